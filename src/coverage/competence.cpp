// SPDX-License-Identifier: Apache-2.0
#include "coverage/cell.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/coverage/convention.hpp"

#include <map>
#include <utility>

namespace ctg {
namespace {

using Subject = std::pair<CommuneCode, std::string>; ///< commune, theme

struct Holding {
    Collectivite holder;
    Place place;
};

Diagnostic two_holders(const Subject& subject, const Holding& first, const Holding& second) {
    Diagnostic diagnostic = error_of("CTG-CONV-010",
                                     {{"commune", std::string(subject.first.text())},
                                      {"theme", subject.second},
                                      {"first", std::string(text_of(first.holder))},
                                      {"second", std::string(text_of(second.holder))}},
                                     second.place);
    diagnostic.places.push_back(first.place);
    return diagnostic;
}

} // namespace

Checked<std::vector<Competence>> competences_from(const Table& table, const Geography& geography,
                                                  const Zoning& epci) {
    const auto columns = required_columns(table, {"code_commune", "theme", "titulaire"});
    const Membership membership(geography, epci);
    const auto known_codes = codes_of(geography, epci);
    Faults faults;
    std::map<Subject, Holding> holdings;
    std::vector<std::string> elsewhere;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const auto commune = commune_code_at(table, row, columns[0], faults);
        const std::string theme(trimmed_at(table, row, columns[1]));
        const std::string code(trimmed_at(table, row, columns[2]));
        const auto holder = collectivite_of(code);
        if (theme.empty()) faults.add(error_of("CTG-CONV-020", {}, table.place(row, columns[1])));
        if (!holder)
            faults.add(error_of("CTG-CONV-009",
                                {{"holder", code}, {"nearest", joined(nearest(code, known_codes))}},
                                table.place(row, columns[2])));
        if (!commune || theme.empty() || !holder) continue;
        if (!membership.knows(*commune)) {
            elsewhere.emplace_back(commune->text());
            continue;
        }
        const Holding holding{*holder, table.place(row, columns[2])};
        const auto [earlier, is_new] = holdings.try_emplace({*commune, theme}, holding);
        if (!is_new) faults.add(two_holders(earlier->first, earlier->second, holding));
    }
    if (!elsewhere.empty())
        faults.add(note_of(
            "CTG-CONV-019",
            {{"count", std::to_string(elsewhere.size())}, {"communes", abridged(elsewhere)}},
            Place{.file = table.source().file}));
    faults.raise();

    std::vector<Competence> competences;
    for (const auto& [subject, holding] : holdings)
        competences.push_back({subject.first, subject.second, holding.holder});
    return {std::move(competences), faults.notes()};
}

} // namespace ctg
