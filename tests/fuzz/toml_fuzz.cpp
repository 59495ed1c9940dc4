// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "fuzzed_file.hpp"

#include "ctg/base/error.hpp"

namespace {

/// Every member of a table has its place in the file.
void check_places(const ctg::Setting& setting) {
    if (const auto* const list = std::get_if<ctg::Setting::List>(&setting.value))
        for (const auto& item : *list)
            check_places(item);
    if (const auto* const members = std::get_if<ctg::Setting::Members>(&setting.value))
        for (const auto& [key, member] : *members) {
            ctg_fuzz::require(member.place.line > 0 && member.place.column > 0);
            check_places(member);
        }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = ctg_fuzz::file_of(".toml", data, size);
    try {
        check_places(ctg::read_document(file).root);
    } catch (const ctg::Error& error) {
        ctg_fuzz::require(!error.diagnostics().empty());
    }
    return 0;
}
