// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/analysis.hpp"

#include "study/gathering.hpp"
#include "study/scores.hpp"
#include "study/traces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace ctg {
namespace {

const Zoning& zoning_of(const Study& study, CoverageBy by) {
    const auto found = [](const Zoning& zoning, std::string_view section) -> const Zoning& {
        need(!zoning.zones.empty(), section);
        return zoning;
    };
    switch (by) {
    case CoverageBy::antenne:
        return found(study.antennes, "antennes");
    case CoverageBy::epci:
        return found(study.epci, "epci");
    default:
        return found(study.territories, "territories");
    }
}

CountingRule rule_of(const Study& study, Counting counting) {
    return {study.reference_day, counting};
}

/// The rules of counting, printed with every result: a share without them can't be compared.
Diagnostic rules_note(const Study& study, const CoverageQuestion& question,
                      const Weights& weights) {
    const auto day = fmt::format("{:02}-{:02}", static_cast<unsigned>(study.reference_day.month()),
                                 static_cast<unsigned>(study.reference_day.day()));
    const bool is_projected = question.counting == Counting::projected;
    return note_of(is_projected ? "CTG-STUD-021" : "CTG-STUD-020",
                   {{"day", day},
                    {"basis", question.basis.name},
                    {"communes", std::to_string(weights.items().size())}});
}

std::vector<ZoneCoverage> total_of(const Study& study, std::vector<CoveragePoint> points) {
    std::vector<ZoneCoverage> rows;
    for (auto& point : points)
        rows.push_back({"total", study.departement, study.name, std::move(point)});
    return rows;
}

/// Coverage of the whole, then of each territory.
Checked<std::vector<ZoneCoverage>> coverage_of_pages(const Study& study, YearRange years,
                                                     const Basis& basis, Counting counting) {
    auto coverage = coverage_of(study, {years, basis, CoverageBy::total, counting});
    for (auto& row : coverage_of(study, {years, basis, CoverageBy::territory, counting}).value)
        coverage.value.push_back(std::move(row));
    return coverage;
}

/// The study with what `plan` would add to its register.
Study followed(Study study, const CalendarPlan& plan) {
    std::ranges::move(conventions_of(plan, calendar_problem_of(study)),
                      std::back_inserter(study.conventions));
    return study;
}

/// The bases that a dashboard offers beside that of its pages: those that any study has.
std::vector<Basis> other_bases(const Study& study, const Basis& basis) {
    std::vector<Basis> bases;
    const auto has_population = [&] {
        return std::ranges::find(study.weights, Basis::population, &Weights::basis) !=
               study.weights.end();
    };
    if (has_population()) bases.push_back(Basis::population);
    bases.push_back(Basis::communes);
    bases.push_back(Basis::area);
    std::erase(bases, basis);
    return bases;
}

Year year_of(const Date& date) {
    return Year{static_cast<int>(date.year())};
}

} // namespace

YearRange years_of(const Study& study) {
    need(!study.conventions.empty(), "conventions");
    Year first = year_of(study.conventions.front().effect);
    Year last = first;
    for (const auto& convention : study.conventions) {
        first = std::min(first, year_of(convention.effect));
        last = std::max(last, year_of(convention.signature.value_or(convention.effect)));
    }
    if (study.calendar)
        for (const auto& target : study.calendar->targets)
            last = std::max(last, Year{static_cast<int>(target.by.year())});
    return {first, last};
}

Checked<std::vector<ZoneCoverage>> coverage_of(const Study& study,
                                               const CoverageQuestion& question) {
    need(study.geography.has_value(), "communes");
    const Weights weights = weights_of(study, question.basis);
    const CountingRule rule = rule_of(study, question.counting);
    std::vector<Diagnostic> notes{rules_note(study, question, weights)};
    if (question.by == CoverageBy::total) {
        auto points =
            kept(coverage_by_year(question.years, study.conventions, weights, rule), notes);
        return {total_of(study, std::move(points)), std::move(notes)};
    }
    if (question.by == CoverageBy::theme) {
        need(!study.competences.empty(), "competences");
        auto rows = kept(
            coverage_by_theme(question.years, study.conventions, weights, study.competences, rule),
            notes);
        return {std::move(rows), std::move(notes)};
    }
    auto rows = kept(coverage_by_zone(question.years, study.conventions, weights,
                                      zoning_of(study, question.by), rule),
                     notes);
    return {std::move(rows), std::move(notes)};
}

CalendarProblem calendar_problem_of(const Study& study) {
    need(study.calendar.has_value(), "plan");
    return {*study.calendar,
            study.candidates,
            study.capacities,
            study.conventions,
            weights_of(study, Basis::population),
            study.territories,
            study.levers,
            study.values,
            study.shared,
            study.former};
}

Checked<CalendarPlan> plan_of(const Study& study, const PlanLimits& limits) {
    return planned(calendar_problem_of(study), limits);
}

Checked<PortraitData> portrait_data_of(const Study& study, YearRange years, const Basis& basis,
                                       std::string_view command) {
    need(study.geography.has_value(), "communes");
    need(!study.territories.zones.empty(), "territories");
    std::vector<Diagnostic> notes;
    auto coverage = kept(coverage_of_pages(study, years, basis, Counting::signed_only), notes);

    const Topology topology = topology_of(study.geography->communes());
    PortraitData data{.study_name = study.name,
                      .geography = *study.geography,
                      .topology = topology,
                      .contiguity = contiguity_of(*study.geography, topology),
                      .territories = study.territories,
                      .epci = study.epci,
                      .antennes = study.antennes,
                      .weights = weights_of(study, basis),
                      .conventions = study.conventions,
                      .coverage = std::move(coverage),
                      .indicators = {},
                      .reference_values = {},
                      .scheme = study.scheme,
                      .scoring = {},
                      .plan = {},
                      .sources = study.sources,
                      .notes = {},
                      .command = std::string(command),
                      .rule = rule_of(study, Counting::signed_only)};
    if (study.scheme) {
        data.indicators = kept(indicators_of(study), notes);
        const Zoning whole{"total", {whole_of(study)}};
        data.reference_values =
            indicators_of(whole, rules_of(*study.scheme), inputs_of(study)).value;
        data.epci_values =
            indicators_of(study.epci, rules_of(*study.scheme), inputs_of(study)).value;
        data.commune_values =
            indicators_of(each_commune(*study.geography), rules_of(*study.scheme), inputs_of(study))
                .value;
        data.traces = traces_of(study);
        data.scoring = kept(scores_of(study, {data.indicators, antennes_of(study)}), notes);
    }
    for (const auto& other : other_bases(study, basis))
        data.other_bases.push_back(
            {weights_of(study, other),
             coverage_of_pages(study, years, other, Counting::signed_only).value});
    if (study.calendar) {
        data.plan = kept(plan_of(study), notes);
        const Study future = followed(study, *data.plan);
        data.projected = coverage_of_pages(future, years, basis, Counting::projected).value;
        for (auto& other : data.other_bases)
            other.projected =
                coverage_of_pages(future, years, other.weights.basis(), Counting::projected).value;
    }
    data.overview = overview_of(data);
    data.notes = notes;
    return {std::move(data), std::move(notes)};
}

} // namespace ctg
