// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "fuzzed_file.hpp"

#include "ctg/base/error.hpp"

/// A layer that is read has a known CRS, and a shape that is not empty for each row.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = ctg_fuzz::file_of(".geojson", data, size);
    try {
        const auto layer = ctg::read_layer(file).value;
        ctg_fuzz::require(layer.crs.is_known());
        ctg_fuzz::require(layer.shapes.size() == layer.attributes.row_count());
        for (const auto& shape : layer.shapes)
            ctg_fuzz::require(!shape.is_empty());
    } catch (const ctg::Error& error) {
        ctg_fuzz::require(!error.diagnostics().empty());
    }
    return 0;
}
