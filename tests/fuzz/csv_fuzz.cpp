// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "fuzzed_file.hpp"

#include "ctg/base/error.hpp"

/// Every cell of a table that is read stands on a line of the file, after the header.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = ctg_fuzz::file_of(".csv", data, size);
    try {
        const auto table = ctg::read_table(file, {.rows = 1000});
        ctg::Faults faults;
        for (std::size_t r = 0; r < table.row_count(); ++r)
            for (std::size_t c = 0; c < table.columns().size(); ++c) {
                const auto place = table.place(r, c);
                ctg_fuzz::require(place.line > 1 && place.column > 0);
                static_cast<void>(ctg::figure_at(table, r, c, faults));
            }
    } catch (const ctg::Error& error) {
        ctg_fuzz::require(!error.diagnostics().empty());
    }
    return 0;
}
