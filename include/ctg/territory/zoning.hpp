// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/data/layer.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/geography.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A named set of communes: an EPCI, an antenne, a territory.
struct Zone {
    std::string key; ///< SIREN, code of the antenne, the user's key of a territory
    std::string name;
    std::vector<CommuneCode> communes; ///< ordered, each once; may lie outside the geography
    std::vector<Siren> epci;           ///< EPCI that the user wrote as members, ordered

    friend bool operator==(const Zone&, const Zone&) = default;
};

/// Zones of one kind, in the order of their keys.
struct Zoning {
    std::string level; ///< "epci" | "antenne" | "territory" | "total"
    std::vector<Zone> zones;

    [[nodiscard]] const Zone* find(std::string_view key) const noexcept;

    friend bool operator==(const Zoning&, const Zoning&) = default;
};

/// The EPCI of `table` (siren, code_commune, perhaps nom: a row per commune). Communes of which the
/// département is not, or for less than half, in the geography may lie outside it. Empty, NR or
/// ZZZZZZZZZ is no EPCI: noted (CTG-TERR-055). Of "200054781/200057867" the first counts (-056).
/// @throws DataError CTG-TERR-003 or -034 (unknown commune), -004 (bad SIREN), -005 (commune in two
///         EPCI, both places), -006 (two names for one key), -011 (some arrondissements of a
///         commune), -012 (commune twice in an EPCI).
[[nodiscard]] Checked<Zoning> epci_from(const Table& table, const Geography& geography);

/// The antennes of `table` (columns code, nom, code_commune). A commune of the geography in no
/// antenne is noted (CTG-TERR-007), in two is an error (CTG-TERR-005).
/// @throws DataError as epci_from, but that every commune must be in the geography.
[[nodiscard]] Checked<Zoning> antennes_from(const Table& table, const Geography& geography);

/// The antennes of a polygon layer (code, nom): each commune goes to the antenne that holds the
/// largest part of it; each commune that is cut is noted with its parts (CTG-TERR-008).
[[nodiscard]] Checked<Zoning> antennes_from(const Layer& layer, const Geography& geography);

/// Turns what users write as members of a territory or a convention into communes: commune codes,
/// municipal arrondissements (all of a commune, rolled up with a note CTG-TERR-009) and SIREN.
class Membership {
public:
    Membership(const Geography& geography, const Zoning& epci);

    /// The communes that `members` name, ordered, each once. Unknown members are faults
    /// CTG-TERR-003 (commune), CTG-TERR-010 (EPCI) with the nearest, CTG-TERR-004 (nine digits that
    /// are no SIREN); a part of a commune that is not the whole, such as an IRIS, is CTG-TERR-011.
    /// The IRIS code of a commune that INSEE does not divide (130010000) is the commune.
    /// `places[n]` is where `members[n]` stands.
    [[nodiscard]] std::vector<CommuneCode> communes_of(const std::vector<std::string>& members,
                                                       const std::vector<Place>& places,
                                                       Faults& faults) const;

    /// Whether `code` is a commune of the geography or of an EPCI of the study.
    [[nodiscard]] bool knows(const CommuneCode& code) const noexcept;

private:
    [[nodiscard]] std::vector<CommuneCode> communes_named(std::string_view member,
                                                          const Place& place, Faults& faults) const;

    Geography geography_;
    std::vector<CommuneCode> communes_;
    Zoning epci_;
};

/// The territories of `table` (columns territoire, nom, membre: a row per member; nom may be empty
/// after a territory's first row).
/// @throws DataError as Membership::communes_of, CTG-TERR-006, CTG-TERR-012 (member twice), -021.
[[nodiscard]] Checked<Zoning> territories_from(const Table& table, const Geography& geography,
                                               const Zoning& epci = {});

} // namespace ctg
