// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"

#include <map>
#include <memory>

namespace ctg::cli {
namespace {

const std::map<std::string, CoverageBy> tellings{{"total", CoverageBy::total},
                                                 {"antenne", CoverageBy::antenne},
                                                 {"epci", CoverageBy::epci},
                                                 {"territory", CoverageBy::territory},
                                                 {"theme", CoverageBy::theme}};

const std::map<std::string, Counting> countings{{"signed", Counting::signed_only},
                                                {"projected", Counting::projected}};

struct CoverOptions {
    std::string years;
    std::string basis = Basis::population.name;
    std::string by = "total";
    std::string counting = "signed";
    bool detail = false;
};

/// The zones of the answer, for its shapes; nothing when it is told by theme.
std::optional<Zoning> zones_of(const Study& study, CoverageBy by) {
    switch (by) {
    case CoverageBy::antenne:
        return study.antennes;
    case CoverageBy::epci:
        return study.epci;
    case CoverageBy::territory:
        return study.territories;
    default:
        return std::nullopt;
    }
}

void cover(Session& session, const CoverOptions& options) {
    const YearRange years = years_of_option(options.years, session.language());
    const Study study = session.study();
    const CoverageQuestion question{years, Basis{options.basis}, tellings.at(options.by),
                                    countings.at(options.counting)};
    const auto coverage = coverage_of(study, question);
    session.tell(coverage.notes);
    const auto rows = records_of(coverage.value, question.basis);

    auto envelope = envelope_of(study, coverage.notes);
    envelope.options = {{"years", options.years},
                        {"basis", options.basis},
                        {"by", options.by},
                        {"as", options.counting}};
    if (options.detail) envelope.details = row_details_of(coverage.value);
    const auto zones = zones_of(study, question.by);
    session.publish(
        rows, std::move(envelope), !zones ? std::function<ResultLayer()>{} : [&] {
            return layer_of(study, *zones, "coverage", rows, "zone");
        });
}

} // namespace

void add_cover(CLI::App& app, Session& session) {
    const auto options = std::make_shared<CoverOptions>();
    CLI::App& verb = session.add_verb(
        app, "cover", tr("Share covered each year, with who is covered, who is not, what overlaps"),
        tr("ctg cover study.toml --years 2018:2021 --basis population --by epci\n"
           "  ctg cover study.toml --years 2018:2021 --by territory --out couverture.xlsx"));
    session.add_study(verb);
    verb.add_option("--years", options->years, session.words(tr("years, as 2018:2021")))
        ->required();
    verb.add_option("--basis", options->basis,
                    session.words(tr("population, communes, area, or a weight of the study")))
        ->capture_default_str();
    verb.add_option("--by", options->by, session.words(tr("told by what zone")))
        ->check(CLI::IsMember(tellings))
        ->capture_default_str();
    verb.add_option("--as", options->counting,
                    session.words(tr("conventions signed, or planned too (projected)")))
        ->check(CLI::IsMember(countings))
        ->capture_default_str();
    verb.add_flag("--detail", options->detail,
                  session.words(tr("list each commune with its conventions")));
    verb.callback([&session, options] { cover(session, *options); });
}

} // namespace ctg::cli
