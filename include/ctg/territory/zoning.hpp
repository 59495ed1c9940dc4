// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/data/source.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/geography.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A commune of which a zone holds a part.
struct CommunePart {
    CommuneCode commune;
    /// Of the commune, in ]0, 1]: 1 where all that was counted lies in the part, but not all of the
    /// ground, so that it may be otherwise with another count.
    double share = 0.0;
    /// The shares of what it is made of, by the code of an IRIS or arrondissement, or by the zone
    /// that was drawn: whoever holds the same piece holds the same place.
    std::map<std::string, double> pieces = {};
    /// Of a part that is all of the commune but some pieces: these, and no `pieces`.
    std::map<std::string, double> left_out = {};

    friend bool operator==(const CommunePart&, const CommunePart&) = default;
};

/// A named set of communes: an EPCI, an antenne, a territory.
struct Zone {
    std::string key; ///< SIREN, code of the antenne, the user's key of a territory
    std::string name;
    /// Ordered, each once; may lie outside the geography. Of a commune that zones share, the one
    /// that holds the most of it.
    std::vector<CommuneCode> communes;
    std::vector<Siren> epci;             ///< EPCI that the user wrote as members, ordered
    std::vector<CommunePart> parts = {}; ///< of the communes that it shares, by code

    friend bool operator==(const Zone&, const Zone&) = default;
};

/// The communes of a zone, also those that it holds a smaller part of than another, ordered.
[[nodiscard]] std::vector<CommuneCode> communes_held_by(const Zone& zone);

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

/// The note CTG-TERR-007 on the communes of `geography` that are in none of `antennes`, if any.
[[nodiscard]] std::optional<Diagnostic> unassigned_note(const Zoning& antennes,
                                                        const Geography& geography);

/// How communes divide between parts that have codes, IRIS or municipal arrondissements: by a count
/// of their inhabitants, or of anything that lies in them. Copies share one body.
class PartShares {
public:
    PartShares() = default; ///< no commune is divided

    /// What part of its commune `code` is: an IRIS (132010101), or an arrondissement by itself or
    /// by its IRIS. Nothing if no row tells, or if the whole counts 0.
    [[nodiscard]] std::optional<CommunePart> find(std::string_view code) const;
    /// The parts that resemble `code` most, of the same commune: none if no part of it has a share.
    [[nodiscard]] std::vector<std::string> nearest_to(std::string_view code) const;
    [[nodiscard]] const Source& source() const noexcept { return source_; }

    /// The counts in `column` of a table whose `code` (or `iris`) holds such codes; rows of other
    /// codes are of whole communes, and left out. Where a count is absent (warned of, CTG-TERR-058)
    /// or an arrondissement has no row, no share of that commune is known.
    /// @throws DataError CTG-DATA-004, -005, CTG-TERR-001 (a code twice), -013 (below 0), -057 (no
    ///         row is of a part).
    [[nodiscard]] static Checked<PartShares> from(const Table& table, std::string_view column);

private:
    std::map<std::string, double, std::less<>> counts_; ///< by code of the part
    std::map<CommuneCode, double> totals_;
    Source source_;
};

/// The antennes of `table` (columns code, nom, code_commune). A commune of the geography in no
/// antenne is noted (CTG-TERR-007), in two is an error (CTG-TERR-005). An antenne may hold parts of
/// communes of which `shares` tells the share: a commune is of the one that holds the most of it.
/// @throws DataError as epci_from, but that every commune must be in the geography.
[[nodiscard]] Checked<Zoning> antennes_from(const Table& table, const Geography& geography,
                                            const PartShares& shares = {});

/// What a list of members holds.
struct Members {
    std::vector<CommuneCode> communes; ///< ordered, each once; also those held in part
    std::vector<CommunePart> parts;    ///< of the communes held in part, by code

    friend bool operator==(const Members&, const Members&) = default;
};

/// Turns what users write as members of a territory or a convention into communes: commune codes,
/// municipal arrondissements (all of a commune, rolled up with a note CTG-TERR-009), SIREN, and
/// parts of communes of which the shares are known.
class Membership {
public:
    Membership(const Geography& geography, const Zoning& epci, PartShares shares = {});

    /// What `members` name. Unknown members are faults CTG-TERR-003 (commune), CTG-TERR-010 (EPCI)
    /// with the nearest, CTG-TERR-004 (nine digits that are no SIREN); a part of a commune of which
    /// the share is not known is CTG-TERR-011, or -059 where those of others are. The IRIS code of
    /// a commune that INSEE does not divide (130010000) is the commune. `places[n]` is where
    /// `members[n]` stands.
    [[nodiscard]] Members members_of(const std::vector<std::string>& members,
                                     const std::vector<Place>& places, Faults& faults) const;

    /// Whether `code` is a commune of the geography or of an EPCI of the study.
    [[nodiscard]] bool knows(const CommuneCode& code) const noexcept;

private:
    [[nodiscard]] std::vector<CommuneCode> communes_named(std::string_view member,
                                                          const Place& place, Faults& faults) const;

    Geography geography_;
    std::vector<CommuneCode> communes_;
    Zoning epci_;
    PartShares shares_;
};

/// The territories of `table` (columns territoire, nom, membre: a row per member; nom may be empty
/// after a territory's first row). Parts of communes count by `shares`.
/// @throws DataError as Membership::members_of, CTG-TERR-006, CTG-TERR-012 (member twice), -021.
[[nodiscard]] Checked<Zoning> territories_from(const Table& table, const Geography& geography,
                                               const Zoning& epci = {},
                                               const PartShares& shares = {});

} // namespace ctg
