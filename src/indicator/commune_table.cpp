// SPDX-License-Identifier: Apache-2.0
#include "indicator/commune_table.hpp"

#include "ctg/base/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ctg {
namespace {

Place place_of(const Table& table) {
    return Place{.file = table.source().file};
}

Diagnostic twice(const CommuneCode& code, Place first, Place second) {
    auto diagnostic =
        error_of("CTG-TERR-001", {{"commune", std::string(code.text())}}, std::move(second));
    diagnostic.places.push_back(std::move(first));
    return diagnostic;
}

void note_list(std::string_view code, const FigureTable& source,
               const std::vector<std::string>& communes, Faults& faults) {
    if (communes.empty()) return;
    faults.add(note_of(code,
                       {{"table", source.name},
                        {"count", std::to_string(communes.size())},
                        {"communes", abridged(communes)}},
                       place_of(source.table)));
}

/// One commune out of its rows. An arrondissement that is hidden or missing leaves the whole
/// unknown; one without object adds nothing.
Figure whole_of(const std::vector<Figure>& parts) {
    const auto lacks = [&](Absence reason) {
        return std::ranges::find(parts, Figure::absent(reason)) != parts.end();
    };
    for (const auto reason : {Absence::suppressed, Absence::not_collected})
        if (lacks(reason)) return Figure::absent(reason);
    return sum_of(parts);
}

} // namespace

CommuneTable::CommuneTable(const FigureTable& source, const std::set<CommuneCode>& communes,
                           const Geography& geography, Faults& faults)
    : source_(&source) {
    const Table& table = source.table;
    const std::size_t code_column = required_columns(table, {"code"}).front();
    std::map<CommuneCode, std::size_t> row_of;
    std::vector<std::string> elsewhere;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const auto code = commune_code_at(table, row, code_column, faults);
        if (!code) continue;
        const auto commune = commune_of_arrondissement(*code).value_or(*code);
        if (!communes.contains(commune) && !communes.contains(*code)) {
            if (!geography.contains(commune)) elsewhere.emplace_back(code->text());
            continue;
        }
        const auto [earlier, is_first] = row_of.try_emplace(*code, row);
        if (!is_first)
            faults.add(twice(*code, table.place(earlier->second, code_column),
                             table.place(row, code_column)));
    }
    note_list("CTG-IND-008", source, elsewhere, faults);
    arrange(row_of, communes, faults);
}

void CommuneTable::arrange(const std::map<CommuneCode, std::size_t>& row_of,
                           const std::set<CommuneCode>& communes, Faults& faults) {
    std::map<CommuneCode, std::vector<std::size_t>> arrondissements;
    for (const auto& [code, row] : row_of)
        if (const auto commune = commune_of_arrondissement(code))
            arrondissements[*commune].push_back(row);
    for (const auto& commune : communes)
        if (const auto own = row_of.find(commune); own != row_of.end())
            rows_[commune] = {own->second};

    std::vector<std::string> added;
    std::vector<std::string> set_aside;
    for (const auto& [commune, rows] : arrondissements) {
        if (!communes.contains(commune)) continue;
        const std::string name(commune.text());
        if (rows_.contains(commune)) {
            set_aside.push_back(name);
        } else if (rows.size() == arrondissement_count(commune)) {
            rows_[commune] = rows;
            added.push_back(name);
        } else {
            faults.add(warning_of("CTG-IND-007",
                                  {{"table", source_->name},
                                   {"commune", name},
                                   {"count", std::to_string(rows.size())},
                                   {"total", std::to_string(arrondissement_count(commune))}},
                                  place_of(source_->table)));
        }
    }
    note_list("CTG-IND-005", *source_, added, faults);
    note_list("CTG-IND-006", *source_, set_aside, faults);
}

FiguresByCommune CommuneTable::figures(std::size_t column, const std::optional<Rounding>& rounding,
                                       Faults& faults) {
    const Published& published_figures = published(column, faults);
    if (rounding) warn_of_rounding(column, *rounding, faults);
    FiguresByCommune figures;
    for (const auto& [commune, rows] : rows_) {
        std::vector<Figure> parts;
        for (const auto row : rows) {
            const Figure& part = published_figures.at(row);
            const bool is_interval = rounding && part.is_known();
            parts.push_back(is_interval ? Figure::rounded(part.value(), *rounding) : part);
        }
        figures.emplace(commune, whole_of(parts));
    }
    return figures;
}

const CommuneTable::Published& CommuneTable::published(std::size_t column, Faults& faults) {
    const auto [read, is_new] = published_by_column_.try_emplace(column);
    if (!is_new) return read->second;
    const Table& table = source_->table;
    for (const auto& [commune, rows] : rows_)
        for (const auto row : rows) {
            Figure figure = figure_at(table, row, column, faults);
            if (figure.is_known() && figure.value() < 0.0) {
                faults.add(error_of("CTG-IND-002", {{"text", table.text(row, column)}},
                                    table.place(row, column)));
                figure = Figure::absent(Absence::not_collected);
            }
            read->second.emplace(row, figure);
        }
    return read->second;
}

void CommuneTable::warn_of_rounding(std::size_t column, const Rounding& rounding, Faults& faults) {
    constexpr double tolerance = 1e-9; // [bases], for bases that binary does not hold, such as 0.1
    std::size_t count = 0;
    std::optional<std::size_t> first;
    for (const auto& [row, figure] : published(column, faults)) {
        if (!figure.is_known()) continue;
        const double remainder = std::remainder(figure.value(), rounding.base);
        if (std::abs(remainder) <= tolerance * rounding.base) continue;
        if (!first) first = row;
        ++count;
    }
    if (!first) return;
    faults.add(warning_of("CTG-IND-004",
                          {{"count", std::to_string(count)},
                           {"base", fmt::format("{}", rounding.base)},
                           {"text", source_->table.text(*first, column)}},
                          source_->table.place(*first, column)));
}

} // namespace ctg
