// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.hpp"

#include "ctg/scoring/composite.hpp"
#include "ctg/scoring/uncertainty.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/writing/text.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace ctg::cli {

/// What `ctg score` is asked of how sure its ranks are, and of how they moved.
struct DoubtRequest {
    bool draws = false; ///< asked for, be it only by the number or the seed
    std::optional<std::int64_t> count;
    std::optional<std::int64_t> seed;
    std::int64_t first = 10;
    bool sensitivities = false;
    bool variants = false;
    std::string since; ///< an earlier study
};

/// The options --draws, --seed, --first, --sensitivity, --variants and --since, the last for
/// studies only.
void add_doubts(CLI::App& verb, CLI::Option& units, const Session& session, DoubtRequest& request);

/// Puts the number and the seed of draws that are asked for in the place of the scheme's, so that
/// all tables of a run rest on the same draws. A scheme without doubts has all of them then.
void take_draws(const DoubtRequest& request, std::optional<Uncertainty>& uncertainty);
/// Says by which draws ranks were made, if by any.
void add_draws(const std::optional<Uncertainty>& uncertainty, Envelope& envelope);

/// Adds what is asked for as further tables.
void doubt_territories(const DoubtRequest& request, const Study& study, const ScoredValues& values,
                       Session& session, Envelope& envelope);
void doubt_units(const DoubtRequest& request, const Table& units, const CompositeScheme& scheme,
                 Session& session, Envelope& envelope);

} // namespace ctg::cli
