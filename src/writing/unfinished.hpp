// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>

namespace ctg {

/// The name of a file in the making, known to discard_unfinished_files() while this lives.
class UnfinishedFile {
public:
    explicit UnfinishedFile(const std::filesystem::path& file) noexcept;
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

private:
    std::size_t slot_;
};

/// Removes what a writer that was killed left in `folder`: files in the making of processes that
/// live no more. Looks into each folder once in the life of this process.
void remove_leavings(const std::filesystem::path& folder);

/// How a file in the making is named: ".name.PID-N.tmp.extension".
[[nodiscard]] std::filesystem::path unfinished_name(const std::filesystem::path& target,
                                                    unsigned number);

} // namespace ctg
