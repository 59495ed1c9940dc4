// SPDX-License-Identifier: Apache-2.0
// Two layers overlaid: by area, by what lies where, and each place once.
#include "crosswalk_results.hpp"
#include "ctg/crosswalk/overlay.hpp"

namespace ctg::python {
namespace {

AreaMethod area_of(const std::string& name) {
    if (name == "corrected") return AreaMethod::corrected;
    if (name == "planar") return AreaMethod::planar;
    py::detail::refuse(name, "\"corrected\" or \"planar\"");
}
AreaKernel kernel_of(const std::string& name) {
    if (name == "fastest") return AreaKernel::fastest;
    if (name == "walk") return AreaKernel::walk;
    if (name == "trapezoids") return AreaKernel::trapezoids;
    py::detail::refuse(name, "\"fastest\", \"walk\" or \"trapezoids\"");
}

/// What of two layers is overlaid: the columns of their codes, and the plane to measure on.
struct Columns {
    std::string source_code;
    std::string target_code;
    Crs crs;
};

/// Both layers on the plane of the first.
std::pair<OverlayLayer, OverlayLayer> opened(const PyLayer& sources, const PyLayer& targets,
                                             const Columns& columns) {
    auto from = overlay_layer_from(sources.value, columns.source_code, columns.crs);
    auto to = overlay_layer_from(targets.value, columns.target_code, from.crs());
    return {std::move(from), std::move(to)};
}

PyCrosswalk weighed(const PyLayer& sources, const PyLayer& targets, const FineWeights& weights,
                    const Columns& columns) {
    const auto [from, to] = opened(sources, targets, columns);
    auto areas = overlay(from, to);
    auto weighed = reweighted(settled(areas.value).crosswalk, from, to, weights);
    areas.notes.insert(areas.notes.end(), weighed.notes.begin(), weighed.notes.end());
    return {std::move(weighed.value), std::move(areas.notes)};
}

} // namespace

void bind_overlay(py::module_& module) {
    module.def(
        "overlay_of",
        [](const PyLayer& sources, const PyLayer& targets, const std::string& source_code,
           const std::string& target_code, Crs crs, const std::string& area,
           const std::string& kernel, std::size_t threads) {
            const OverlayOptions options{area_of(area), kernel_of(kernel), threads};
            const py::gil_scoped_release without_lock;
            const auto [from, to] = opened(sources, targets, {source_code, target_code, crs});
            return overlay(from, to, options);
        },
        py::arg("sources"), py::arg("targets"), py::kw_only(), py::arg("source_code") = "code",
        py::arg("target_code") = "code", py::arg("crs") = Crs{}, py::arg("area") = "corrected",
        py::arg("kernel") = "fastest", py::arg("threads") = 1);
    module.def(
        "weighted_overlay_of",
        [](const PyLayer& sources, const PyLayer& targets, const PyFineWeights& weights,
           const std::string& source_code, const std::string& target_code, Crs crs) {
            return weighed(sources, targets, weights.value, {source_code, target_code, crs});
        },
        py::arg("sources"), py::arg("targets"), py::arg("weights"), py::kw_only(),
        py::arg("source_code") = "code", py::arg("target_code") = "code", py::arg("crs") = Crs{},
        without_gil());
    module.def(
        "union_coverage_of",
        [](const PyLayer& sources, const PyLayer& targets, const std::string& source_code,
           const std::string& target_code, Crs crs) {
            const auto [from, to] = opened(sources, targets, {source_code, target_code, crs});
            auto found = union_coverage(from, to);
            return std::pair(records_of(found.value), std::move(found.notes));
        },
        py::arg("sources"), py::arg("targets"), py::kw_only(), py::arg("source_code") = "code",
        py::arg("target_code") = "code", py::arg("crs") = Crs{}, without_gil());
}

} // namespace ctg::python
