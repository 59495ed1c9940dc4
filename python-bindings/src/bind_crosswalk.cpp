// SPDX-License-Identifier: Apache-2.0
#include "crosswalk_tables.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/crosswalk/variable.hpp"

namespace ctg::python {
namespace {

constexpr auto crosswalk_doc =
    R"(Who overlaps whom, by how much: a sparse matrix of sources by targets, with what lies outside.

Examples
--------
>>> crosswalk = ctg.Crosswalk(["a", "b"], [10.0, 20.0], ["est", "ouest"], [15.0, 15.0],
...                           [("a", "est", 10.0), ("b", "est", 5.0), ("b", "ouest", 15.0)])
>>> crosswalk.dominant_targets()
[('est', 1.0), ('ouest', 0.75)]
>>> crosswalk.transposed().transposed() == crosswalk
True
)";

constexpr auto transferred_doc =
    R"(A variable carried from the sources to the targets, with bounds and what is known.

Parameters
----------
values : sequence of float or None
    By source: counts, numerators, means or indices; None is missing, never zero.
kind : {"count", "ratio", "share", "mean", "index"}, optional
    A share is a ratio of a part to the whole that it is of: poor to all households.
denominators : sequence of float or None, optional
    By source: of a ratio or a share; the weights of a mean.
least_known : float, optional
    The least share of a target's weight that must be known for its value to stand.

Returns
-------
pandas.DataFrame
    target, value, low, high, variance, known, divided.

Examples
--------
>>> crosswalk = ctg.Crosswalk(["a", "b"], [10.0, 20.0], ["est", "ouest"], [15.0, 15.0],
...                           [("a", "est", 10.0), ("b", "est", 5.0), ("b", "ouest", 15.0)])
>>> crosswalk.transferred([100.0, 40.0])[["target", "value", "low", "high"]].values.tolist()
[['est', 110.0, 100.0, 140.0], ['ouest', 30.0, 0.0, 40.0]]
)";

/// Where the codes of one side stand.
class Positions {
public:
    /// `unknown` is the code of the fault of a code that is not among `codes`.
    Positions(const std::vector<std::string>& codes, std::string_view unknown)
        : codes_(codes),
          unknown_(unknown) {
        for (std::uint32_t n = 0; n < codes.size(); ++n)
            positions_.emplace(codes[n], n);
    }

    std::uint32_t find(const std::string& code, Faults& faults) const {
        const auto found = positions_.find(code);
        if (found != positions_.end()) return found->second;
        faults.add(error_of(unknown_, {{"code", code},
                                       {"count", std::to_string(codes_.size())},
                                       {"nearest", joined(nearest(code, codes_))}}));
        return 0;
    }

private:
    const std::vector<std::string>& codes_;
    std::string_view unknown_;
    std::map<std::string_view, std::uint32_t> positions_;
};

/// A crosswalk as Python writes it: parts by codes.
/// @throws DataError CTG-CROSS-013, -065 with the nearest on a code of neither side; as Crosswalk.
Crosswalk crosswalk_of(std::vector<std::string> sources, std::vector<double> source_totals,
                       std::vector<std::string> targets, std::vector<double> target_totals,
                       const std::vector<std::tuple<std::string, std::string, double>>& parts,
                       const std::string& weight, const std::string& unit) {
    const Positions in_sources(sources, "CTG-CROSS-013");
    const Positions in_targets(targets, "CTG-CROSS-065");
    Faults faults;
    std::vector<CommonPart> common;
    for (const auto& [source, target, value] : parts)
        common.push_back({in_sources.find(source, faults), in_targets.find(target, faults), value,
                          PartClass::real});
    faults.raise<DataError>();
    return {std::move(sources),       std::move(source_totals), std::move(targets),
            std::move(target_totals), std::move(common),        {weight, unit, "by hand", {}, {}}};
}

VariableKind kind_of(const std::string& name) {
    for (const auto kind : {VariableKind::count, VariableKind::ratio, VariableKind::share,
                            VariableKind::mean, VariableKind::index})
        if (name == name_of(kind)) return kind;
    py::detail::refuse(name, "\"count\", \"ratio\", \"share\", \"mean\" or \"index\"");
}

std::vector<Figure> figures_of(const std::vector<std::optional<double>>& values) {
    std::vector<Figure> figures;
    for (const auto& value : values)
        figures.push_back(value && *value == *value ? Figure::exact(*value)
                                                    : Figure::absent(Absence::not_collected));
    return figures;
}

Records records_of_transfer(const std::vector<Transferred>& values) {
    Records records{"ctg.transfer/1",
                    {{"target", RecordKind::code},
                     {"value", RecordKind::number},
                     {"low", RecordKind::number},
                     {"high", RecordKind::number},
                     {"variance", RecordKind::number},
                     {"known", RecordKind::share},
                     {"divided", RecordKind::integer}},
                    {}};
    for (const auto& it : values) {
        const bool is_known = it.value.is_known();
        const auto cell = [&](double value) {
            return is_known ? RecordValue(value) : RecordValue(std::monostate());
        };
        records.rows.push_back({it.target, cell(is_known ? it.value.value() : 0.0),
                                cell(is_known ? it.value.low() : 0.0),
                                cell(is_known ? it.value.high() : 0.0), it.variance, it.known,
                                static_cast<std::int64_t>(it.divided)});
    }
    return records;
}

py::dict balance_of(const Crosswalk& crosswalk) {
    const auto balance = mass_balance(crosswalk);
    py::dict result;
    result["in"] = balance.in;
    result["out"] = balance.out;
    result["outside"] = balance.outside;
    result["excess"] = balance.excess;
    result["error"] = balance.error();
    return result;
}

void bind_operations(py::class_<PyCrosswalk>& type) {
    type.def(
            "transposed",
            [](const PyCrosswalk& c) {
                return PyCrosswalk{transposed(c.value), {}};
            },
            "Targets as sources.")
        .def(
            "composed",
            [](const PyCrosswalk& first, const PyCrosswalk& second) {
                return PyCrosswalk{composed(first.value, second.value), {}};
            },
            py::arg("second"), "A→C out of A→B and B→C.")
        .def(
            "restricted",
            [](const PyCrosswalk& c, const std::vector<std::string>& sources) {
                return PyCrosswalk{restricted(c.value, sources), {}};
            },
            py::arg("sources"), "Only these sources, and the targets that they meet.")
        .def(
            "dissolved",
            [](const PyCrosswalk& c, const std::map<std::string, std::string>& groups) {
                const auto group_of = [&](const std::string& code) {
                    const auto found = groups.find(code);
                    return found == groups.end() ? std::nullopt : std::optional(found->second);
                };
                return PyCrosswalk{dissolved(c.value, group_of), {}};
            },
            py::arg("groups"), "Targets joined: {target: group}. Those of no group are left out.")
        .def(
            "settled",
            [](const PyCrosswalk& c, double negligible) {
                return PyCrosswalk{settled(c.value, {.negligible = negligible}).crosswalk, {}};
            },
            py::kw_only(), py::arg("negligible") = 0.0,
            "Strips between two drawings of a border, and what of a source lies in no target up to "
            "the share `negligible`, given to the largest part of the source.")
        .def(
            "dominant_targets", [](const PyCrosswalk& c) { return dominant_targets(c.value); },
            "For each source (target, share) of the target that holds most of it, or None.")
        .def(
            "transferred",
            [](const PyCrosswalk& c, const std::vector<std::optional<double>>& values,
               const std::string& kind, const std::vector<std::optional<double>>& denominators,
               double least_known) {
                const auto found = transferred(
                    c.value, {"", kind_of(kind), figures_of(values), figures_of(denominators)},
                    {least_known});
                return py::module_::import("ctg.results")
                    .attr("frame_of")(records_of_transfer(found));
            },
            py::arg("values"), py::kw_only(), py::arg("kind") = "count",
            py::arg("denominators") = std::vector<std::optional<double>>{},
            py::arg("least_known") = 0.0, transferred_doc);
}

} // namespace

void bind_crosswalk(py::module_& module) {
    auto type = bind_result<PyCrosswalk>(module, "Crosswalk", crosswalk_doc);
    bind_crosswalk_tables(module, type);
    type.def(py::init([](std::vector<std::string> sources, std::vector<double> source_totals,
                         std::vector<std::string> targets, std::vector<double> target_totals,
                         const std::vector<std::tuple<std::string, std::string, double>>& parts,
                         const std::string& weight, const std::string& unit) {
                 return PyCrosswalk{crosswalk_of(std::move(sources), std::move(source_totals),
                                                 std::move(targets), std::move(target_totals),
                                                 parts, weight, unit),
                                    {}};
             }),
             py::arg("sources"), py::arg("source_totals"), py::arg("targets"),
             py::arg("target_totals"), py::arg("parts"), py::kw_only(), py::arg("weight") = "area",
             py::arg("unit") = "m2")
        .def_property_readonly("sources",
                               [](const PyCrosswalk& c) {
                                   const auto codes = c.value.sources();
                                   return std::vector<std::string>(codes.begin(), codes.end());
                               })
        .def_property_readonly("targets",
                               [](const PyCrosswalk& c) {
                                   const auto codes = c.value.targets();
                                   return std::vector<std::string>(codes.begin(), codes.end());
                               })
        .def_property_readonly("source_totals",
                               [](const PyCrosswalk& c) {
                                   const auto totals = c.value.source_totals();
                                   return std::vector<double>(totals.begin(), totals.end());
                               })
        .def_property_readonly("target_totals",
                               [](const PyCrosswalk& c) {
                                   const auto totals = c.value.target_totals();
                                   return std::vector<double>(totals.begin(), totals.end());
                               })
        .def_property_readonly("source_outside",
                               [](const PyCrosswalk& c) { return c.value.source_outside(); })
        .def_property_readonly("target_outside",
                               [](const PyCrosswalk& c) { return c.value.target_outside(); })
        .def_property_readonly(
            "balance", [](const PyCrosswalk& c) { return balance_of(c.value); },
            "What went in, came out, lies outside, and exceeds the sources.")
        .def("__len__", [](const PyCrosswalk& c) { return c.value.parts().size(); })
        .def("__repr__", [](const PyCrosswalk& c) {
            return "<Crosswalk of " + std::to_string(c.value.sources().size()) + " sources by " +
                   std::to_string(c.value.targets().size()) +
                   " targets: " + std::to_string(c.value.parts().size()) + " parts>";
        });
    bind_operations(type);
}

} // namespace ctg::python
