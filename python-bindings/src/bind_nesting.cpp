// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/crosswalk/nesting.hpp"

#include <tuple>

namespace ctg::python {
namespace {

using PyNesting = Checked<Nesting>;

constexpr auto nesting_doc =
    R"(Whether each whole is the union of its parts, and where it is not: what `ctg.nesting` gives.

A row for each whole: whole, parts, area_m2, gap_m2 (of it, in none of its parts), excess_m2 (of
its parts, outside of it), width_m (of the widest strip in only one of the two), fit ("exact",
"centimetre", "drift" or "different"), and x, y inside the largest strip.
)";

/// The parts that are whole in no whole, as Python has them.
std::vector<std::tuple<std::string, std::string, double, double>> cut_in(const Nesting& nesting) {
    std::vector<std::tuple<std::string, std::string, double, double>> cut;
    for (const auto& part : nesting.cut)
        cut.emplace_back(part.code, part.whole, part.inside_m2, part.outside_m2);
    return cut;
}

} // namespace

void bind_nesting(py::module_& module) {
    auto type = bind_result<PyNesting>(module, "Nesting", nesting_doc);
    bind_rows(type, [](const PyNesting& n) { return records_of(n.value); });
    type.def_property_readonly(
            "cut", [](const PyNesting& n) { return cut_in(n.value); },
            "Parts that are whole in no whole: (code, whole or \"\", inside m², outside m²).")
        .def("__len__", [](const PyNesting& n) { return n.value.wholes.size(); })
        .def("__repr__", [](const PyNesting& n) {
            return "<Nesting of " + std::to_string(n.value.wholes.size()) + " wholes>";
        });
    module.def(
        "nesting_of",
        [](const PyLayer& parts, const PyLayer& wholes, const std::string& part_code,
           const std::string& whole_code, const std::map<std::string, std::string>& whole_of,
           Crs crs, double drift_width_m, std::size_t threads) {
            const py::gil_scoped_release without_lock;
            const auto whole_layer = overlay_layer_from(wholes.value, whole_code, crs);
            const auto part_layer = overlay_layer_from(parts.value, part_code, whole_layer.crs());
            NestingOptions options;
            options.whole_of = whole_of;
            options.drift_width_m = drift_width_m;
            options.overlay.threads = threads;
            return nesting_of(part_layer, whole_layer, options);
        },
        py::arg("parts"), py::arg("wholes"), py::kw_only(), py::arg("part_code") = "code",
        py::arg("whole_code") = "code", py::arg("whole_of") = std::map<std::string, std::string>{},
        py::arg("crs") = Crs{}, py::arg("drift_width_m") = NestingOptions{}.drift_width_m,
        py::arg("threads") = 1);
}

} // namespace ctg::python
