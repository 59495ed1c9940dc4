// SPDX-License-Identifier: Apache-2.0
#include "writing/unfinished.hpp"

#include "ctg/writing/file.hpp"

#include <fmt/format.h>

#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <ctime>
#include <mutex>
#include <set>
#include <string>

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// Names that a signal handler may read: no allocation, no lock. Of more files in the making at
/// once than there are slots, the rest is not known to it.
constexpr std::size_t slot_count = 64;
constexpr std::size_t longest_name = 4096; // PATH_MAX of Linux
struct Slot {
    std::atomic<bool> is_taken{false};
    std::atomic<bool> is_named{false};
    std::array<char, longest_name> name{};
};
std::array<Slot, slot_count> slots;

/// Set when the process is to end: other threads begin no file any more.
std::atomic<bool> is_ending{false};

void pass_over(long milliseconds) noexcept {
    constexpr long nanoseconds = 1'000'000;
    const timespec time{0, milliseconds * nanoseconds};
    ::nanosleep(&time, nullptr);
}

/// SQLite keeps these beside a database while it writes.
constexpr std::array<const char*, 4> side_files{"", "-journal", "-wal", "-shm"};

/// The process that made the file in the making `name`; nothing when it is none.
pid_t maker_of(const std::string& name) {
    constexpr std::string_view mark = ".tmp";
    const auto end = name.rfind(mark);
    if (!name.starts_with('.') || end == std::string::npos) return 0;
    const auto start = name.rfind('.', end - 1);
    if (start == std::string::npos) return 0;
    pid_t maker = 0;
    const auto* const first = name.data() + start + 1;
    const auto read = std::from_chars(first, name.data() + end, maker);
    return read.ec == std::errc() && *read.ptr == '-' ? maker : 0;
}

} // namespace

UnfinishedFile::UnfinishedFile(const fs::path& file) noexcept : slot_(slot_count) {
    const std::string& name = file.native();
    if (name.size() >= longest_name) return;
    for (std::size_t n = 0; n < slot_count; ++n) {
        bool expected = false;
        if (!slots[n].is_taken.compare_exchange_strong(expected, true)) continue;
        std::memcpy(slots[n].name.data(), name.c_str(), name.size() + 1);
        slots[n].is_named = true;
        slot_ = n;
        while (is_ending)
            pass_over(1);
        return;
    }
}

UnfinishedFile::~UnfinishedFile() {
    if (slot_ == slot_count) return;
    slots[slot_].is_named = false;
    slots[slot_].is_taken = false;
}

namespace {

void unlink_unfinished_files() noexcept {
    for (auto& slot : slots) {
        if (!slot.is_named) continue;
        std::array<char, longest_name + 16> name{};
        const std::size_t size = ::strnlen(slot.name.data(), longest_name);
        std::memcpy(name.data(), slot.name.data(), size);
        for (const char* const side_file : side_files) {
            std::memcpy(name.data() + size, side_file, std::strlen(side_file) + 1);
            ::unlink(name.data());
        }
    }
}

} // namespace

void discard_unfinished_files() noexcept {
    is_ending = true;
    // Another thread may have named a file that it is about to make.
    constexpr int passes = 5;
    for (int pass = 0; pass < passes; ++pass) {
        unlink_unfinished_files();
        pass_over(2);
    }
    unlink_unfinished_files();
}

void remove_leavings(const fs::path& folder) {
    static std::mutex mutex;
    static std::set<fs::path> looked_into;
    const std::lock_guard lock(mutex);
    if (!looked_into.insert(folder).second) return;
    std::error_code ignored; // what cannot be listed or removed stays: it harms nothing
    for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end;
         entry.increment(ignored)) {
        const auto maker = maker_of(entry->path().filename().string());
        if (maker <= 0 || ::kill(maker, 0) == 0 || errno != ESRCH) continue;
        std::error_code fault;
        if (entry->is_regular_file(fault)) fs::remove(entry->path(), fault);
    }
}

fs::path unfinished_name(const fs::path& target, unsigned number) {
    return target.parent_path() / fmt::format(".{}.{}-{}.tmp{}", target.stem().string(), ::getpid(),
                                              number, target.extension().string());
}

} // namespace ctg
