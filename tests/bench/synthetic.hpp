// SPDX-License-Identifier: Apache-2.0
/// A country that no map shows, of any size, the same on every machine.
#pragma once

#include "ctg/coverage/convention.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/scoring/scheme.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/weights.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ctg::bench {

/// Communes and conventions of the whole of France, in round numbers.
inline constexpr std::size_t commune_count = 35'000;
inline constexpr std::size_t convention_count = 1'000;

/// The nth commune code: "01001", "01002"… Codes come in their order.
[[nodiscard]] CommuneCode code_of(std::size_t n);

/// `side` × `side` communes of 1 km in Lambert-93, whose borders bend `bends` times a side.
[[nodiscard]] std::vector<Commune> grid_of(std::size_t side, std::size_t bends);

/// A number of inhabitants for each of `count` communes.
[[nodiscard]] Weights population_of(std::size_t count);

/// `count` conventions of 4 years signed from 2018 on, each of 50 communes in a row; they overlap.
[[nodiscard]] std::vector<Convention> register_of(std::size_t count, std::size_t communes);

/// The value from 0 to 100 of the nth unit on the ith indicator. scoring.py has the same rule.
[[nodiscard]] double value_of(std::size_t n, std::size_t i);

/// So many indicators between the goalposts 0 and 100, spread over 6 themes × 2 logics.
[[nodiscard]] Scheme scheme_of(std::size_t indicators);

/// A value for each of so many territories, named as communes, and each indicator of `scheme`.
[[nodiscard]] std::vector<IndicatorValue> values_of(const Scheme& scheme, std::size_t territories);

} // namespace ctg::bench
