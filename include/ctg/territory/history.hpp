// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/source.hpp"
#include "ctg/data/table.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ctg {

/// One line of INSEE's list of commune events: on `date`, ground passed from a commune to another.
struct CommuneEvent {
    Date date;
    int kind = 0; ///< INSEE's MOD: 20 creation, 21 re-creation, 30 to 33 mergers, 41 and 50 codes
    std::optional<CommuneCode> before; ///< nothing: the ground was in no commune
    std::optional<CommuneCode> after;
    std::string name_before;
    std::string name_after;

    friend bool operator==(const CommuneEvent&, const CommuneEvent&) = default;
};

/// The geography years in which a code was that of a commune, under one name.
struct CodeYears {
    CommuneCode code;
    std::string name; ///< empty when no event tells it
    GeographyYear first;
    std::optional<GeographyYear> last; ///< nothing: it still exists in the last year known

    friend bool operator==(const CodeYears&, const CodeYears&) = default;
};

/// What is known of communes besides their events.
struct CommuneFacts {
    /// All communes of the last year, a row each (column `code`); without it, a code that no event
    /// names may or may not exist.
    std::optional<Table> communes;
    /// `code` and `population` of communes of `population_year`: shares out what cannot be
    /// followed.
    std::optional<Table> population;
    GeographyYear population_year;
};

/// How the communes of France came to be what they are. A geography year is 1 January of it: an
/// event of 15 March 2024 falls between 2024 and 2025. Copies share one body.
class CommuneHistory {
public:
    /// The last geography year that the list speaks of.
    [[nodiscard]] GeographyYear last_year() const noexcept;
    [[nodiscard]] const Source& source() const noexcept;
    /// The events that moved ground or codes, by date.
    [[nodiscard]] std::span<const CommuneEvent> events() const& noexcept;
    std::span<const CommuneEvent> events() const&& = delete;

    /// Whether every commune is known, and so every code that is none.
    [[nodiscard]] bool knows_all() const noexcept;
    /// The years of `code`, in their order; none when it is not known to be or have been a commune.
    [[nodiscard]] std::vector<CodeYears> years_of(const CommuneCode& code) const;
    /// Whether `code` was a commune on 1 January of `year`; a code that no event names is one
    /// unless all communes are known.
    [[nodiscard]] bool exists(const CommuneCode& code, GeographyYear year) const;
    /// The name that the events give to `code` in `year`, if any does.
    [[nodiscard]] std::optional<std::string> name_of(const CommuneCode& code,
                                                     GeographyYear year) const;
    /// The communes of `to` that hold ground of what `code` was in `from`, ordered.
    [[nodiscard]] std::vector<CommuneCode> heirs_of(const CommuneCode& code, GeographyYear from,
                                                    GeographyYear to) const;
    /// All communes of `year`, ordered.
    /// @throws ArgumentError CTG-TERR-030 unless all are known.
    [[nodiscard]] std::vector<CommuneCode> communes_of(GeographyYear year) const;

    struct Body;
    explicit CommuneHistory(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
    [[nodiscard]] const Body& body() const noexcept { return *body_; }

private:
    std::shared_ptr<const Body> body_;
};

/// The history in `events`: INSEE's list as published (MOD, DATE_EFF, TYPECOM_AV, COM_AV,
/// LIBELLE_AV, TYPECOM_AP, COM_AP, LIBELLE_AP) or the compact list of the project (evenement, date,
/// avant, nom_avant, apres, nom_apres).
///
/// The ground of each commune is followed through mergers and re-creations: a commune that is
/// created anew takes back the ground it had, the one that goes on keeps the rest. Only where new
/// communes share ground that none of them had is it divided into parts of unknown size.
/// Source: INSEE, code officiel géographique, dictionary of the file mouvements-communes.
/// @throws DataError CTG-DATA-004 (columns), CTG-TERR-031 (no event kind), -032 (no date), -002 (no
///         code).
[[nodiscard]] CommuneHistory commune_history_from(const Table& events,
                                                  const CommuneFacts& facts = {});

} // namespace ctg
