// SPDX-License-Identifier: Apache-2.0
// What the columns of calendars and perimeters say.
#include "writing/column_meaning.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array meanings{
    ColumnMeaning{"ctg.plan", "start", tr("month in which the preparation begins")},
    ColumnMeaning{"ctg.plan", "signature",
                  tr("month (or period) of the signature; it happens on its last day. Empty: not "
                     "in this calendar")},
    ColumnMeaning{"ctg.plan", "renewal", tr("month of the renewal, within the horizon")},
    ColumnMeaning{"ctg.plan", "slack_days",
                  tr("days from the signature to the end of the CEJ; negative: too late"),
                  tr("days")},
    ColumnMeaning{"ctg.plan", "reason", tr("why this date and not an earlier one")},
    ColumnMeaning{"", "antenne", tr("antenne that prepares")},
    ColumnMeaning{"ctg.plan.load", "used", tr("work planned"), tr("days")},
    ColumnMeaning{"ctg.plan.load", "capacity", tr("work that the antenne can do"), tr("days")},
    ColumnMeaning{"ctg.plan", "date", tr("last day of the month")},
    ColumnMeaning{"ctg.plan", "planned", tr("share covered if the calendar is followed")},
    ColumnMeaning{"ctg.plan", "mean", tr("mean of the share covered over the draws")},
    ColumnMeaning{"ctg.plan", "p10", tr("share that 10 draws of 100 do not reach")},
    ColumnMeaning{"ctg.plan", "p50", tr("share that half of the draws do not reach")},
    ColumnMeaning{"ctg.plan", "p90", tr("share that 90 draws of 100 do not reach")},
    ColumnMeaning{"ctg.plan", "p_target",
                  tr("share of the draws that reach the target of that month")},
    ColumnMeaning{"ctg.plan", "standard_error", tr("standard error of the mean")},
    ColumnMeaning{"ctg.plan.territories", "has_signed",
                  tr("share of the draws in which it has signed by then")},
    ColumnMeaning{"ctg.plan.territories", "in_force",
                  tr("share of the draws in which its convention is in force then")},
    ColumnMeaning{"ctg.plan.histogram", "low", tr("lower end of the class of coverage")},
    ColumnMeaning{"ctg.plan.histogram", "high", tr("upper end of the class of coverage")},
    ColumnMeaning{"ctg.plan.histogram", "draws", tr("draws that fall in the class"), tr("draws")},
    ColumnMeaning{"ctg.plan.forced", "mean_in", tr("mean of the coverage if the territory signs")},
    ColumnMeaning{"ctg.plan.forced", "p10_in",
                  tr("coverage if it signs: 10 draws of 100 are below")},
    ColumnMeaning{"ctg.plan.forced", "p50_in",
                  tr("coverage if it signs: half of the draws are below")},
    ColumnMeaning{"ctg.plan.forced", "p90_in",
                  tr("coverage if it signs: 90 draws of 100 are below")},
    ColumnMeaning{"ctg.plan.forced", "mean_out",
                  tr("mean of the coverage if the territory does not sign")},
    ColumnMeaning{"ctg.plan.forced", "p10_out",
                  tr("coverage if it does not sign: 10 draws of 100 are below")},
    ColumnMeaning{"ctg.plan.forced", "p50_out",
                  tr("coverage if it does not sign: half of the draws are below")},
    ColumnMeaning{"ctg.plan.forced", "p90_out",
                  tr("coverage if it does not sign: 90 draws of 100 are below")},
    ColumnMeaning{"ctg.plan.scenarios", "scenario", tr("calendar that is compared")},
    ColumnMeaning{"ctg.plan.scenarios", "gain",
                  tr("mean gain of coverage over the first scenario, draw by draw")},
    ColumnMeaning{"ctg.plan.scenarios", "gain_error", tr("standard error of the gain")},
    ColumnMeaning{"ctg.plan.scenarios", "p_higher",
                  tr("share of the draws in which it covers more than the first scenario")},
    ColumnMeaning{"ctg.plan.prices", "rule", tr("rule that is left out, alone")},
    ColumnMeaning{"ctg.plan.prices", "code", tr("code of the rule")},
    ColumnMeaning{"ctg.plan.prices", "broken_targets",
                  tr("targets fewer that are missed without that rule"), tr("targets")},
    ColumnMeaning{"ctg.plan.prices", "objective", tr("what the objective gains without that rule"),
                  tr("of the objective")},
    ColumnMeaning{"ctg.plan.prices", "proven", tr("whether that calendar is proven best")},
    ColumnMeaning{"ctg.plan.sooner", "from", tr("month of the signature before")},
    ColumnMeaning{"ctg.plan.sooner", "to", tr("month of the signature after")},
    ColumnMeaning{"ctg.plan.remedy", "year", tr("year or period in which work lacks")},
    ColumnMeaning{"ctg.plan.remedy", "days", tr("days of work that lack"), tr("days")},
    ColumnMeaning{"ctg.group", "plan", tr("number of the plan, 1 is the best")},
    ColumnMeaning{"ctg.group", "perimeter", tr("key of the perimeter")},
    ColumnMeaning{"ctg.group", "unit", tr("code of the commune or unit")},
    ColumnMeaning{"ctg.group", "role",
                  tr("centre; articulation: it alone holds the perimeter together; empty: none")},
    ColumnMeaning{"ctg.group", "units", tr("units of the perimeter"), tr("units")},
    ColumnMeaning{"ctg.group", "perimeters", tr("number of perimeters"), tr("perimeters")},
    ColumnMeaning{"ctg.group.counts", "plans",
                  tr("plans that satisfy the rules; empty: more than could be counted"),
                  tr("plans")},
    ColumnMeaning{"ctg.group", "objective", tr("what the plan costs: the lower, the better"),
                  tr("of the objective")},
    ColumnMeaning{"ctg.group", "moved", tr("units that are elsewhere than in the first plan"),
                  tr("units")},
    ColumnMeaning{"ctg.group", "split_epci", tr("EPCI that the plan splits")},
    ColumnMeaning{"ctg.group", "centre", tr("unit that the others are nearest to")},
    ColumnMeaning{"ctg.group", "cost", tr("cost of the perimeter"), tr("of the objective")},
    ColumnMeaning{"ctg.group", "articulations", tr("units that alone hold the perimeter together")},
    ColumnMeaning{"ctg.group", "weakest_links",
                  tr("fewest links whose loss would split the perimeter")},
};

} // namespace

std::span<const ColumnMeaning> calendar_meanings() noexcept {
    return meanings;
}

} // namespace ctg
