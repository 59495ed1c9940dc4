// SPDX-License-Identifier: Apache-2.0
#pragma once

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

} // namespace ctg
