// SPDX-License-Identifier: Apache-2.0
// What the columns of coverage say.
#include "writing/column_meaning.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array meanings{
    ColumnMeaning{"", "year", tr("year that the row speaks of")},
    ColumnMeaning{"ctg.cover", "by",
                  tr("what the zones are: total, antenne, epci, territory or theme")},
    ColumnMeaning{"ctg.cover", "zone",
                  tr("key of the zone; empty: the whole, or the communes in no zone")},
    ColumnMeaning{"", "name", tr("name")},
    ColumnMeaning{
        "ctg.cover", "basis",
        tr("what the share is a share of: population, communes, area or a weight of the study")},
    ColumnMeaning{"ctg.cover", "share",
                  tr("share of the basis in communes under a convention in force on the reference "
                     "day; each commune counts once")},
    ColumnMeaning{"", "low", tr("lower bound, when a figure is hidden, rounded or shared out")},
    ColumnMeaning{"", "high", tr("upper bound, when a figure is hidden, rounded or shared out")},
    ColumnMeaning{"ctg.cover", "covered", tr("amount under a convention"), tr("of the basis")},
    ColumnMeaning{"ctg.cover", "total", tr("amount in all, of the communes whose figure is known"),
                  tr("of the basis")},
    ColumnMeaning{"ctg.cover", "communes_covered", tr("communes wholly under a convention"),
                  tr("communes")},
    ColumnMeaning{"ctg.cover", "communes_total", tr("communes of the zone"), tr("communes")},
    ColumnMeaning{"ctg.cover", "communes_partly_covered",
                  tr("communes of which a part is under a convention"), tr("communes")},
    ColumnMeaning{"ctg.cover", "conventions",
                  tr("conventions in force that hold communes of the zone"), tr("conventions")},
    ColumnMeaning{"ctg.cover.detail", "commune", tr("code of the commune")},
    ColumnMeaning{"ctg.cover.detail", "state",
                  tr("covered, partly, uncovered, or outside the perimeter")},
    ColumnMeaning{"ctg.cover.detail", "conventions",
                  tr("ids of the conventions in force that hold the commune")},
    ColumnMeaning{"ctg.cover.detail", "share", tr("share of the commune under a convention")},
    ColumnMeaning{"ctg.detail", "list",
                  tr("what the item is: covered, uncovered, outside, conventions, overlaps or "
                     "partly_covered")},
    ColumnMeaning{"ctg.detail", "item", tr("the code of the commune or the id of the convention")},
    ColumnMeaning{"ctg.detail", "value",
                  tr("what goes with it: the conventions that overlap, the share covered")},
};

} // namespace

std::span<const ColumnMeaning> coverage_meanings() noexcept {
    return meanings;
}

} // namespace ctg
