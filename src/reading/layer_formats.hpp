// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace ctg {

/// A format of layers that is read.
struct LayerFormat {
    std::string_view extension;
    const char* driver;         ///< GDAL's
    std::string_view beginning; ///< of the file
    const char* open_option;    ///< of the driver, or null
};

/// The format that the extension of `file` names, in letters of any case; null when none does.
[[nodiscard]] const LayerFormat* layer_format_of(const std::filesystem::path& file);

} // namespace ctg
