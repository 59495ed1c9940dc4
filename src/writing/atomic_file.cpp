// SPDX-License-Identifier: Apache-2.0
#include "writing/atomic_file.hpp"

#include "ctg/base/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace ctg {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(std::string_view code, const fs::path& target) {
    throw ReadError({error_of(code, {{"file", target.string()}}, Place{target.string()})});
}

void check_target(const fs::path& target, Existing existing) {
    std::error_code ignored; // an unreadable folder fails at the first write, with its reason
    const auto status = fs::symlink_status(target, ignored);
    if (target.filename().empty() || (fs::exists(status) && !fs::is_regular_file(status)))
        refuse("CTG-WRIT-002", target);
    if (fs::exists(status) && existing == Existing::refuse) refuse("CTG-WRIT-001", target);
}

/// A name that no other writer, of this process or another, uses now. The extension stays: GDAL
/// looks at it.
fs::path temporary_for(const fs::path& target) {
    static std::atomic<unsigned> count{0};
    std::error_code ignored; // as in check_target
    fs::path path;
    do {
        path = unfinished_name(target, ++count);
    } while (fs::exists(fs::symlink_status(path, ignored)));
    return path;
}

/// Renames, but never onto a file that came meanwhile. @return 0, or the error number.
int renamed(const fs::path& from, const fs::path& to, Existing existing) {
    if (existing == Existing::refuse) {
        if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
            return 0;
        // Some file systems cannot: then only a race between two writers goes unseen.
        if (errno != EINVAL && errno != ENOSYS) return errno;
        std::error_code ignored;
        if (fs::exists(fs::symlink_status(to, ignored))) return EEXIST;
    }
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

} // namespace

int synchronised(const fs::path& path) noexcept {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return errno;
    // EINVAL: the file system has no such thing as a flush of a folder.
    const int number = ::fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno;
    return ::close(descriptor) == 0 ? number : errno;
}

AtomicFile::AtomicFile(fs::path target, Existing existing)
    : target_(std::move(target)),
      absolute_target_(fs::absolute(target_)),
      existing_(existing) {
    check_target(absolute_target_, existing_);
    std::error_code error;
    fs::create_directories(absolute_target_.parent_path(), error);
    if (error) fail(error.value());
    remove_leavings(absolute_target_.parent_path());
    temporary_ = temporary_for(absolute_target_);
    known_to_signals_.emplace(temporary_);
}

AtomicFile::~AtomicFile() {
    std::error_code ignored; // after a failure that is already being told, or after the rename
    for (const auto* side_file : {"", "-journal", "-wal", "-shm"})
        fs::remove(temporary_.string() + side_file, ignored);
}

void AtomicFile::commit() {
    const int number = renamed(temporary_, absolute_target_, existing_);
    if (number == EEXIST) refuse("CTG-WRIT-001", target_);
    if (number != 0) fail(number);
    if (const int folder = synchronised(absolute_target_.parent_path()); folder != 0) fail(folder);
}

void AtomicFile::fail(int number) const {
    const auto words = std::generic_category().message(number);
    throw ReadError({error_of("CTG-WRIT-003", {{"file", target_.string()}, {"reason", words}},
                              Place{target_.string()})});
}

} // namespace ctg
