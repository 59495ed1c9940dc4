// SPDX-License-Identifier: Apache-2.0
#include "study/traces.hpp"

#include <algorithm>

namespace ctg {
namespace {

/// The commune that a row tells of: its own, that of an arrondissement, or that of an IRIS.
std::optional<CommuneCode> commune_of_row(std::string_view code, bool is_by_iris) {
    constexpr std::size_t commune_digits = 5;
    const auto commune = CommuneCode::parse(is_by_iris ? code.substr(0, commune_digits) : code);
    if (!commune) return std::nullopt;
    const auto whole = commune_of_arrondissement(*commune);
    return whole ? whole : commune;
}

FigureTrace trace_of(const ScoredIndicator& indicator, const FigureTable& table) {
    FigureTrace trace{
        indicator.rule.id, indicator.rule.places.table, table.table.source().file, {}};
    const bool is_by_iris = table.level == "iris";
    const auto code = table.table.column("code");
    if (!code || (table.level != "commune" && !is_by_iris)) return trace;
    for (std::size_t row = 0; row < table.table.row_count(); ++row)
        if (const auto commune = commune_of_row(table.table.text(row, *code), is_by_iris))
            trace.lines[*commune].push_back(table.table.place(row, *code).line);
    return trace;
}

} // namespace

std::vector<FigureTrace> traces_of(const Study& study) {
    std::vector<FigureTrace> traces;
    if (!study.scheme) return traces;
    for (const auto& indicator : study.scheme->indicators) {
        const auto table =
            std::ranges::find(study.tables, indicator.rule.table, &FigureTable::name);
        if (table != study.tables.end()) traces.push_back(trace_of(indicator, *table));
    }
    return traces;
}

} // namespace ctg
