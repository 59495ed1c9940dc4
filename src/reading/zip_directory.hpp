// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reading/input.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A file of a ZIP archive, as the archive's directory tells it.
struct ZipEntry {
    std::string name;
    std::size_t inflated_bytes = 0;
};

/// The directory at the end of a ZIP archive, or nothing when there is none that is sound. An
/// archive over 4 GiB (ZIP64) is not one of ours.
/// Source: PKWARE, APPNOTE 6.3.10, §4.3.12 and §4.3.16.
[[nodiscard]] std::optional<std::vector<ZipEntry>> zip_directory_of(std::string_view bytes);

/// Refuses what would inflate beyond the limits, by what the directory says: GDAL reads no more of
/// an entry than is told there.
/// @throws LimitError CTG-READ-010 (archive_entries, archive_bytes, archive_ratio), at `place`.
void check_archive(const std::vector<ZipEntry>& entries, const Input& archive,
                   const ReadLimits& limits, const Place& place);

} // namespace ctg
