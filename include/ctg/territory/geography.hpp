// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/layer.hpp"
#include "ctg/data/source.hpp"
#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/multipolygon.hpp"
#include "ctg/territory/history.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ctg {

/// A commune of one geography year, its shape in the legal CRS of its département.
struct Commune {
    CommuneCode code;
    std::string name;
    MultiPolygon shape;
    Crs crs;

    friend bool operator==(const Commune&, const Commune&) = default;
};

/// The communes of one geography year, in the order of their codes. Copies share one body.
class Geography {
public:
    /// @throws DataError CTG-TERR-001 if a commune comes twice.
    Geography(GeographyYear year, std::vector<Commune> communes, Source source = {});

    [[nodiscard]] GeographyYear year() const noexcept;
    [[nodiscard]] const Source& source() const noexcept;
    [[nodiscard]] std::span<const Commune> communes() const noexcept;
    /// The area of each commune on the ellipsoid [km²]: counted once, for all copies.
    [[nodiscard]] std::span<const double> areas_km2() const;
    /// The same, which can name the years of codes that it does not hold.
    [[nodiscard]] Geography with_history(CommuneHistory history) const;
    [[nodiscard]] const std::optional<CommuneHistory>& history() const& noexcept;
    [[nodiscard]] std::optional<std::size_t> index_of(const CommuneCode& code) const noexcept;
    [[nodiscard]] bool contains(const CommuneCode& code) const noexcept;

private:
    struct Areas;
    struct Body;
    std::shared_ptr<const Body> body_;
};

/// The communes of `layer`, which must have columns `code` and `nom`, projected to the legal CRS of
/// their départements. A code that lost its leading zero is mended with a note (CTG-TERR-019).
/// Municipal arrondissements beside their commune are left out with a note (CTG-TERR-022).
/// @throws DataError CTG-TERR-001 (twice), -002 (not a commune code), -020 (no legal CRS), -023
///         (arrondissements without their commune), -024 (empty shape), -060 (two communes lie over
///         each other; by less than 1 m it is a warning -061; notes -062, -063); GeometryError as
///         transformed(), at the feature.
[[nodiscard]] Checked<Geography> geography_from(const Layer& layer, GeographyYear year);

/// The commune code in a cell: "1001", "1001.0" and " 01001" are 01001 with a note CTG-TERR-019;
/// nothing and a fault CTG-TERR-002 when it is none.
[[nodiscard]] std::optional<CommuneCode> commune_code_at(const Table& table, std::size_t row,
                                                         std::size_t column, Faults& faults);

} // namespace ctg
