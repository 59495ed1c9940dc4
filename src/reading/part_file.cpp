// SPDX-License-Identifier: Apache-2.0
#include "reading/part_file.hpp"

#include "ctg/base/error.hpp"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

namespace ctg {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& target, const char* ending) {
    fs::path path = target;
    path += ending;
    return path;
}

} // namespace

PartFile::PartFile(fs::path target, std::string url)
    : target_(std::move(target)),
      part_(beside(target_, ".part")),
      state_(beside(target_, ".part.json")),
      url_(std::move(url)) {
    std::ifstream stream(state_);
    const auto state = nlohmann::json::parse(stream, nullptr, false);
    std::error_code fault;
    const auto size = fs::file_size(part_, fault);
    if (fault || !state.is_object() || state.value("url", "") != url_) return;
    validator_ = state.value("validator", "");
    if (!validator_.empty()) size_ = size;
}

PartFile::~PartFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void PartFile::begin(const std::string& validator) {
    validator_ = validator;
    size_ = 0;
    // The state is written first: bytes without it are never resumed.
    std::error_code ignored;
    fs::remove(part_, ignored);
    const nlohmann::json state{{"url", url_}, {"validator", validator_}};
    std::ofstream stream(state_);
    stream << state.dump() << '\n';
    if (!stream.flush()) fail(errno);
    open(O_TRUNC);
}

void PartFile::open(int flags) {
    constexpr mode_t readable_and_writable = 0666; // less the umask
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | flags,
                         readable_and_writable);
    if (descriptor_ < 0) fail(errno);
}

void PartFile::append(std::string_view piece) {
    if (descriptor_ < 0) open(0);
    while (!piece.empty()) {
        const ssize_t count = ::write(descriptor_, piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(errno);
        piece.remove_prefix(static_cast<std::size_t>(count));
        size_ += static_cast<std::size_t>(count);
    }
}

void PartFile::finish() {
    if (descriptor_ < 0) open(0);
    if (::fsync(descriptor_) != 0) fail(errno);
    if (::close(std::exchange(descriptor_, -1)) != 0) fail(errno);
    if (::rename(part_.c_str(), target_.c_str()) != 0) fail(errno);
    std::error_code ignored;
    fs::remove(state_, ignored);
}

void PartFile::discard() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
    std::error_code ignored;
    fs::remove(part_, ignored);
    fs::remove(state_, ignored);
    size_ = 0;
    validator_.clear();
}

void PartFile::fail(int number) const {
    throw ReadError({error_of(
        "CTG-FETC-007",
        {{"file", target_.filename().string()}, {"words", std::generic_category().message(number)}},
        Place{target_.string()})});
}

} // namespace ctg
