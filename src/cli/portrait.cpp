// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/base/error.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/study/scenario.hpp"
#include "ctg/study/shipped.hpp"

#include <memory>

namespace ctg::cli {
namespace {

struct PortraitOptions {
    std::vector<std::string> names; ///< territories, and perhaps the study
    std::string years;
    std::string basis = Basis::population.name;
    std::vector<std::string> compared;
    std::string before;
    bool pdf = false;
    bool resume = false;
};

void portray(Session& session, const PortraitOptions& options) {
    if (session.out().empty()) throw ArgumentError({error_of("CTG-CLI-006", {})});
    std::vector<std::string> territories;
    for (const auto& name : options.names)
        if (!session.takes_as_study(name)) territories.push_back(name);
    const Study study = session.study();
    const YearRange years = options.years.empty()
                                ? years_of(study)
                                : years_of_option(options.years, session.language());
    auto data = portrait_data_of(study, years, Basis{options.basis}, session.command());
    data.value.compared = options.compared;
    session.tell(data.notes);
    data = with_draws(std::move(data.value), study);
    session.tell(data.notes);
    if (!options.before.empty())
        data = with_earlier(std::move(data.value), session.study_at(options.before), study);
    PortraitRun run{.resume = options.resume, .progress = session.progress(tr("pages"))};
    if (options.pdf) run.browser = browser();
    const auto files = publish_portraits(std::move(data.value), territories, session.out(),
                                         session.language(), session.existing(), run);
    for (const auto& file : files)
        session.say(file.string() + "\n");
    // Without a browser, how to print by hand.
    if (options.pdf && !run.browser)
        session.tell({note_of("CTG-PORT-020", {{"page", files.front().string()}})});
}

} // namespace

void add_portrait(CLI::App& app, Session& session) {
    const auto options = std::make_shared<PortraitOptions>();
    CLI::App& verb = session.add_verb(
        app, "portrait", tr("A portrait per territory and an index, as pages that need no network"),
        tr("ctg portrait study.toml marseille --out portraits\n"
           "  ctg portrait study.toml marseille --compare accm,ct-pays-aix --pdf --out portraits\n"
           "  ctg portrait study.toml --before 2023/study.toml --out portraits"));
    verb.add_option(
        "names", options->names,
        session.words(tr("the study, then keys of territories; all when none is named")));
    verb.add_option("--years", options->years,
                    session.words(tr("years of coverage, as 2018:2021; by default from the first "
                                     "convention to the last target")));
    verb.add_option("--basis", options->basis, session.words(tr("what coverage is a share of")))
        ->capture_default_str();
    verb.add_flag("--pdf", options->pdf,
                  session.words(tr("print each page to a PDF too, if Chromium is there")));
    verb.add_flag("--resume", options->resume,
                  session.words(tr("go on with a run that was cut off")));
    verb.add_option("--compare", options->compared,
                    session.words(tr("keys of territories to show beside each: marseille,accm")))
        ->delimiter(',');
    verb.add_option("--before", options->before,
                    session.words(tr("the study of an earlier year, to show its figures beside")));
    verb.callback([&session, options] { portray(session, *options); });
}

} // namespace ctg::cli
