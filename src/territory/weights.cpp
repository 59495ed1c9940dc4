// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/weights.hpp"

#include "ctg/base/error.hpp"
#include "territory/faults.hpp"
#include "territory/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace ctg {

const Basis Basis::population{"population"};
const Basis Basis::communes{"communes"};
const Basis Basis::area{"area"};

namespace {

bool is_negative(const Figure& figure) {
    return figure.is_known() && figure.low() < 0.0;
}

Diagnostic negative_weight(const CommuneCode& code, const Figure& figure, Place place = {}) {
    return error_of(
        "CTG-TERR-013",
        {{"commune", std::string(code.text())}, {"value", fmt::to_string(figure.value())}},
        std::move(place));
}

/// Reads the weights of a geography's communes from a table, row by row, then rolls them up.
class WeightReading {
public:
    WeightReading(const Table& table, std::string_view column, const Geography& geography,
                  const WeightOptions& options)
        : table_(table),
          columns_(required_columns(table, {"code", column})),
          geography_(geography),
          options_(options) {}

    Checked<Weights> weights(const Basis& basis) && {
        read_rows();
        std::vector<Weights::Item> items;
        for (const auto& commune : geography_.communes())
            if (const auto figure = figure_of(commune.code))
                items.emplace_back(commune.code, *figure);
        faults_.raise<DataError>();
        return {Weights(basis, std::move(items), table_.source()), faults_.notes()};
    }

private:
    [[nodiscard]] Place place(std::size_t row) const { return table_.place(row, columns_[0]); }

    void read_rows() {
        std::size_t outside_count = 0;
        for (std::size_t row = 0; row < table_.row_count(); ++row) {
            const std::string& text = table_.text(row, columns_[0]);
            const auto code = spelled_commune(text);
            if (!code) {
                faults_.add(unreadable_code("CTG-TERR-002", text, place(row)));
            } else if (!geography_.contains(commune_of_arrondissement(*code).value_or(*code))) {
                ++outside_count;
            } else {
                if (code->text() != text) faults_.add(mended_note(text, code->text(), place(row)));
                add_row(*code, row);
            }
        }
        if (outside_count > 0)
            faults_.add(note_of("CTG-TERR-016",
                                {{"count", std::to_string(outside_count)},
                                 {"year", std::to_string(geography_.year().value)}},
                                table_.header_place()));
    }

    void add_row(const CommuneCode& code, std::size_t row) {
        const auto [earlier, is_first] = row_of_.emplace(code, row);
        if (!is_first)
            faults_.add(error_at_both("CTG-TERR-001", {{"commune", std::string(code.text())}},
                                      place(earlier->second), place(row)));
    }

    Figure figure_in(std::size_t row, const CommuneCode& code) {
        const Figure figure = figure_at(table_, row, columns_[1], faults_);
        if (is_negative(figure)) {
            faults_.add(negative_weight(code, figure, table_.place(row, columns_[1])));
            return figure;
        }
        return options_.rounding && figure.is_known() && figure.is_exact()
                   ? Figure::rounded(figure.value(), *options_.rounding)
                   : figure;
    }

    /// The arrondissements of `commune` that the table has.
    [[nodiscard]] std::vector<CommuneCode> arrondissements_of(const CommuneCode& commune) const {
        std::vector<CommuneCode> codes;
        if (arrondissement_count(commune) > 0)
            for (const auto& [code, row] : row_of_)
                if (commune_of_arrondissement(code) == commune) codes.push_back(code);
        return codes;
    }

    std::optional<Figure> figure_of(const CommuneCode& commune) {
        const auto arrondissements = arrondissements_of(commune);
        const DiagnosticValues values{{"commune", std::string(commune.text())},
                                      {"year", std::to_string(geography_.year().value)},
                                      {"found", std::to_string(arrondissements.size())},
                                      {"count", std::to_string(arrondissement_count(commune))},
                                      {"arrondissements", listed(arrondissements)}};
        const auto own = row_of_.find(commune);
        if (own != row_of_.end()) {
            if (!arrondissements.empty())
                faults_.add(note_of("CTG-TERR-015", values, place(own->second)));
            return figure_in(own->second, commune);
        }
        if (arrondissements.empty()) {
            faults_.add(error_of("CTG-TERR-017", values, table_.header_place()));
            return std::nullopt;
        }
        const Place first = place(row_of_.at(arrondissements.front()));
        if (arrondissements.size() < arrondissement_count(commune)) {
            faults_.add(error_of("CTG-TERR-018", values, first));
            return std::nullopt;
        }
        faults_.add(note_of("CTG-TERR-014", values, first));
        std::vector<Figure> figures;
        figures.reserve(arrondissements.size());
        for (const auto& code : arrondissements)
            figures.push_back(figure_in(row_of_.at(code), code));
        return sum_of(figures);
    }

    const Table& table_;
    std::vector<std::size_t> columns_;
    const Geography& geography_;
    WeightOptions options_;
    std::map<CommuneCode, std::size_t> row_of_;
    Faults faults_;
};

} // namespace

Weights::Weights(Basis basis, std::vector<Item> items, Source source)
    : basis_(std::move(basis)),
      items_(std::move(items)),
      source_(std::move(source)) {
    std::ranges::stable_sort(items_, {}, &Item::first);
    Faults faults;
    for (std::size_t n = 0; n < items_.size(); ++n) {
        const auto& [code, figure] = items_[n];
        if (n > 0 && code == items_[n - 1].first)
            faults.add(error_of("CTG-TERR-001", {{"commune", std::string(code.text())}}));
        if (is_negative(figure)) faults.add(negative_weight(code, figure));
    }
    faults.raise<DataError>();
}

const Figure* Weights::find(const CommuneCode& code) const noexcept {
    const auto found = std::ranges::lower_bound(items_, code, {}, &Item::first);
    return found == items_.end() || found->first != code ? nullptr : &found->second;
}

Figure Weights::total() const {
    std::vector<Figure> figures;
    figures.reserve(items_.size());
    for (const auto& [code, figure] : items_)
        figures.push_back(figure);
    return sum_of(figures);
}

Weights Weights::within(std::string_view departement) const {
    std::vector<Item> items;
    std::ranges::copy_if(items_, std::back_inserter(items),
                         [&](const Item& item) { return item.first.departement() == departement; });
    return {basis_, std::move(items), source_};
}

Checked<Weights> weights_from(const Table& table, std::string_view column, const Basis& basis,
                              const Geography& geography, const WeightOptions& options) {
    return WeightReading(table, column, geography, options).weights(basis);
}

Weights commune_weights(const Geography& geography) {
    std::vector<Weights::Item> items;
    for (const auto& commune : geography.communes())
        items.emplace_back(commune.code, Figure::exact(1.0));
    return {Basis::communes, std::move(items), geography.source()};
}

Weights area_weights(const Geography& geography) {
    const auto areas = geography.areas_km2();
    std::vector<Weights::Item> items;
    for (std::size_t i = 0; i < areas.size(); ++i)
        items.emplace_back(geography.communes()[i].code, Figure::exact(areas[i]));
    return {Basis::area, std::move(items), geography.source()};
}

} // namespace ctg
