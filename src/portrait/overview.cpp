// SPDX-License-Identifier: Apache-2.0
#include "ctg/portrait/portrait.hpp"

#include <algorithm>
#include <set>
#include <utility>

// A country has more communes than a page can draw: its maps show territories instead, and all that
// draws communes draws them too, for each goes by the code of its heaviest commune.

namespace ctg {
namespace {

/// The territory of each commune of the geography: the smallest that holds it, or `outside`.
std::vector<std::size_t> smallest_territories(const PortraitData& data) {
    const auto& zones = data.territories.zones;
    std::vector<std::size_t> by_size(zones.size());
    for (std::size_t i = 0; i < zones.size(); ++i)
        by_size[i] = i;
    std::ranges::stable_sort(by_size, {}, [&](std::size_t i) { return zones[i].communes.size(); });
    std::vector<std::size_t> territory_of(data.geography.communes().size(), outside);
    for (const std::size_t i : by_size)
        for (const auto& code : zones[i].communes)
            if (const auto index = data.geography.index_of(code);
                index && territory_of[*index] == outside)
                territory_of[*index] = i;
    return territory_of;
}

double weight_in(const Weights& weights, const CommuneCode& commune) {
    const Figure* weight = weights.find(commune);
    return weight != nullptr && weight->is_known() ? weight->value() : -1.0;
}

class Overview {
public:
    explicit Overview(const PortraitData& data)
        : data_(data),
          territory_of_(smallest_territories(data)),
          heaviest_(data.territories.zones.size()) {
        for (std::size_t i = 0; i < territory_of_.size(); ++i) {
            if (territory_of_[i] == outside) continue;
            const auto& code = data.geography.communes()[i].code;
            auto& heaviest = heaviest_[territory_of_[i]];
            if (!heaviest || weight_in(data.weights, code) > weight_in(data.weights, *heaviest))
                heaviest = code;
        }
    }

    [[nodiscard]] Geography geography() const {
        auto outlines = dissolved(data_.topology, territory_of_, heaviest_.size());
        std::vector<Commune> shapes;
        for (std::size_t i = 0; i < heaviest_.size(); ++i) {
            if (!heaviest_[i]) continue;
            const auto index = *data_.geography.index_of(*heaviest_[i]);
            shapes.push_back({*heaviest_[i], data_.territories.zones[i].name,
                              std::move(outlines[i]), data_.geography.communes()[index].crs});
        }
        return {data_.geography.year(), std::move(shapes), data_.geography.source()};
    }

    /// The territories that hold one of `communes`, by the codes they go by.
    [[nodiscard]] std::vector<CommuneCode> holding(std::span<const CommuneCode> communes) const {
        std::set<CommuneCode> codes;
        for (const auto& commune : communes)
            if (const auto* code = code_of(commune)) codes.insert(*code);
        return {codes.begin(), codes.end()};
    }

    [[nodiscard]] Zoning territories() const {
        Zoning zoning = data_.territories;
        for (auto& zone : zoning.zones) {
            zone.communes = holding(zone.communes);
            zone.parts.clear();
        }
        return zoning;
    }

    [[nodiscard]] Weights weights(const Weights& weights) const {
        std::map<CommuneCode, std::vector<Figure>> figures;
        for (const auto& [commune, weight] : weights.items())
            if (const auto* code = code_of(commune)) // as coverage counts: what is known
                if (auto& parts = figures[*code]; weight.is_known()) parts.push_back(weight);
        std::vector<Weights::Item> items;
        for (const auto& [code, parts] : figures)
            items.emplace_back(code, sum_of(parts));
        return {weights.basis(), std::move(items), weights.source()};
    }

    /// The coverage of the whole: a territory is covered when all its communes are.
    [[nodiscard]] std::vector<ZoneCoverage> whole(std::span<const ZoneCoverage> coverage) const {
        std::vector<ZoneCoverage> rows;
        for (const auto& row : coverage)
            if (row.by == "total") rows.push_back({row.by, row.zone, row.name, point(row.point)});
        return rows;
    }

    [[nodiscard]] std::vector<Convention> conventions() const {
        std::vector<Convention> conventions = data_.conventions;
        for (auto& convention : conventions) {
            convention.communes = holding(convention.communes);
            convention.parts.clear();
        }
        return conventions;
    }

private:
    [[nodiscard]] const CommuneCode* code_of(const CommuneCode& commune) const {
        const auto index = data_.geography.index_of(commune);
        if (!index || territory_of_[*index] == outside) return nullptr;
        return &*heaviest_[territory_of_[*index]];
    }

    [[nodiscard]] CoveragePoint point(const CoveragePoint& of_communes) const {
        std::map<CommuneCode, std::pair<double, double>> covered; // of all, by territory
        const auto add = [&](const CommuneCode& commune, double share) {
            const auto* code = code_of(commune);
            if (code == nullptr) return;
            const double weight = std::max(weight_in(data_.weights, commune), 0.0);
            covered[*code].first += share * weight;
            covered[*code].second += weight;
        };
        for (const auto& commune : of_communes.covered_communes)
            add(commune, 1.0);
        for (const auto& [commune, share] : of_communes.partly_covered_communes)
            add(commune, share.value());
        for (const auto& commune : of_communes.uncovered_communes)
            add(commune, 0.0);
        // Of a commune whose weight is hidden, what is not covered weighs nothing, but is there.
        std::vector<CommuneCode> not_whole = of_communes.uncovered_communes;
        for (const auto& [commune, share] : of_communes.partly_covered_communes)
            if (share.value() < 1.0) not_whole.push_back(commune);
        const auto uncovered = holding(not_whole);

        CoveragePoint point = of_communes;
        point.covered_communes.clear();
        point.uncovered_communes.clear();
        point.outside_communes.clear();
        point.overlaps.clear();
        point.partly_covered_communes.clear();
        for (const auto& [code, parts] : covered) {
            const bool is_whole =
                parts.first >= parts.second && !std::ranges::binary_search(uncovered, code);
            if (is_whole)
                point.covered_communes.push_back(code);
            else if (parts.first > 0.0)
                point.partly_covered_communes.emplace(code, Share::of(parts.first, parts.second));
            else
                point.uncovered_communes.push_back(code);
        }
        return point;
    }

    const PortraitData& data_;
    std::vector<std::size_t> territory_of_;
    std::vector<std::optional<CommuneCode>> heaviest_; ///< of each territory
};

} // namespace

std::shared_ptr<const PortraitData> overview_of(const PortraitData& data, std::size_t most) {
    if (data.geography.communes().size() <= most) return nullptr;
    const Overview overview(data);
    Geography geography = overview.geography();
    Topology topology =
        topology_of(geography.communes(), {data.topology.resolution_m, Noding::as_drawn});
    PortraitData drawn{.study_name = data.study_name,
                       .geography = std::move(geography),
                       .topology = std::move(topology),
                       .contiguity = {},
                       .territories = overview.territories(),
                       .epci = {},
                       .antennes = {},
                       .weights = overview.weights(data.weights),
                       .conventions = overview.conventions(),
                       .coverage = overview.whole(data.coverage),
                       .projected = overview.whole(data.projected),
                       .indicators = {},
                       .reference_values = {},
                       .scheme = data.scheme,
                       .scoring = {data.scoring.scores, {}},
                       .plan = data.plan,
                       .sources = {},
                       .notes = {},
                       .command = {},
                       .rule = data.rule};
    for (const auto& basis : data.other_bases)
        drawn.other_bases.push_back({overview.weights(basis.weights),
                                     overview.whole(basis.coverage),
                                     overview.whole(basis.projected)});
    drawn.is_by_territory = true;
    return std::make_shared<const PortraitData>(std::move(drawn));
}

} // namespace ctg
