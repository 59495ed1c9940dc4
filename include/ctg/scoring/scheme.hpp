// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/document.hpp"
#include "ctg/indicator/indicator.hpp"

#include <string>
#include <vector>

namespace ctg {

/// Whether more of the indicator means more need (population) or less need (services).
enum class Direction { more_is_need, less_is_need };

/// What becomes of an indicator without a value.
enum class MissingRule {
    skip,   ///< the cell stands on its other indicators
    refuse, ///< the scheme does not score such a territory
};

/// The values that score 0 and 100 (100 and 0 when less is need), in the unit of the indicator.
/// Fixed in the scheme, so that years compare and a territory more changes no score.
/// Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5.
struct Goalposts {
    double low = 0.0;
    double high = 1.0;
    friend bool operator==(const Goalposts&, const Goalposts&) = default;
};

/// An indicator with its place among themes and logics and its way to a score.
struct ScoredIndicator {
    IndicatorRule rule;
    std::string theme;
    std::string logic;
    Direction direction = Direction::more_is_need;
    Goalposts goalposts;
    bool clip = true; ///< values beyond a goalpost score as the goalpost
    MissingRule missing = MissingRule::skip;
    double weight = 1.0;
    Place place; ///< in the scheme file

    friend bool operator==(const ScoredIndicator&, const ScoredIndicator&) = default;
};

/// Every choice of a scoring, as the scheme file states it.
struct Scheme {
    std::string id;
    std::string version;
    std::vector<std::string> themes;
    std::vector<std::string> logics;
    std::vector<ScoredIndicator> indicators; ///< in file order
    std::string sha256;                      ///< of the scheme file, printed in each output

    friend bool operator==(const Scheme&, const Scheme&) = default;
};

/// The scheme that `document` states. Its keys are those of docs/methods/scoring.md, all of them
/// read; a method that is known but not offered by this version is refused by name.
/// @throws DataError CTG-CONF-* (keys), CTG-SCOR-001 (theme or logic unknown), -002 (goalposts not
///         in order), -003 (a cell without indicator), -004 (id twice), -005 (method not offered),
///         -007 and -008 (a list of themes or logics that is empty, or repeats a name), -009 (a
///         count with a denominator), -010 (a number out of range).
[[nodiscard]] Checked<Scheme> scheme_from(const Document& document);

/// The rules of the scheme's indicators, in its order.
[[nodiscard]] std::vector<IndicatorRule> rules_of(const Scheme& scheme);

} // namespace ctg
