// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{
        "CTG-PLAN-060", tr("{draws} draws are not simulated"), tr("2 to {most} draws"),
        tr("{draws}"),
        tr("ask for a number of draws in that range; 10000 tells shares to half a percent")},
    CatalogueEntry{"CTG-PLAN-061", tr("the plan is not one of these candidates: {territory}"),
                   tr("a line of the plan for each candidate, with a month of the horizon or none"),
                   tr("other candidates, or another horizon"),
                   tr("simulate the plan with what it was made from")},
    CatalogueEntry{"CTG-PLAN-062", tr("{month} is outside the horizon of the calendar"),
                   tr("CTG-PLAN-062", "{first} to {last}"), tr("{month}"),
                   tr("choose a month of the horizon")},
    CatalogueEntry{"CTG-PLAN-063", tr("there is nothing to compare"),
                   tr("scenarios with some month in common"),
                   tr("no scenario, or horizons without a common month"),
                   tr("give the calendars a common stretch of time")},
    CatalogueEntry{"CTG-PLAN-064", tr("{count} conventions and candidates share one commune"),
                   tr("at most {most} that overlap there"), tr("{count}"),
                   tr("end the conventions that others replace, or take renewals for certain: "
                      "[renewal] probability = 1")},
    CatalogueEntry{
        "CTG-PLAN-070",
        tr("simulated by {draws} draws, seed {seed}: a refusal loses {refusal} % of the days of "
           "the signature, and the territory tries again when they have been worked again; a "
           "convention that ends is renewed with probability {renewal} %")},
    CatalogueEntry{"CTG-PLAN-071", tr("nothing is left to chance: all draws are the plan itself"),
                   tr("a p_engagement below 1, a lever, or [renewal] probability below 1"),
                   tr("probabilities of 1 only"),
                   tr("give the candidates the probability that they engage")},
};

} // namespace

std::span<const CatalogueEntry> simulation_messages() noexcept {
    return messages;
}

} // namespace ctg
