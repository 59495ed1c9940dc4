// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/error.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/territory/geography.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace ctg {

/// The figures of a column, by commune. A commune that the table lacks is not there.
using FiguresByCommune = std::map<CommuneCode, Figure>;

/// The figures of a column, by IRIS.
using FiguresByIris = std::map<std::string, Figure>;

struct ColumnFigures {
    FiguresByCommune by_commune;
    FiguresByIris by_iris; ///< of a table by IRIS
};

/// One figure out of those of its parts. A part that is hidden without bounds, or missing, leaves
/// the whole unknown; one without object adds nothing.
[[nodiscard]] Figure whole_of(const std::vector<Figure>& parts);

/// The figures of some communes in a table: each has its own row, or those of all its municipal
/// arrondissements, never both; of a table by IRIS, all the rows of its IRIS.
class CommuneTable {
public:
    /// What a weighted mean adds up: rates times weights, and the weights.
    struct Weighted {
        FiguresByCommune products;
        FiguresByCommune weights;
    };

    /// Finds the rows of `communes`. Adds to `faults` what indicators_of says of codes, rows and
    /// arrondissements. @throws DataError CTG-DATA-004 without a column `code`.
    CommuneTable(const FigureTable& source, const std::set<CommuneCode>& communes,
                 const Geography& geography, Faults& faults);

    /// The figures of `column`, once rounded as `rule` says. Cells that nobody asked for are not
    /// judged; those that are no figure or below 0 are faults, told once however many ask.
    [[nodiscard]] FiguresByCommune figures(std::size_t column,
                                           const std::optional<Rounding>& rounding, Faults& faults);

    /// The same by IRIS of a table by IRIS; of any other, nothing.
    [[nodiscard]] FiguresByIris
    figures_by_iris(std::size_t column, const std::optional<Rounding>& rounding, Faults& faults);

    /// The rates of a column times the weights of another, row by row, once the rates are rounded
    /// as `rule` says. A row whose rate is without object weighs nothing.
    [[nodiscard]] Weighted weighted_figures(std::size_t rates, std::size_t weights,
                                            const std::optional<Rounding>& rounding,
                                            Faults& faults);

    [[nodiscard]] const FigureTable& source() const noexcept { return *source_; }
    /// Whether the figures of `column` add up: rates and medians don't.
    [[nodiscard]] bool is_additive(std::size_t column) const;

private:
    using Published = std::map<std::size_t, Figure>; ///< by row
    using RowsByCode = std::map<CommuneCode, std::vector<std::size_t>>;

    [[nodiscard]] RowsByCode rows_of(const std::set<CommuneCode>& communes,
                                     const Geography& geography, Faults& faults);
    void arrange(const RowsByCode& rows_of, const std::set<CommuneCode>& communes, Faults& faults);
    [[nodiscard]] const Published& published(std::size_t column, Faults& faults);
    void warn_of_rounding(std::size_t column, const Rounding& rounding, Faults& faults);

    const FigureTable* source_;
    std::map<CommuneCode, std::vector<std::size_t>> rows_;
    std::map<std::string, std::size_t, std::less<>> row_of_iris_;
    std::map<std::size_t, Published> published_by_column_;
};

} // namespace ctg
