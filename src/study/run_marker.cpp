// SPDX-License-Identifier: Apache-2.0
#include "study/run_marker.hpp"

#include "ctg/base/error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace ctg {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int number) {
    throw ReadError(
        {error_of("CTG-WRIT-003", {{"file", file.string()}, {"reason", std::strerror(number)}})});
}

} // namespace

RunMarker::RunMarker(const std::filesystem::path& folder) : file_(folder / "portraits.en-cours") {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) fail(folder, error.value());
    constexpr mode_t readable_and_writable = 0666; // less the umask
    descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW,
                         readable_and_writable);
    if (descriptor_ < 0) fail(file_, errno);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor_);
        throw ReadError({error_of("CTG-PORT-025", {{"folder", folder.string()}})});
    }
    std::ifstream in(file_, std::ios::binary);
    std::getline(in, identity_);
    std::getline(in, command_);
    for (std::string made; std::getline(in, made);)
        if (!in.eof()) made_.insert(made); // a line that was cut off has no end
}

RunMarker::~RunMarker() {
    // Where nothing was begun, nothing is left.
    if (::lseek(descriptor_, 0, SEEK_END) == 0) ::unlink(file_.c_str());
    ::close(descriptor_);
}

void RunMarker::begin(const std::string& identity, const std::string& command) {
    made_.clear();
    std::string line = command;
    std::ranges::replace(line, '\n', ' ');
    if (::ftruncate(descriptor_, 0) != 0) fail(file_, errno);
    write(identity + "\n" + line + "\n");
}

void RunMarker::add(std::string_view name) {
    write(std::string(name) + "\n");
}

void RunMarker::end() {
    ::unlink(file_.c_str());
}

void RunMarker::write(std::string_view text) const {
    const ssize_t count = ::write(descriptor_, text.data(), text.size());
    if (count < 0) fail(file_, errno);
    if (static_cast<std::size_t>(count) < text.size()) fail(file_, ENOSPC);
}

} // namespace ctg
