// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.hpp"

#include "ctg/scoring/check.hpp"
#include "ctg/scoring/composite.hpp"
#include "ctg/scoring/score.hpp"
#include "ctg/study/analysis.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ctg::cli {

/// What is asked beside scores: ranks by other methods, inequality, types.
struct ComparisonRequest {
    std::vector<std::string> checks;
    std::vector<double> share_bounds;
    std::optional<double> floor;
    bool inequality = false;
    std::string typology;
    std::string distance = "absolute";
    std::string group;
    std::string population;
};

/// The options of `request`; those on columns of a plain table need `units`.
void add_comparison(CLI::App& verb, CLI::Option& units, const Session& session,
                    ComparisonRequest& request);

/// Adds to `envelope` the tables that are asked for, and tells their notes.
void compare_territories(const ComparisonRequest& request, const Study& study,
                         const ScoredValues& values, const Scoring& scoring, Session& session,
                         Envelope& envelope);
/// The same of a plain table. @return the ranks that go beside those of the root.
[[nodiscard]] std::vector<RankCheck>
compare_units(const ComparisonRequest& request, const Table& units, const CompositeScheme& scheme,
              const CompositeScoring& scoring, Session& session, Envelope& envelope);

} // namespace ctg::cli
