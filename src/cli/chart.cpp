// SPDX-License-Identifier: Apache-2.0
#include "cli/refusals.hpp"
#include "cli/session.hpp"

#include "ctg/study/charts.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/study/shipped.hpp"

#include <iostream>
#include <memory>

namespace ctg::cli {
namespace {

struct ChartRequest {
    std::string name;
    std::vector<std::string> names; ///< territories, and perhaps the study
    std::string before;
    std::string measure = "rank";
    std::vector<std::string> labels; ///< of the two years
    std::size_t first = 10;
};

void draw(Session& session, const ChartRequest& request) {
    ChartQuestion question;
    question.chart = *score_chart_of(request.name);
    for (const auto& name : request.names)
        if (!session.takes_as_study(name)) question.territories.push_back(name);
    const Study study = session.study();
    std::optional<Study> before;
    if (!request.before.empty()) before = session.study_at(request.before);
    if (before) question.before = &*before;
    question.measure = request.measure == "score" ? SlopeMeasure::score : SlopeMeasure::rank;
    if (!request.labels.empty()) {
        question.before_label = request.labels[0];
        question.after_label = request.labels[1];
    }
    question.first = request.first;
    question.language = session.language();
    const auto chart = chart_of(study, question);
    session.tell(chart.notes);
    session.say(chart.value.title + "\n" + chart.value.description + "\n");
    if (session.out().empty()) {
        std::cout << chart.value.specification << '\n';
        return;
    }
    publish_chart(chart.value, session.out(), browser(), session.language(), session.existing());
    session.say(session.out() + "\n");
}

void add_options(CLI::App& verb, const Session& session, ChartRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    std::vector<std::string> names;
    std::string listed;
    for (const auto chart : all_score_charts) {
        names.emplace_back(name_of(chart));
        listed += (listed.empty() ? "" : ", ") + names.back();
    }
    verb.add_option("chart", request.name, session.words(tr("which: {}"), listed))
        ->required()
        ->check(CLI::IsMember(names));
    verb.add_option("names", request.names, words(tr("the study, then keys of territories")));
    verb.add_option("--before", request.before,
                    words(tr("of slope: the study of the earlier year")));
    verb.add_option("--measure", request.measure, words(tr("of slope: rank or score")))
        ->check(CLI::IsMember({"rank", "score"}))
        ->capture_default_str();
    verb.add_option("--labels", request.labels,
                    words(tr("of slope: names of the two years: 2023,2024")))
        ->delimiter(',')
        ->expected(2);
    verb.add_option("--first", request.first,
                    words(tr("of map: among how many a territory may come")))
        ->check(number_within(session, 1, 100'000))
        ->capture_default_str();
}

} // namespace

void add_chart(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "chart",
        tr("A chart of the scores: Vega-Lite specification, page (.html) or picture (.svg, .png)"),
        tr("ctg chart ladder study.toml marseille --out ladder.svg\n"
           "  ctg chart why study.toml marseille accm\n"
           "  ctg chart map study.toml --first 3\n"
           "  ctg chart slope study.toml --before 2023/study.toml --labels 2023,2024"));
    const auto request = std::make_shared<ChartRequest>();
    add_options(verb, session, *request);
    session.add_repair(verb);
    verb.callback([&session, request] { draw(session, *request); });
}

} // namespace ctg::cli
