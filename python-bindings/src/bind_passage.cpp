// SPDX-License-Identifier: Apache-2.0
#include "crosswalk_results.hpp"
#include "ctg/crosswalk/passage_crosswalk.hpp"
#include "ctg/study/shipped.hpp"
#include "ctg/territory/rebase.hpp"

#include <optional>
#include <tuple>

namespace ctg::python {
namespace {

constexpr auto crosswalk_of_passage_doc =
    R"(A passage between two years as a crosswalk, which composes with spatial ones.

Parameters
----------
passage : Passage
weights : Weights
    Of communes of the passage's first year: what they weigh.

Examples
--------
>>> passage = ctg.shipped_history().passage(from_year=2019, to_year=2025)
>>> len(ctg.crosswalk_of(passage, ctg.commune_weights(two_communes)))
2
)";

constexpr auto history_doc = R"(How the communes of France came to be what they are.

A geography year is 1 January of it.

Examples
--------
>>> history = ctg.shipped_history()
>>> history.years_of("60694")
[(1943, 2018, 'Villotran'), (2024, None, 'Les Hauts-Talican')]
>>> history.heirs_of("01039", from_year=2018, to_year=2026)
['01138']
)";

constexpr auto passage_doc = R"(From the communes of one geography year to those of another.

Lists what changes; any other code stays what it is.

Examples
--------
>>> passage = ctg.shipped_history().passage(from_year=2018, to_year=2026)
>>> passage.shares_of("60455")
{'60694': 1.0}
>>> passage.to_pandas().columns.tolist()[:4]
['before', 'before_name', 'after', 'after_name']
)";

constexpr auto rebased_doc = R"(A table carried to another geography year, with notes.

Examples
--------
>>> table = ctg.Table(["code", "menages"], [["01039", "100"], ["01138", "900"]])
>>> rebased = ctg.rebase(table, from_year=2018, to_year=2026)
>>> rebased.totals
{'menages': (1000.0, 1000.0)}
)";

constexpr auto shipped_history_doc = R"(The history of communes from 1943 to 1 January 2026.

Raises
------
ReadError
    The shipped data are not there.

Examples
--------
>>> ctg.shipped_history().last_year
2026
)";

constexpr auto history_from_doc = R"(The history in INSEE's list of commune events, as published.

Parameters
----------
events : Table

Examples
--------
>>> file = data / "insee/mouvements-communes-2026/evenements.csv"
>>> ctg.commune_history_from(ctg.read_table(file)).exists("60694", 2020)
False
)";

using Years = std::tuple<int, std::optional<int>, std::string>;

std::vector<std::string> texts_of(const std::vector<CommuneCode>& codes) {
    std::vector<std::string> texts;
    for (const auto& code : codes)
        texts.emplace_back(code.text());
    return texts;
}

/// Weights that share out divided communes: a table, its column and the year of its codes.
struct Weighing {
    const Table* table;
    std::string column;
    std::optional<int> year;
};

Passage passage_of(const CommuneHistory& history, int from, int to, const Weighing& weighing) {
    std::optional<SplitWeights> weights;
    if (weighing.table != nullptr)
        weights = split_weights_from(*weighing.table, weighing.column,
                                     GeographyYear{weighing.year.value_or(to)});
    return passage_between(history, GeographyYear{from}, GeographyYear{to}, weights);
}

void bind_history(py::module_& module) {
    py::class_<CommuneHistory>(module, "CommuneHistory", history_doc)
        .def_property_readonly("last_year",
                               [](const CommuneHistory& h) { return h.last_year().value; })
        .def(
            "years_of",
            [](const CommuneHistory& h, const CommuneCode& code) {
                std::vector<Years> years;
                for (const auto& it : h.years_of(code))
                    years.emplace_back(it.first.value,
                                       it.last ? std::optional(it.last->value) : std::nullopt,
                                       it.name);
                return years;
            },
            py::arg("code"), "First year, last year and name of each time it was a commune's.")
        .def(
            "exists",
            [](const CommuneHistory& h, const CommuneCode& code, int year) {
                return h.exists(code, GeographyYear{year});
            },
            py::arg("code"), py::arg("year"))
        .def(
            "heirs_of",
            [](const CommuneHistory& h, const CommuneCode& code, int from, int to) {
                return texts_of(h.heirs_of(code, GeographyYear{from}, GeographyYear{to}));
            },
            py::arg("code"), py::kw_only(), py::arg("from_year"), py::arg("to_year"))
        .def(
            "communes_of",
            [](const CommuneHistory& h, int year) {
                return texts_of(h.communes_of(GeographyYear{year}));
            },
            py::arg("year"))
        .def(
            "passage",
            [](const CommuneHistory& h, int from, int to, const Table* weights,
               const std::string& column, std::optional<int> year) {
                return passage_of(h, from, to, {weights, column, year});
            },
            py::kw_only(), py::arg("from_year"), py::arg("to_year"),
            py::arg("weights") = py::none(), py::arg("weights_column") = "population",
            py::arg("weights_year") = py::none());
    module.def("shipped_history", &shipped_history, without_gil(), shipped_history_doc);
    module.def(
        "commune_history_from", [](const Table& events) { return commune_history_from(events); },
        py::arg("events"), without_gil(), history_from_doc);
}

void bind_passages(py::module_& module) {
    py::class_<Passage> type(module, "Passage", passage_doc);
    bind_rows(type, [](const Passage& passage) { return records_of(passage); });
    type.def_property_readonly("from_year", [](const Passage& p) { return p.from().value; })
        .def_property_readonly("to_year", [](const Passage& p) { return p.to().value; })
        .def(
            "shares_of",
            [](const Passage& passage, const CommuneCode& code) {
                std::map<std::string, double> shares;
                for (const auto& line : passage.lines_of(code))
                    shares.emplace(line.after.text(), line.share.value());
                return shares;
            },
            py::arg("code"), "What part of the commune is in which of the second year.")
        .def("__len__", [](const Passage& passage) { return passage.lines().size(); });
}

using PyRebased = Checked<Rebased>;

void bind_rebased(py::module_& module) {
    py::class_<PyRebased> type(module, "Rebased", rebased_doc);
    bind_rows(type, [](const PyRebased& rebased) { return rebased.value.records; });
    type.def_readonly("notes", &PyRebased::notes, "What must be said of the result.")
        .def_property_readonly(
            "table", [](const PyRebased& rebased) { return rebased.value.table; },
            "The same as a table of text.")
        .def_property_readonly(
            "totals",
            [](const PyRebased& rebased) {
                std::map<std::string, std::pair<double, double>> totals;
                for (const auto& total : rebased.value.totals)
                    totals.emplace(total.column, std::pair(total.before, total.after));
                return totals;
            },
            "Sum before and after, by column added.")
        .def("__len__", [](const PyRebased& rebased) { return rebased.value.records.rows.size(); });
    module.def(
        "rebased_table",
        [](const Table& table, const Passage& passage, const std::string& code,
           const std::vector<std::string>& counts, const std::vector<std::string>& ratios,
           const std::vector<std::string>& by, bool keep_unknown) {
            RebaseRule rule;
            rule.code_column = code;
            rule.counts = counts;
            rule.by = by;
            for (const auto& ratio : ratios)
                rule.ratios.push_back(ratio_rule_of(ratio));
            rule.unknown = keep_unknown ? UnknownCodes::keep : UnknownCodes::refuse;
            return rebased(table, passage, rule);
        },
        py::arg("table"), py::arg("passage"), py::kw_only(), py::arg("code") = "",
        py::arg("counts") = std::vector<std::string>{},
        py::arg("ratios") = std::vector<std::string>{}, py::arg("by") = std::vector<std::string>{},
        py::arg("keep_unknown") = false, without_gil());
}

void bind_crosswalk_of_passage(py::module_& module) {
    module.def(
        "crosswalk_of",
        [](const Passage& passage, const PyWeights& weights) {
            return PyCrosswalk{crosswalk_of(passage, weights.value), {}};
        },
        py::arg("passage"), py::arg("weights"), crosswalk_of_passage_doc);
}

} // namespace

void bind_passage(py::module_& module) {
    bind_history(module);
    bind_passages(module);
    bind_rebased(module);
    bind_crosswalk_of_passage(module);
}

} // namespace ctg::python
