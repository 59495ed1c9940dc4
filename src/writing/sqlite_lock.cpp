// SPDX-License-Identifier: Apache-2.0
#include "writing/sqlite_lock.hpp"

#include "ctg/base/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <system_error>
#include <thread>

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// Whether another process holds a lock on the bytes that SQLite locks.
/// Source: SQLite, os.h: PENDING_BYTE, and the 511 bytes of its locks after it.
bool is_locked(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return false;
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000000;
    lock.l_len = 512;
    const bool is_held = ::fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(descriptor);
    return is_held;
}

/// Whether a journal stands beside the file: put to another database, it would spoil it.
bool has_journal(const fs::path& file) {
    for (const auto* const suffix : {"-wal", "-journal"}) {
        std::error_code fault;
        const auto size = fs::file_size(file.string() + suffix, fault);
        if (!fault && size > 0) return true;
    }
    return false;
}

} // namespace

void wait_until_free(const fs::path& file) {
    using namespace std::chrono_literals;
    constexpr auto patience = 5s;
    constexpr auto pause = 50ms;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (is_locked(file) || has_journal(file)) {
        if (std::chrono::steady_clock::now() >= end)
            throw ReadError(
                {error_of("CTG-WRIT-006", {{"file", file.string()}}, Place{file.string()})});
        std::this_thread::sleep_for(pause);
    }
}

} // namespace ctg
