// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "fuzzed_file.hpp"

#include "ctg/base/error.hpp"
#include "reading/workbook_writer.hpp"

#include <string_view>

namespace {

/// An archive as it stands; any other input is the rows of a sheet, of ODS if they are its XML, in
/// a sound workbook: what reads them is not kept from them by a check sum.
std::filesystem::path workbook_of(std::string_view bytes, const std::uint8_t* data) {
    if (bytes.starts_with("PK")) {
        const bool is_ods = bytes.substr(0, 64).find("mimetype") != std::string_view::npos;
        return ctg_fuzz::file_of(is_ods ? ".ods" : ".xlsx", data, bytes.size());
    }
    const bool is_ods = bytes.starts_with("<table:");
    const auto file = ctg_fuzz::file_of(is_ods ? ".ods" : ".xlsx", data, 0);
    std::filesystem::remove(file);
    const std::string rows(bytes);
    return ctg_test::write_zip(file, is_ods ? ctg_test::ods_parts(rows)
                                            : ctg_test::xlsx_parts({{"COM", rows}}));
}

} // namespace

/// Every cell of a table that is read stands under the header, in its column.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = workbook_of({reinterpret_cast<const char*>(data), size}, data);
    try {
        const auto table = ctg::read_table(
            file, {.rows = 1000, .archive_entries = 50, .archive_bytes = 1U << 20U});
        ctg::Faults faults;
        for (std::size_t r = 0; r < table.row_count(); ++r)
            for (std::size_t c = 0; c < table.columns().size(); ++c) {
                const auto place = table.place(r, c);
                ctg_fuzz::require(place.line > table.traits().header_line && place.column == c + 1);
                static_cast<void>(ctg::figure_at(table, r, c, faults));
            }
    } catch (const ctg::Error& error) {
        ctg_fuzz::require(!error.diagnostics().empty());
    }
    return 0;
}
