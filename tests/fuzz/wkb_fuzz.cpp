// SPDX-License-Identifier: Apache-2.0
#include "fuzzed_file.hpp"

#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"
#include "ctg/geometry/multipolygon.hpp"

/// A shape that is read is the same once written and read again, and can be judged.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto shape = ctg::MultiPolygon::from_wkb(std::as_bytes(std::span(data, size)));
        ctg_fuzz::require(ctg::MultiPolygon::from_wkb(shape.wkb()) == shape);
        static_cast<void>(ctg::invalidity_of(shape));
    } catch (const ctg::GeometryError& error) {
        ctg_fuzz::require(!error.diagnostics().empty());
    }
    return 0;
}
