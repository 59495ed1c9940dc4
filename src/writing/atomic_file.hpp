// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/writing/file.hpp"
#include "writing/unfinished.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace ctg {

/// A file in the making: it is written under a temporary name in the folder of its target, and
/// takes the target's name in one step. What was not committed is removed.
class AtomicFile {
public:
    /// @throws ReadError CTG-WRIT-001 (exists), -002 (not a plain file), -003 (folder not made).
    AtomicFile(std::filesystem::path target, Existing existing);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// Where to write: an absolute path, at which nothing stands yet.
    [[nodiscard]] const std::filesystem::path& temporary() const noexcept { return temporary_; }

    /// Gives the file, already flushed to disk, the target's name.
    /// @throws ReadError CTG-WRIT-001 (it exists by now), -003.
    void commit();

    /// @throws ReadError CTG-WRIT-003 with the system's words for the error number `number`.
    [[noreturn]] void fail(int number) const;

private:
    std::filesystem::path target_;
    std::filesystem::path absolute_target_;
    std::filesystem::path temporary_;
    std::optional<UnfinishedFile> known_to_signals_;
    Existing existing_;
};

/// Waits until the bytes of `path`, a file or a folder, are on the disk.
/// @return 0, or the error number.
[[nodiscard]] int synchronised(const std::filesystem::path& path) noexcept;

} // namespace ctg
