// SPDX-License-Identifier: Apache-2.0
#include "planning/simulation_terms.hpp"

#include "planning/month.hpp"
#include "planning/renewal.hpp"

#include "ctg/base/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace ctg::planning {
namespace {

/// Less than this of a commune is what rounding leaves.
constexpr double rounding = 1e-9;

/// What an item holds of a commune.
struct Holding {
    std::size_t item;
    Extent extent;
    std::size_t from; ///< the first month in which it may be: before its renewal, nothing is
};

/// By items: what they add together by month, over what fewer of them add. [unit of the weights]
using WeightsOfItems = std::map<std::vector<std::size_t>, std::vector<double>>;

/// Holdings that share some place, directly or through others; what the groups add adds up.
std::vector<std::vector<Holding>> apart(const std::vector<Holding>& holdings) {
    std::vector<std::vector<Holding>> groups;
    for (const auto& holding : holdings) {
        std::vector<Holding> joined{holding};
        std::erase_if(groups, [&](const auto& group) {
            const bool meets = std::ranges::any_of(group, [&](const Holding& other) {
                return common_share(other.extent, holding.extent) > rounding;
            });
            if (meets) joined.insert(joined.end(), group.begin(), group.end());
            return meets;
        });
        groups.push_back(std::move(joined));
    }
    return groups;
}

/// What each choice of the holdings adds to `covered`, over what fewer of them add: the inclusions
/// and exclusions of their union. By the bits of the choice.
std::vector<double> excess(const std::vector<Holding>& group, const Extent& covered,
                           std::size_t month) {
    std::vector<double> added(std::size_t{1} << group.size());
    for (std::size_t choice = 1; choice < added.size(); ++choice) {
        Extent all = covered;
        for (std::size_t h = 0; h < group.size(); ++h)
            if (((choice >> h) & 1U) != 0 && group[h].from <= month) all.unite(group[h].extent);
        added[choice] = all.share() - covered.share();
    }
    for (std::size_t h = 0; h < group.size(); ++h)
        for (std::size_t choice = 0; choice < added.size(); ++choice)
            if (((choice >> h) & 1U) != 0) added[choice] -= added[choice ^ (std::size_t{1} << h)];
    return added;
}

void refuse_crowd(const std::vector<Holding>& group) {
    constexpr std::size_t most = 12; // 4,096 choices for each commune and month
    if (group.size() > most)
        throw LimitError({error_of("CTG-PLAN-064", {{"count", std::to_string(group.size())},
                                                    {"most", std::to_string(most)}})});
}

void add(WeightsOfItems& weights, const ExposedCommune& commune,
         const std::vector<Holding>& group) {
    refuse_crowd(group);
    std::vector<double> added;
    for (std::size_t month = 0; month < commune.covered.size(); ++month) {
        const bool begins = std::ranges::find(group, month, &Holding::from) != group.end();
        if (month == 0 || begins || commune.covered[month] != commune.covered[month - 1])
            added = excess(group, commune.covered[month], month);
        for (std::size_t choice = 1; choice < added.size(); ++choice) {
            if (std::abs(added[choice]) <= rounding) continue;
            std::vector<std::size_t> items;
            for (std::size_t h = 0; h < group.size(); ++h)
                if (((choice >> h) & 1U) != 0) items.push_back(group[h].item);
            std::ranges::sort(items);
            auto& weight = weights[items];
            weight.resize(commune.covered.size());
            weight[month] += added[choice] * commune.weight;
        }
    }
}

std::vector<Holding> holdings_of(const ExposedCommune& commune, const SimulationModel& model,
                                 const Holders& holders) {
    std::map<std::size_t, Extent> by_item;
    const auto hold = [&](std::size_t item, const Extent& extent) {
        by_item.try_emplace(item, Extent::none()).first->second.unite(extent);
    };
    for (const auto& [candidate, extent] : commune.candidates)
        hold(holders.item_of_candidate[candidate], extent);
    for (std::size_t c = 0; c < holders.chains.size(); ++c)
        if (const auto found = holders.chains[c].extents.find(commune.code);
            found != holders.chains[c].extents.end())
            hold(holders.item_of_chain[c], found->second);
    std::vector<Holding> holdings;
    for (const auto& [item, extent] : by_item)
        holdings.push_back({item, extent, static_cast<std::size_t>(model.items[item].next)});
    return holdings;
}

/// Whole weights are counted as they are, so that the simulation without chance gives the planned
/// curve to the last bit; others in parts, of which the whole has about a thousand million.
double parts_for(const WeightsOfItems& weights, const std::vector<double>& registered,
                 double total) {
    constexpr double most = 0x1p30;
    const auto is_whole = [](double weight) { return weight == std::floor(weight); };
    const bool are_whole = total < most && std::ranges::all_of(registered, is_whole) &&
                           std::ranges::all_of(weights, [&](const auto& item) {
                               return std::ranges::all_of(item.second, is_whole);
                           });
    return are_whole || total <= 0.0 ? 1.0 : std::exp2(std::floor(std::log2(most / total)));
}

} // namespace

std::vector<RenewalChain> renewal_chains(const CalendarProblem& problem) {
    std::vector<RenewalChain> chains;
    std::map<std::string, std::size_t> chain_of;
    for (const auto& renewal : assumed_renewals(problem)) {
        auto found = chain_of.find(renewal.amends);
        if (found == chain_of.end()) {
            found = chain_of.emplace(renewal.amends, chains.size()).first;
            chains.push_back({renewal.amends, extents_of(renewal), {}});
        }
        chain_of.emplace(renewal.id, found->second);
        chains[found->second].months.push_back(
            Month{renewal.effect.year(), renewal.effect.month()});
    }
    std::ranges::sort(chains, {}, &RenewalChain::id);
    return chains;
}

void fill_coverage(SimulationModel& model, const Exposure& exposure, const Holders& holders) {
    std::vector<double> registered(static_cast<std::size_t>(model.months));
    WeightsOfItems weights;
    for (const auto& commune : exposure.communes) {
        for (std::size_t month = 0; month < registered.size(); ++month)
            registered[month] += commune.covered[month].share() * commune.weight;
        for (const auto& group : apart(holdings_of(commune, model, holders)))
            add(weights, commune, group);
    }
    model.total = exposure.total;
    model.parts = parts_for(weights, registered, exposure.total);
    const auto rounded = [&](const std::vector<double>& amounts) {
        std::vector<std::int32_t> whole;
        for (const double amount : amounts)
            whole.push_back(static_cast<std::int32_t>(std::lround(amount * model.parts)));
        return whole;
    };
    model.registered = rounded(registered);
    for (const auto& [items, weight] : weights)
        model.terms.push_back({items, rounded(weight)});
}

} // namespace ctg::planning
