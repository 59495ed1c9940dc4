// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"

PYBIND11_MODULE(_ctg, module) {
    module.doc() = "The library ctg, in Python: see the package ctg.";
    ctg::python::bind_base(module);
    ctg::python::bind_data(module);
    ctg::python::bind_chart(module);
    ctg::python::bind_classes(module);
    ctg::python::bind_geometry(module);
    ctg::python::bind_reading(module);
    ctg::python::bind_published(module);
    ctg::python::bind_territory(module);
    ctg::python::bind_crosswalk(module);
    ctg::python::bind_nesting(module);
    ctg::python::bind_weights(module);
    ctg::python::bind_passage(module);
    ctg::python::bind_fine_weights(module);
    ctg::python::bind_overlay(module);
    ctg::python::bind_commune_parts(module);
    ctg::python::bind_coverage(module);
    ctg::python::bind_scheme(module);
    ctg::python::bind_indicator(module);
    ctg::python::bind_scoring(module);
    ctg::python::bind_composite(module);
    ctg::python::bind_planning(module);
    ctg::python::bind_study(module);
    ctg::python::bind_simulation(module);
    ctg::python::bind_what_if(module);
    ctg::python::bind_grouping(module);
    ctg::python::bind_doubts(module);
    ctg::python::bind_inequality(module);
    ctg::python::bind_comparison_chart(module);
    ctg::python::bind_fetch(module);
    ctg::python::bind_database(module);
    ctg::python::bind_portrait(module);
    ctg::python::bind_score_chart(module);
    ctg::python::bind_indicator_map(module);
}
