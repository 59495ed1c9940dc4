// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/data/source.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/zoning.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg {

/// What a share is a share of: inhabitants, communes, km², or any weight of the study by its name.
/// It has no default: no figure without a stated denominator.
struct Basis {
    std::string name;

    static const Basis population; ///< inhabitants
    static const Basis communes;   ///< each commune counts 1
    static const Basis area;       ///< [km²]

    friend bool operator==(const Basis&, const Basis&) = default;
};

/// A weight for each commune of a perimeter. The perimeter is what shares are shares of.
class Weights {
public:
    using Item = std::pair<CommuneCode, Figure>;

    /// @throws DataError CTG-TERR-001 if a commune comes twice, CTG-TERR-013 on a negative weight.
    Weights(Basis basis, std::vector<Item> items, Source source = {});

    [[nodiscard]] const Basis& basis() const noexcept { return basis_; }
    [[nodiscard]] const Source& source() const noexcept { return source_; }
    [[nodiscard]] std::span<const Item> items() const noexcept { return items_; } ///< by code
    [[nodiscard]] const Figure* find(const CommuneCode& code) const noexcept;
    /// The sum over the perimeter, by code order.
    [[nodiscard]] Figure total() const;
    /// The weights of the communes of `departement` only.
    [[nodiscard]] Weights within(std::string_view departement) const;

private:
    Basis basis_;
    std::vector<Item> items_;
    Source source_;
};

/// How the weights of a table were published.
struct WeightOptions {
    std::optional<Rounding> rounding;
};

/// The weights in `column` of `table` (its code column is `code`), for the communes of `geography`.
/// Municipal arrondissements are rolled up into their commune with a note (CTG-TERR-014); when the
/// commune is there too, its own row counts and the arrondissements do not (CTG-TERR-015). Rows of
/// communes outside the geography are left out, and counted in a note (CTG-TERR-016).
/// @throws DataError CTG-DATA-004 (column), CTG-TERR-001 (twice), CTG-TERR-017 (a commune of the
///         geography has no row, all named), -018 (some arrondissements are missing).
[[nodiscard]] Checked<Weights> weights_from(const Table& table, std::string_view column,
                                            const Basis& basis, const Geography& geography,
                                            const WeightOptions& options = {});

/// Each commune counts 1.
[[nodiscard]] Weights commune_weights(const Geography& geography);

/// The area of each commune on the ellipsoid [km²].
[[nodiscard]] Weights area_weights(const Geography& geography);

} // namespace ctg
