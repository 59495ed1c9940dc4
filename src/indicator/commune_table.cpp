// SPDX-License-Identifier: Apache-2.0
#include "indicator/commune_table.hpp"

#include "ctg/base/nearest.hpp"
#include "indicator/weighted_mean.hpp"

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

constexpr std::size_t iris_code_size = 9;
constexpr std::size_t commune_code_size = 5;

/// The code of a cell, its lost zero put back.
std::string iris_at(const Table& table, std::size_t row, std::size_t column) {
    std::string text = table.text(row, column);
    if (text.size() == iris_code_size - 1) text.insert(text.begin(), '0');
    return text;
}

/// The commune of an IRIS: the first five of its nine characters.
std::optional<CommuneCode> commune_of_iris_at(const Table& table, std::size_t row,
                                              std::size_t column, Faults& faults) {
    const std::string text = iris_at(table, row, column);
    if (text.size() == iris_code_size)
        if (const auto commune = CommuneCode::parse(text.substr(0, commune_code_size)))
            return commune;
    faults.add(
        error_of("CTG-IND-015", {{"text", table.text(row, column)}}, table.place(row, column)));
    return std::nullopt;
}

Figure once_rounded(const Figure& figure, const std::optional<Rounding>& rounding) {
    return rounding && figure.is_known() ? Figure::rounded(figure.value(), *rounding) : figure;
}

} // namespace

Figure whole_of(const std::vector<Figure>& parts) {
    const auto lacks = [&](Absence reason) {
        return std::ranges::find(parts, Figure::absent(reason)) != parts.end();
    };
    for (const auto reason : {Absence::suppressed, Absence::not_collected})
        if (lacks(reason)) return Figure::absent(reason);
    return sum_of(parts);
}

CommuneTable::CommuneTable(const FigureTable& source, const std::set<CommuneCode>& communes,
                           const Geography& geography, Faults& faults)
    : source_(&source) {
    arrange(rows_of(communes, geography, faults), communes, faults);
}

CommuneTable::RowsByCode CommuneTable::rows_of(const std::set<CommuneCode>& communes,
                                               const Geography& geography, Faults& faults) {
    const Table& table = source_->table;
    const std::size_t code_column = required_columns(table, {"code"}).front();
    const bool is_by_iris = source_->level == "iris";
    RowsByCode rows_of;
    std::vector<std::string> elsewhere;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const auto code = is_by_iris ? commune_of_iris_at(table, row, code_column, faults)
                                     : commune_code_at(table, row, code_column, faults);
        if (!code) continue;
        const auto commune = commune_of_arrondissement(*code).value_or(*code);
        if (!communes.contains(commune) && !communes.contains(*code)) {
            if (!geography.contains(commune)) elsewhere.emplace_back(table.text(row, code_column));
            continue;
        }
        auto& rows = rows_of[*code];
        const auto earlier =
            is_by_iris
                ? row_of_iris_.try_emplace(iris_at(table, row, code_column), row).first->second
            : rows.empty() ? row
                           : rows.front();
        if (earlier != row)
            faults.add(
                twice(*code, table.place(earlier, code_column), table.place(row, code_column)));
        else
            rows.push_back(row);
    }
    note_list("CTG-IND-008", *source_, elsewhere, faults);
    return rows_of;
}

void CommuneTable::arrange(const RowsByCode& rows_of, const std::set<CommuneCode>& communes,
                           Faults& faults) {
    RowsByCode arrondissement_rows;
    std::map<CommuneCode, std::size_t> arrondissements;
    for (const auto& [code, rows] : rows_of) {
        const auto commune = commune_of_arrondissement(code);
        if (!commune) continue;
        auto& all = arrondissement_rows[*commune];
        all.insert(all.end(), rows.begin(), rows.end());
        ++arrondissements[*commune];
    }
    for (const auto& commune : communes)
        if (const auto own = rows_of.find(commune); own != rows_of.end())
            rows_[commune] = own->second;

    std::vector<std::string> added;
    std::vector<std::string> set_aside;
    for (const auto& [commune, count] : arrondissements) {
        if (!communes.contains(commune)) continue;
        const std::string name(commune.text());
        if (rows_.contains(commune)) {
            set_aside.push_back(name);
        } else if (count == arrondissement_count(commune)) {
            rows_[commune] = arrondissement_rows.at(commune);
            added.push_back(name);
        } else {
            faults.add(warning_of("CTG-IND-007",
                                  {{"table", source_->name},
                                   {"commune", name},
                                   {"count", std::to_string(count)},
                                   {"total", std::to_string(arrondissement_count(commune))}},
                                  place_of(source_->table)));
        }
    }
    note_list("CTG-IND-005", *source_, added, faults);
    note_list("CTG-IND-006", *source_, set_aside, faults);
}

bool CommuneTable::is_additive(std::size_t column) const {
    const auto& kinds = source_->table.grammar().kinds;
    const auto kind = kinds.find(column);
    return kind == kinds.end() || ctg::is_additive(kind->second);
}

FiguresByCommune CommuneTable::figures(std::size_t column, const std::optional<Rounding>& rounding,
                                       Faults& faults) {
    const Published& published_figures = published(column, faults);
    if (rounding) warn_of_rounding(column, *rounding, faults);
    FiguresByCommune figures;
    for (const auto& [commune, rows] : rows_) {
        std::vector<Figure> parts;
        for (const auto row : rows)
            parts.push_back(once_rounded(published_figures.at(row), rounding));
        const bool can_tell = parts.size() == 1 || is_additive(column);
        figures.emplace(commune,
                        can_tell ? whole_of(parts) : Figure::absent(Absence::not_collected));
    }
    return figures;
}

FiguresByIris CommuneTable::figures_by_iris(std::size_t column,
                                            const std::optional<Rounding>& rounding,
                                            Faults& faults) {
    const Published& published_figures = published(column, faults);
    FiguresByIris figures;
    for (const auto& [iris, row] : row_of_iris_)
        figures.emplace(iris, once_rounded(published_figures.at(row), rounding));
    return figures;
}

CommuneTable::Weighted CommuneTable::weighted_figures(std::size_t rates, std::size_t weights,
                                                      const std::optional<Rounding>& rounding,
                                                      Faults& faults) {
    const Published& rate_by_row = published(rates, faults);
    const Published& weight_by_row = published(weights, faults);
    Weighted result;
    for (const auto& [commune, rows] : rows_) {
        std::vector<Figure> products;
        std::vector<Figure> weighing;
        std::vector<double> known_weights;
        for (const auto row : rows) {
            Figure rate = rate_by_row.at(row);
            const Figure& weight = weight_by_row.at(row);
            if (rate.absence() == Absence::not_applicable) continue;
            if (rounding && rate.is_known()) rate = rounded_rate(rate.value(), *rounding);
            products.push_back(weight.is_known() ? weighted(rate, weight.value()) : rate);
            weighing.push_back(weight);
            known_weights.push_back(weight.is_known() ? weight.value() : 0.0);
        }
        products = at_known_mean(std::move(products), known_weights);
        result.products.emplace(commune, whole_of(products));
        result.weights.emplace(commune, whole_of(weighing));
    }
    return result;
}

const CommuneTable::Published& CommuneTable::published(std::size_t column, Faults& faults) {
    const auto [read, is_new] = published_by_column_.try_emplace(column);
    if (!is_new) return read->second;
    const Table& table = source_->table;
    std::set<std::size_t> asked;
    for (const auto& [commune, rows] : rows_)
        asked.insert(rows.begin(), rows.end());
    for (const auto& [iris, row] : row_of_iris_)
        asked.insert(row);
    for (const auto row : asked) {
        Figure figure = figure_at(table, row, column, faults);
        if (figure.has_bounds() && figure.low() < 0.0) {
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
