// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/calendar.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Calendar problems in few lines. Communes are numbered: 1 is 13001. Territory "a" of communes
// {1, 2} is a candidate of antenne "N" unless a test says otherwise.

inline ctg::Month month(std::string_view text) {
    return ctg::parse_month(text).value();
}

inline ctg::Date date(std::string_view text) {
    return ctg::parse_date(text).value();
}

inline ctg::CommuneCode commune(int number) {
    return ctg::CommuneCode(std::to_string(13000 + number));
}

inline std::vector<ctg::CommuneCode> communes(const std::vector<int>& numbers) {
    std::vector<ctg::CommuneCode> codes;
    for (const int number : numbers)
        codes.push_back(commune(number));
    return codes;
}

/// The communes 1, 2, … weigh as many inhabitants.
inline ctg::Weights inhabitants(const std::vector<double>& counts) {
    std::vector<ctg::Weights::Item> items;
    for (const double count : counts)
        items.emplace_back(commune(static_cast<int>(items.size()) + 1), ctg::Figure::exact(count));
    return {ctg::Basis::population, std::move(items)};
}

/// A problem without rules or candidates, on the given inhabitants.
inline ctg::CalendarProblem problem_on(const std::vector<double>& counts, std::string_view first,
                                       std::string_view last) {
    ctg::CalendarProblem problem{{}, {}, {}, {}, inhabitants(counts), {"territory", {}}};
    problem.rules.first = month(first);
    problem.rules.last = month(last);
    return problem;
}

/// Adds a territory, in the order of keys, and a candidate with one month of preparation.
inline ctg::Candidate& add_candidate(ctg::CalendarProblem& problem, const std::string& key,
                                     const std::vector<int>& members, double work_days = 0.0) {
    problem.territories.zones.push_back({key, "Territory " + key, communes(members), {}});
    ctg::Candidate candidate;
    candidate.territory = key;
    candidate.antenne = "N";
    candidate.work_days = work_days;
    candidate.preparation_months = 1;
    problem.candidates.push_back(candidate);
    return problem.candidates.back();
}

/// Gives an antenne the same days in each year of the horizon.
inline void give(ctg::CalendarProblem& problem, const std::string& antenne, double days) {
    const int last = static_cast<int>(problem.rules.last.year());
    for (int year = static_cast<int>(problem.rules.first.year()); year <= last; ++year)
        problem.capacities.push_back({antenne, ctg::Year{year}, days});
}

inline ctg::Convention convention(const std::string& id, const std::vector<int>& members,
                                  std::string_view effect, std::string_view end) {
    ctg::Convention convention;
    convention.id = id;
    convention.label = id;
    convention.communes = communes(members);
    convention.effect = date(effect);
    convention.end = date(end);
    convention.signature = convention.effect;
    return convention;
}

/// The month in which a territory signs, as text; "-" when it does not.
inline std::string signature_of(const ctg::CalendarPlan& plan, std::string_view territory) {
    for (const auto& planned : plan.signatures)
        if (planned.territory == territory)
            return planned.signature ? ctg::iso(*planned.signature) : "-";
    return "?";
}

inline std::vector<std::string> codes_of(const std::vector<ctg::Diagnostic>& diagnostics) {
    std::vector<std::string> codes;
    for (const auto& diagnostic : diagnostics)
        codes.push_back(diagnostic.code);
    return codes;
}
