// SPDX-License-Identifier: Apache-2.0
#include "cli/refusals.hpp"
#include "cli/session.hpp"

#include "ctg/study/charts.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/study/shipped.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

namespace ctg::cli {
namespace {

constexpr auto of_an_indicator = "indicator-map";

struct ChartRequest {
    std::string name;
    std::vector<std::string> names; ///< territories, and perhaps the study
    std::string before;
    std::string measure = "rank";
    std::vector<std::string> labels; ///< of the two years
    std::size_t first = 10;
    std::string indicator;
    std::string by = "commune";
    std::string method;
    bool is_rounded = false;
    ClassRequest classes;
};

Checked<Chart> map_of(const Study& study, const Study* before, const ChartRequest& request,
                      Language language) {
    const auto by = request.by == "commune"     ? MapBy::commune
                    : request.by == "territory" ? MapBy::territory
                                                : MapBy::epci;
    auto classes = request.classes;
    if (!request.method.empty()) classes.method = class_method_of(request.method);
    if (request.is_rounded) classes.is_rounded = true;
    return indicator_map_of(study, {request.indicator, by, classes, before, language});
}

Checked<Chart> score_chart_of(const Study& study, const Study* before, const ChartRequest& request,
                              Language language) {
    ChartQuestion question;
    question.chart = *ctg::score_chart_of(request.name);
    question.territories = request.names;
    question.before = before;
    question.measure = request.measure == "score" ? SlopeMeasure::score : SlopeMeasure::rank;
    if (!request.labels.empty()) {
        question.before_label = request.labels[0];
        question.after_label = request.labels[1];
    }
    question.first = request.first;
    question.language = language;
    return chart_of(study, question);
}

void draw(Session& session, ChartRequest request) {
    std::erase_if(request.names, [&](const auto& name) { return session.takes_as_study(name); });
    const bool is_map = request.name == of_an_indicator;
    if (is_map == request.indicator.empty())
        throw CLI::ValidationError("--indicator",
                                   session.words(tr("goes with indicator-map, which needs it")));
    if (is_map && !request.names.empty())
        throw CLI::ValidationError("names", session.words(tr("indicator-map draws all places: it "
                                                             "takes no territory")));
    const Study study = session.study();
    std::optional<Study> before;
    if (!request.before.empty()) before = session.study_at(request.before);
    const auto* const earlier = before ? &*before : nullptr;
    const auto chart = is_map ? map_of(study, earlier, request, session.language())
                              : score_chart_of(study, earlier, request, session.language());
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
    names.emplace_back(of_an_indicator);
    listed += std::string(", ") + of_an_indicator;
    verb.add_option("chart", request.name, session.words(tr("which: {}"), listed))
        ->required()
        ->check(CLI::IsMember(names));
    verb.add_option("names", request.names, words(tr("the study, then keys of territories")));
    verb.add_option("--before", request.before,
                    words(tr("of slope: the study of the earlier year; of indicator-map: another "
                             "year, which counts in the bounds of classes")));
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

/// Of indicator-map.
void add_map_options(CLI::App& verb, const Session& session, ChartRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    std::vector<std::string> methods;
    for (const auto method : all_class_methods)
        methods.emplace_back(name_of(method));
    verb.add_option("--indicator", request.indicator,
                    words(tr("of indicator-map: which indicator of the scheme")));
    verb.add_option("--by", request.by, words(tr("of indicator-map: whose values")))
        ->check(CLI::IsMember({"commune", "territory", "epci"}))
        ->capture_default_str();
    verb.add_option("--classes", request.method,
                    words(tr("how classes are cut; a count has circles unless told")))
        ->check(CLI::IsMember(methods));
    verb.add_option("--count", request.classes.count, words(tr("how many classes")))
        ->check(number_within(session, fewest_classes, most_classes));
    verb.add_option("--bounds", request.classes.bounds,
                    words(tr("where a class ends and the next begins: 10,20,30")))
        ->delimiter(',');
    verb.add_flag("--rounded", request.is_rounded, words(tr("bounds of two digits")));
    verb.add_option("--step", request.classes.step, words(tr("bounds that are multiples of it")))
        ->check(number_above_zero(session));
}

} // namespace

void add_chart(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "chart",
        tr("A chart of the scores, or a map of an indicator: Vega-Lite specification, page (.html) "
           "or picture (.svg, .png)"),
        tr("ctg chart ladder study.toml marseille --out ladder.svg\n"
           "  ctg chart why study.toml marseille accm\n"
           "  ctg chart map study.toml --first 3\n"
           "  ctg chart slope study.toml --before 2023/study.toml --labels 2023,2024\n"
           "  ctg chart indicator-map study.toml --indicator taux_pauvrete --classes jenks "
           "--rounded"));
    const auto request = std::make_shared<ChartRequest>();
    add_options(verb, session, *request);
    add_map_options(verb, session, *request);
    session.add_repair(verb);
    verb.callback([&session, request] { draw(session, *request); });
}

} // namespace ctg::cli
