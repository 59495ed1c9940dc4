// SPDX-License-Identifier: Apache-2.0
// What the columns of doubts and explanations say.
#include "writing/column_meaning.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array meanings{
    ColumnMeaning{"", "other", tr("key of the other one")},
    ColumnMeaning{"ctg.score.before", "chance",
                  tr("share of the draws in which the first ranks before the other")},
    ColumnMeaning{"ctg.score", "doubt", tr("what is doubted; all: everything at once")},
    ColumnMeaning{"ctg.score.chances", "first",
                  tr("share of the draws in which it is among the first (10 unless told)")},
    ColumnMeaning{"ctg.score.shifts", "shift", tr("mean distance to the rank without doubts"),
                  tr("ranks")},
    ColumnMeaning{"ctg.score.sensitivities", "first_order",
                  tr("part of the variance of the score from that doubt alone (Sobol)")},
    ColumnMeaning{
        "ctg.score.sensitivities", "total",
        tr("part of the variance of the score from that doubt, alone and with others (Sobol)")},
    ColumnMeaning{"ctg.score.sensitivities", "deviation",
                  tr("standard deviation of the score under all doubts"), tr("points")},
    ColumnMeaning{"ctg.score.checks", "method", tr("other method that ranks")},
    ColumnMeaning{"ctg.score.variants", "alternative",
                  tr("other choice of the scheme that was tried; empty: none")},
    ColumnMeaning{"ctg.score.variants", "without", tr("what was left out; empty: nothing")},
    ColumnMeaning{"ctg.explain", "against", tr("what it is compared with; empty: the mean of all")},
    ColumnMeaning{"ctg.explain/", "score", tr("score of the indicator, of the unit"), tr("points")},
    ColumnMeaning{"ctg.explain/", "other",
                  tr("score of the indicator, of what it is compared with"), tr("points")},
    ColumnMeaning{"ctg.explain", "points",
                  tr("points of the difference that come from the indicator"), tr("points")},
    ColumnMeaning{"ctg.explain", "other", tr("score of what it is compared with"), tr("points")},
    ColumnMeaning{"ctg.explain.moves", "direction",
                  tr("up: to gain a place; down: before losing one")},
    ColumnMeaning{"ctg.explain.moves", "value", tr("value of the indicator now"),
                  tr("of the indicator")},
    ColumnMeaning{"ctg.explain.moves", "needed", tr("value that would move it; empty: none would"),
                  tr("of the indicator")},
    ColumnMeaning{"ctg.explain.moves", "reached", tr("rank it would then have"),
                  tr("rank, 1 is the highest")},
    ColumnMeaning{"", "score_before", tr("score before"), tr("points")},
    ColumnMeaning{"", "score_after", tr("score after"), tr("points")},
    ColumnMeaning{"ctg.score.changes", "by_data", tr("part of the change from new figures"),
                  tr("points")},
    ColumnMeaning{"ctg.score.changes", "by_boundary", tr("part of the change from a new perimeter"),
                  tr("points")},
    ColumnMeaning{"ctg.score.changes", "by_others",
                  tr("part of the change from the other territories"), tr("points")},
    ColumnMeaning{"", "rank_before", tr("rank before"), tr("rank, 1 is the highest")},
    ColumnMeaning{"", "rank_after", tr("rank after"), tr("rank, 1 is the highest")},
    ColumnMeaning{"", "rank_by_data", tr("places moved by new figures; below 0: towards rank 1"),
                  tr("ranks")},
    ColumnMeaning{"", "rank_by_boundary",
                  tr("places moved by a new perimeter; below 0: towards rank 1"), tr("ranks")},
    ColumnMeaning{"", "rank_by_others",
                  tr("places moved by the other territories; below 0: towards rank 1"),
                  tr("ranks")},
};

} // namespace

std::span<const ColumnMeaning> doubt_meanings() noexcept {
    return meanings;
}

} // namespace ctg
