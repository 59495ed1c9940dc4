// SPDX-License-Identifier: Apache-2.0
// The choice of classes as Python states it: a method by name, and keywords.
#pragma once

#include "bind.hpp"
#include "ctg/indicator/classes.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ctg::python {

/// @throws ValueError naming the methods.
[[nodiscard]] inline ClassRule class_rule_of(const std::string& method, std::size_t count,
                                             const std::optional<std::vector<double>>& bounds,
                                             bool rounded, std::optional<double> step) {
    const auto known = class_method_of(method);
    if (!known)
        throw py::value_error("expected quantiles, jenks, equal, sd, headtail or manual, found \"" +
                              method + "\"");
    return {*known, count, bounds.value_or(std::vector<double>{}), rounded, step};
}

} // namespace ctg::python
