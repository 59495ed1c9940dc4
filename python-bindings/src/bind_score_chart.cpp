// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/study/charts.hpp"
#include "results.hpp"

#include <tuple>

namespace ctg::python {
namespace {

constexpr auto score_chart_doc = R"(A chart of the scores of a study's territories.

Parameters
----------
study : Study
chart : {"heatmap", "multiples", "ladder", "peers", "waterfall", "why", "slope", "map", "lorenz", \
"types"}
territories : sequence of str, optional
    Keys: one of a heatmap, peers and a waterfall, two of why, any of multiples, at most one of a
    ladder, in colour.
before : Study, optional
    Of a slope, the study of the earlier year.
measure : {"rank", "score"}, optional
    Of a slope.
years : (str, str), optional
    Of a slope: what the two years are called.
first : int, optional
    Of a map: among how many a territory may come.
lang : str, optional

Returns
-------
NotedChart

Examples
--------
>>> ctg.score_chart(study, "ladder", ["marseille"], lang="en").table[0]
['Territory', 'Rank', 'Best–worst', '5 to 95 % of the draws']
>>> ctg.score_chart(study, "why", ["marseille", "accm"], lang="en").title
'Why Marseille (exemple) comes before Arles-Crau-Camargue-Montagnette (exemple)'
)";

NotedChart score_chart(const PyStudy& study, const std::string& chart,
                       std::vector<std::string> territories, const PyStudy* before,
                       const std::string& measure,
                       const std::optional<std::pair<std::string, std::string>>& years,
                       std::size_t first, Language lang) {
    const auto known = score_chart_of(chart);
    if (!known) throw py::value_error("no chart is called \"" + chart + "\"");
    if (measure != "rank" && measure != "score")
        throw py::value_error("measure is \"rank\" or \"score\"");
    ChartQuestion question{.chart = *known, .territories = std::move(territories)};
    question.before = before == nullptr ? nullptr : &before->value;
    question.measure = measure == "rank" ? SlopeMeasure::rank : SlopeMeasure::score;
    if (years) std::tie(question.before_label, question.after_label) = *years;
    question.first = first;
    question.language = lang;
    return noted(chart_of(study.value, question));
}

} // namespace

void bind_score_chart(py::module_& module) {
    module.def("score_chart", &score_chart, py::arg("study"), py::arg("chart"),
               py::arg("territories") = std::vector<std::string>{}, py::kw_only(),
               py::arg("before") = nullptr, py::arg("measure") = "rank",
               py::arg("years") = py::none(), py::arg("first") = ChartQuestion{}.first,
               py::arg("lang") = Language::french, without_gil(), score_chart_doc);
}

} // namespace ctg::python
