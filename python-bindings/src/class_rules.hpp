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
[[nodiscard]] inline ClassRequest class_request_of(const std::optional<std::string>& method,
                                                   std::optional<std::size_t> count,
                                                   const std::optional<std::vector<double>>& bounds,
                                                   std::optional<bool> rounded,
                                                   std::optional<double> step) {
    ClassRequest request{{}, count, bounds.value_or(std::vector<double>{}), rounded, step};
    if (bounds) request.method = ClassMethod::manual;
    if (method) request.method = class_method_of(*method);
    if (method && !request.method)
        throw py::value_error("expected quantiles, jenks, equal, sd, headtail or manual, found \"" +
                              *method + "\"");
    return request;
}

} // namespace ctg::python
