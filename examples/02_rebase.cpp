// SPDX-License-Identifier: Apache-2.0
// Households of 2018 under the codes of 2026: merged, divided and unchanged communes, and a rate
// that is divided last. The figures are invented. 02_rebase.py tells the same story.
#include "ctg/ctg.hpp"

#include <cstdio>
#include <iostream>

namespace {

void tell_households() {
    const ctg::Table table(
        {}, {"code", "menages", "pauvres", "taux"},
        {{{"01039"}, {"100"}, {"10"}, {"10"}},  // Béon, merged into Culoz-Béon
         {{"01138"}, {"900"}, {"180"}, {"20"}}, // Culoz
         {{"15141"}, {"400"}, {"40"}, {"10"}},  // Neussargues en Pinatelle, divided in 2025
         {{"13055"}, {"5000"}, {"1000"}, {"20"}}},
        {});
    const auto passage = ctg::passage_between(ctg::shipped_history(), ctg::GeographyYear{2018},
                                              ctg::GeographyYear{2026});
    ctg::RebaseRule rule;
    rule.counts = {"menages", "pauvres"};
    rule.ratios = {ctg::ratio_rule_of("taux=100*pauvres/menages")};
    const auto rebased = ctg::rebased(table, passage, rule);

    for (const auto& row : rebased.value.records.rows)
        std::printf("%s  %6.1f  %4.1f %%\n", std::get<std::string>(row[0]).c_str(),
                    std::get<double>(row[1]), std::get<double>(row[3]));
    const auto& total = rebased.value.totals.front();
    std::printf("total   %6.1f  %6.1f\n", total.before, total.after);
}

} // namespace

int main() {
    try {
        tell_households();
        return 0;
    } catch (const ctg::Error& error) {
        std::cerr << error.what();
        return 1;
    }
}
