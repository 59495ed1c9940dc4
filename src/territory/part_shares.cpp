// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/nearest.hpp"
#include "ctg/territory/zoning.hpp"
#include "territory/faults.hpp"

#include <algorithm>
#include <set>

namespace ctg {
namespace {

constexpr std::size_t commune_size = 5;
constexpr std::size_t iris_size = 9;

/// The commune of which `code` is a part: an IRIS, or a municipal arrondissement.
std::optional<CommuneCode> commune_of_part(std::string_view code) {
    if (code.size() != commune_size && code.size() != iris_size) return std::nullopt;
    const auto front = CommuneCode::parse(code.substr(0, commune_size));
    if (!front) return std::nullopt;
    if (const auto commune = commune_of_arrondissement(*front)) return commune;
    return code.size() == iris_size ? front : std::nullopt;
}

/// The code of a cell, its lost zero put back.
std::string part_code_at(const Table& table, std::size_t row, std::size_t column) {
    std::string code = table.text(row, column);
    if (code.size() == commune_size - 1 || code.size() == iris_size - 1) code.insert(0, "0");
    return code;
}

/// Whether some arrondissement of Paris, Lyon or Marseille has no row.
bool lacks_arrondissements(const CommuneCode& commune,
                           const std::map<std::string, double, std::less<>>& counts) {
    std::set<std::string> found;
    for (const auto& [code, count] : counts)
        if (commune_of_part(code) == commune) found.insert(code.substr(0, commune_size));
    return arrondissement_count(commune) > 0 && found.size() < arrondissement_count(commune);
}

} // namespace

std::optional<CommunePart> PartShares::find(std::string_view code) const {
    const auto commune = commune_of_part(code);
    const auto total = commune ? totals_.find(*commune) : totals_.end();
    if (total == totals_.end() || !(total->second > 0.0)) return std::nullopt;
    double count = 0.0;
    auto row = counts_.lower_bound(code);
    if (row == counts_.end() || !row->first.starts_with(code)) return std::nullopt;
    for (; row != counts_.end() && row->first.starts_with(code); ++row)
        count += row->second;
    return CommunePart{*commune, count / total->second};
}

std::vector<std::string> PartShares::nearest_to(std::string_view code) const {
    const auto commune = commune_of_part(code);
    if (!commune || !totals_.contains(*commune)) return {};
    std::vector<std::string> beside;
    for (const auto& [part, count] : counts_)
        if (commune_of_part(part) == commune) beside.push_back(part);
    return nearest(code, beside);
}

Checked<PartShares> PartShares::from(const Table& table, std::string_view column) {
    const std::string_view code_name = table.column("code") ? "code" : "iris";
    const auto columns = required_columns(table, {code_name, column});
    Faults faults;
    PartShares shares;
    shares.source_ = table.source();
    std::vector<std::string> absent;
    std::set<CommuneCode> unknown;
    std::map<std::string, std::size_t> row_of;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const std::string code = part_code_at(table, row, columns[0]);
        const auto commune = commune_of_part(code);
        if (!commune) continue;
        const auto [earlier, is_first] = row_of.emplace(code, row);
        if (!is_first)
            faults.add(error_at_both("CTG-TERR-001", {{"commune", code}},
                                     table.place(earlier->second, columns[0]),
                                     table.place(row, columns[0])));
        const Figure count = figure_at(table, row, columns[1], faults);
        if (count.is_known() && count.value() < 0.0)
            faults.add(error_of("CTG-TERR-013",
                                {{"commune", code}, {"value", table.text(row, columns[1])}},
                                table.place(row, columns[1])));
        if (!count.is_known()) {
            absent.push_back(code);
            unknown.insert(*commune);
        }
        shares.counts_[code] = count.is_known() ? count.value() : 0.0;
    }
    // Rows of IRIS and of arrondissements may stand in one table: the finer ones count.
    std::erase_if(shares.counts_, [&](const auto& item) {
        const auto finer = shares.counts_.upper_bound(item.first);
        return finer != shares.counts_.end() && finer->first.starts_with(item.first);
    });
    for (const auto& [code, count] : shares.counts_)
        shares.totals_[*commune_of_part(code)] += count;
    // Missing is not zero: beside a count that is not known, no share is.
    std::erase_if(shares.totals_, [&](const auto& item) {
        return unknown.contains(item.first) || lacks_arrondissements(item.first, shares.counts_);
    });
    if (shares.counts_.empty() && faults.errors().empty())
        faults.add(error_of("CTG-TERR-057", {}, table.header_place()));
    if (!absent.empty())
        faults.add(warning_of("CTG-TERR-058",
                              {{"column", std::string(column)},
                               {"count", std::to_string(absent.size())},
                               {"codes", abridged(absent)}},
                              table.header_place()));
    faults.raise<DataError>();
    return {std::move(shares), faults.notes()};
}

} // namespace ctg
