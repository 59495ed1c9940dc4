// SPDX-License-Identifier: Apache-2.0
#include "fuzzed_file.hpp"

#include "ctg/base/code.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/territory/geography.hpp"

#include <string>
#include <string_view>

/// A code that is read is spelled as it is printed; one that is mended is mended once, with a note;
/// a cell gives a code or a fault, never neither nor both.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto commune = ctg::CommuneCode::parse(text))
        ctg_fuzz::require(commune->text() == text && !commune->departement().empty());
    if (const auto siren = ctg::Siren::parse(text)) ctg_fuzz::require(siren->text() == text);
    if (const auto body = ctg::collectivite_of(text))
        ctg_fuzz::require(ctg::text_of(*body) == text);

    const ctg::Table table({}, {"code"}, {{{std::string(text), 2, 1}}}, {});
    ctg::Faults faults;
    const auto code = ctg::commune_code_at(table, 0, 0, faults);
    ctg_fuzz::require(code.has_value() == faults.empty());
    if (code) {
        ctg_fuzz::require(ctg::CommuneCode::parse(code->text()) == code);
        ctg_fuzz::require((code->text() == text) == faults.notes().empty());
    }
    const std::vector<std::string> known{"13001", "2A004", "97411"};
    ctg_fuzz::require(ctg::nearest(text.substr(0, 64), known).size() <= 2);
    return 0;
}
