// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/zoning.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ctg {

/// The state of a convention in the register: `projet`, `signee`, `denoncee`.
enum class ConventionStatus { projet, signee, denoncee };

[[nodiscard]] std::string_view name_of(ConventionStatus status) noexcept;

/// A Convention Territoriale Globale, or an amendment (avenant) to one. An amendment is a
/// convention of its own, with its own state and period: what it adds counts as a union with what
/// it amends.
struct Convention {
    std::string id;
    std::string label;                     ///< its name, or the id when it has none
    std::string territory;                 ///< key of the territory, or "" when given as a list
    std::vector<CommuneCode> communes;     ///< ordered, each once; may lie outside the département
    std::vector<CommunePart> parts = {};   ///< of those held in part only, by code
    std::vector<Collectivite> signatories; ///< ordered; all members when the register lists none
    ConventionStatus status = ConventionStatus::signee;
    std::optional<Date> signature; ///< absent for a project without a date
    Date effect{};                 ///< first day
    Date end{};                    ///< last day; the eve of `effect` when never in force
    std::string amends;            ///< id of the convention it amends or renews, or ""
    std::optional<Date> cej_end;   ///< end of the Contrat Enfance Jeunesse it replaces
    Place place;                   ///< its row in the register

    friend bool operator==(const Convention&, const Convention&) = default;
};

/// Whether the convention is in force on `day`, both ends included.
[[nodiscard]] bool is_in_force(const Convention& convention, const Date& day) noexcept;

struct RegisterOptions {
    int duration_months = 48; ///< when a convention gives no end
    PartShares shares = {};   ///< of the IRIS and arrondissements that a row names
};

/// The conventions of a register (contract.md §2), in the order of their ids. Required columns: id,
/// territoire, statut and one of date_signature and date_effet; the others may be left out.
///
/// `territoire` is a key of `territories` or a list of commune codes and SIREN parted by spaces; an
/// amendment may leave it empty, and then has the perimeter (and, when it names none, the
/// signatories) of what it amends. Without `signataires`, every commune of the territory and every
/// EPCI written as a member of it is deemed to have signed (note CTG-CONV-011). The first day
/// defaults to the signature, the last to `duration_months` from the first (note -012). A
/// convention denounced counts until its `date_fin`, and not at all without one (note -015). A
/// project without any date counts in no year and is left out (warning -016). Two conventions with
/// the same communes and period, neither amending the other, are suspect (warning -017). Columns
/// that are not of the register are named (note -018).
/// @throws DataError CTG-CONV-001 (id twice), -002 (status), -003 (bad date), -004 (end before
///         start), -005 (avenant_de unknown), -006 (unknown territory, nearest named), -007
///         (signatory unknown), -008 (no date), -013 (no id), -014 (amendments in a loop), -021 (no
///         territory), -023 (a date that can be read in two ways), and as Membership::members_of;
///         ArgumentError -022 (duration below 1 month).
[[nodiscard]] Checked<std::vector<Convention>>
conventions_from(const Table& table, const Zoning& territories, const Geography& geography,
                 const Zoning& epci = {}, const RegisterOptions& options = {});

/// Who holds the competence of `theme` in a commune.
struct Competence {
    CommuneCode commune;
    std::string theme;
    Collectivite holder;

    friend bool operator==(const Competence&, const Competence&) = default;
};

/// The competences of `table` (code_commune, theme, titulaire), ordered by commune and theme. Rows
/// of communes that neither the geography nor an EPCI holds are left out (note CTG-CONV-019).
/// @throws DataError CTG-TERR-002 (no commune code), CTG-CONV-009 (holder is no code), -010 (two
///         rows for one commune and theme), -020 (no theme).
[[nodiscard]] Checked<std::vector<Competence>>
competences_from(const Table& table, const Geography& geography, const Zoning& epci = {});

} // namespace ctg
