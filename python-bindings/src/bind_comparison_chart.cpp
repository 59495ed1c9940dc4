// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/portrait/comparison_chart.hpp"
#include "plain_values.hpp"

#include <tuple>

namespace ctg::python {
namespace {

using PlainCell = std::tuple<std::string, std::string, std::optional<double>>;
using PlainStep = std::pair<std::string, double>;

constexpr auto multiples_doc = R"(A themes × logics grid for each territory.

Parameters
----------
profiles : dict
    {territory: [(theme, logic, score or None), …]}, in the order of the grids.
lang : str, optional

Examples
--------
>>> ctg.profile_multiples({"A": [("logement", "sociale", 61.0)]}, lang="en").title
'Profiles side by side'
)";

constexpr auto ladder_doc = R"(Territories by rank, each with its best and worst rank.

Parameters
----------
ranges : dict
    {territory: (best, rank, worst)}.
likely : dict, optional
    {territory: (5th percentile, 95th percentile)} of the rank in a simulation.
highlighted : str, optional
    The territory in colour.
lang : str, optional

Examples
--------
>>> chart = ctg.rank_ladder({"A": (1, 2, 3), "B": (1, 1, 2)}, likely={"A": (1, 2.5)}, lang="en")
>>> chart.table[1]
[['B', '1', '1–2', ''], ['A', '2', '1–3', '1–2.5']]
)";

constexpr auto waterfall_doc = R"(What leads from the score of a reference to that of a territory.

Parameters
----------
territory, reference : str
reference_score : float
steps : sequence of (str, float)
    Labels and points; those beyond the twelve greatest are drawn as one.
lang : str, optional

Examples
--------
>>> steps = [("Housing", 4.0), ("Youth", -1.5)]
>>> ctg.contribution_waterfall("A", "All", 50.0, steps, lang="en").table[1][-1]
['A', '52.5']
)";

constexpr auto why_doc = R"(Why one territory comes before another, by points for and against.

Examples
--------
>>> ctg.why_before_bars("A", "B", [("Housing", 4.0), ("Youth", -1.5)], lang="en").title
'Why A comes before B'
)";

constexpr auto slope_doc = R"(Ranks or scores of territories in two years.

Parameters
----------
before, after : dict
    {territory: value or None}.
years : (str, str)
measure : {"rank", "score"}, optional
    Rank 1 is on top, and so is the highest score.
lang : str, optional

Examples
--------
>>> ctg.slope_chart({"A": 1, "B": 2}, {"A": 2, "B": 1}, years=("2023", "2024"), lang="en").title
'Ranks in 2023 and 2024'
)";

constexpr auto lorenz_doc = R"(The Lorenz curve of values, with the Gini coefficient.

Examples
--------
>>> ctg.lorenz_chart([1, 3, 5, 7], "income", lang="en").table[1][1]
['25.0%', '6.2%']
)";

constexpr auto types_doc = R"(The profiles of the territories that stand for types.

Parameters
----------
types : sequence of (str, list, list)
    The medoid, its cells [(theme, logic, score or None), …], the members of the type.
lang : str, optional

Examples
--------
>>> types = [("A", [("logement", "sociale", 61.0)], ["A", "B"])]
>>> ctg.type_profiles(types, lang="en").table[1]
[['1', 'A', 'A, B']]
)";

constexpr auto map_doc = R"(A map of how likely territories are among the first.

Parameters
----------
geography : Geography
areas : dict
    {territory: (commune codes, probability)}.
first : int
    The last rank that counts.
lang : str, optional

Examples
--------
>>> ctg.probability_map(geography, {"Marseille": (["13055"], 0.9)}, 3, lang="en").title
'Among the first 3?'
)";

std::vector<ProfileCell> cells_of(const std::vector<PlainCell>& plain) {
    std::vector<ProfileCell> cells;
    for (const auto& [theme, logic, score] : plain)
        cells.push_back({theme, logic, known(score)});
    return cells;
}

std::vector<LabelledPoints> points_of(const std::vector<PlainStep>& steps) {
    std::vector<LabelledPoints> points;
    for (const auto& [label, value] : steps)
        points.push_back({label, value});
    return points;
}

// Dictionaries are read as such: std::map would lose the order of the caller.

Chart multiples_of(const py::dict& profiles, Language lang) {
    std::vector<LabelledProfile> items;
    for (const auto& [label, cells] : profiles)
        items.push_back(
            {label.cast<std::string>(), cells_of(cells.cast<std::vector<PlainCell>>())});
    return profile_multiples(items, lang);
}

Chart ladder_of(const py::dict& ranges,
                const std::map<std::string, std::pair<double, double>>& likely,
                const std::string& highlighted, Language lang) {
    std::vector<RankRange> items;
    for (const auto& [key, range] : ranges) {
        const auto label = key.cast<std::string>();
        const auto [best, rank, worst] =
            range.cast<std::tuple<std::size_t, std::size_t, std::size_t>>();
        items.push_back({label, best, rank, worst});
        if (const auto found = likely.find(label); found != likely.end()) {
            items.back().p05 = found->second.first;
            items.back().p95 = found->second.second;
        }
    }
    return rank_ladder(items, highlighted, lang);
}

Chart slope_of(const py::dict& before, const std::map<std::string, std::optional<double>>& after,
               const std::pair<std::string, std::string>& years, const std::string& measure,
               Language lang) {
    if (measure != "rank" && measure != "score")
        throw py::value_error("expected rank or score, found \"" + measure + "\"");
    Slope slope{years.first,
                years.second,
                measure == "rank" ? SlopeMeasure::rank : SlopeMeasure::score,
                {}};
    for (const auto& [key, value] : before) {
        const auto label = key.cast<std::string>();
        const auto found = after.find(label);
        slope.items.push_back({label, known(value.cast<std::optional<double>>()),
                               found == after.end() ? std::nullopt : known(found->second)});
    }
    for (const auto& [label, value] : after)
        if (!before.contains(label)) slope.items.push_back({label, std::nullopt, known(value)});
    return slope_chart(slope, lang);
}

Chart lorenz_of(const PlainValues& values, const std::string& what,
                const std::optional<std::vector<double>>& weights, Language lang) {
    if (weights && weights->size() != values.size())
        throw py::value_error("expected as many weights as values");
    std::vector<GroupedValue> items;
    for (std::size_t i = 0; i < values.size(); ++i)
        items.push_back({std::to_string(i), "", known(values[i]), weights ? (*weights)[i] : 1.0});
    return lorenz_chart(items, what, lang);
}

using PlainType = std::tuple<std::string, std::vector<PlainCell>, std::vector<std::string>>;

Chart types_of(const std::vector<PlainType>& types, Language lang) {
    std::vector<TypeProfile> items;
    for (const auto& [medoid, cells, members] : types)
        items.push_back({{medoid, cells_of(cells)}, members});
    return type_profiles(items, lang);
}

Chart probabilities_of(const PyGeography& geography, const py::dict& areas, std::size_t first,
                       Language lang) {
    std::vector<ProbabilityArea> items;
    for (const auto& [label, area] : areas) {
        auto [communes, probability] = area.cast<std::pair<std::vector<CommuneCode>, double>>();
        items.push_back({label.cast<std::string>(), std::move(communes), probability});
    }
    const Topology topology = topology_of(geography.value.communes());
    return probability_map(geography.value, topology, items, first, lang);
}

} // namespace

void bind_comparison_chart(py::module_& module) {
    const auto lang = py::arg("lang") = Language::french;
    module.def("profile_multiples", &multiples_of, py::arg("profiles"), py::kw_only(), lang,
               multiples_doc);
    module.def("rank_ladder", &ladder_of, py::arg("ranges"), py::kw_only(),
               py::arg("likely") = std::map<std::string, std::pair<double, double>>{},
               py::arg("highlighted") = "", lang, ladder_doc);
    module.def(
        "contribution_waterfall",
        [](std::string territory, std::string reference, double score,
           const std::vector<PlainStep>& steps, Language language) {
            return contribution_waterfall(
                {std::move(territory), std::move(reference), score, points_of(steps)}, language);
        },
        py::arg("territory"), py::arg("reference"), py::arg("reference_score"), py::arg("steps"),
        py::kw_only(), lang, waterfall_doc);
    module.def(
        "why_before_bars",
        [](std::string first, std::string second, const std::vector<PlainStep>& reasons,
           Language language) {
            return why_before_bars({std::move(first), std::move(second), points_of(reasons)},
                                   language);
        },
        py::arg("first"), py::arg("second"), py::arg("reasons"), py::kw_only(), lang, why_doc);
    module.def("slope_chart", &slope_of, py::arg("before"), py::arg("after"), py::kw_only(),
               py::arg("years"), py::arg("measure") = "rank", lang, slope_doc);
    module.def("lorenz_chart", &lorenz_of, py::arg("values"), py::arg("what"), py::kw_only(),
               py::arg("weights") = py::none(), lang, lorenz_doc);
    module.def("type_profiles", &types_of, py::arg("types"), py::kw_only(), lang, types_doc);
    module.def("probability_map", &probabilities_of, py::arg("geography"), py::arg("areas"),
               py::arg("first"), py::kw_only(), lang, map_doc);
}

} // namespace ctg::python
