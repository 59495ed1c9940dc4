// SPDX-License-Identifier: Apache-2.0
#include "scoring/tree.hpp"

#include "ctg/base/nearest.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

namespace ctg {
namespace {

using PlacesById = std::map<std::string_view, const Place*>;

void refuse_second_ids(const CompositeScheme& scheme, Faults& faults) {
    PlacesById places;
    const auto add = [&](const std::string& id, const Place& place) {
        const auto [first, is_new] = places.emplace(id, &place);
        if (is_new || id.empty()) return;
        auto diagnostic = error_of("CTG-SCOR-013", {{"id", id}}, place);
        diagnostic.places.push_back(*first->second);
        faults.add(std::move(diagnostic));
    };
    for (const auto& indicator : scheme.indicators)
        add(indicator.id, indicator.place);
    for (const auto& node : scheme.nodes)
        add(node.id, node.place);
}

std::vector<std::string> ids_of(const std::vector<CompositeNode>& nodes) {
    std::vector<std::string> ids;
    for (const auto& node : nodes)
        ids.push_back(node.id);
    return ids;
}

/// Whether every parent is a node.
bool has_known_parents(const CompositeScheme& scheme, Faults& faults) {
    const auto ids = ids_of(scheme.nodes);
    bool are_known = true;
    const auto check = [&](const std::string& parent, const Place& place) {
        if (std::ranges::find(ids, parent) != ids.end()) return;
        are_known = false;
        faults.add(error_of(
            "CTG-SCOR-014",
            {{"found", parent}, {"known", joined(ids)}, {"nearest", joined(nearest(parent, ids))}},
            place));
    };
    for (const auto& indicator : scheme.indicators)
        check(indicator.parent, indicator.parent_place);
    for (const auto& node : scheme.nodes)
        if (!node.parent.empty()) check(node.parent, node.parent_place);
    return are_known;
}

const CompositeNode& node_named(const CompositeScheme& scheme, const std::string& id) {
    return *std::ranges::find(scheme.nodes, id, &CompositeNode::id);
}

/// Whether no node is its own ancestor. Each ring of nodes is told once.
bool has_no_ring(const CompositeScheme& scheme, Faults& faults) {
    bool is_sound = true;
    std::set<std::string> cleared;
    for (const auto& node : scheme.nodes) {
        std::vector<std::string> way;
        const CompositeNode* at = &node;
        while (!cleared.contains(at->id)) {
            cleared.insert(at->id);
            way.push_back(at->id);
            if (at->parent.empty()) break;
            at = &node_named(scheme, at->parent);
        }
        const auto begin = std::ranges::find(way, at->id);
        if (begin == way.end() || at->parent.empty()) continue;
        std::vector<std::string> ring(begin, way.end());
        ring.push_back(at->id);
        is_sound = false;
        faults.add(error_of("CTG-SCOR-015", {{"ring", joined(ring, " → ")}}, at->parent_place));
    }
    return is_sound;
}

void refuse_roots(const CompositeScheme& scheme, Faults& faults) {
    std::vector<std::string> roots;
    Place place;
    for (const auto& node : scheme.nodes) {
        if (!node.parent.empty()) continue;
        roots.push_back(node.id);
        place = node.place; // of the last: the one too many
    }
    if (roots.size() == 1) return;
    if (roots.empty() && !scheme.nodes.empty()) place = scheme.nodes.front().place;
    faults.add(error_of("CTG-SCOR-016", {{"roots", joined(roots)}}, place));
}

void refuse_childless(const CompositeScheme& scheme, Faults& faults) {
    std::set<std::string_view> parents;
    for (const auto& indicator : scheme.indicators)
        parents.insert(indicator.parent);
    for (const auto& node : scheme.nodes)
        parents.insert(node.parent);
    for (const auto& node : scheme.nodes)
        if (!parents.contains(node.id))
            faults.add(error_of("CTG-SCOR-017", {{"node", node.id}}, node.place));
}

} // namespace

void add_tree_faults(const CompositeScheme& scheme, Faults& faults) {
    refuse_second_ids(scheme, faults);
    if (!has_known_parents(scheme, faults) || !has_no_ring(scheme, faults)) return;
    refuse_roots(scheme, faults);
    refuse_childless(scheme, faults);
}

std::vector<std::size_t> nodes_by_level(const CompositeScheme& scheme) {
    std::map<std::string_view, std::size_t> level;
    const auto raise = [&](std::string_view parent) {
        for (std::size_t above = 2; !parent.empty(); ++above) {
            std::size_t& known = level[parent];
            if (known >= above) return;
            known = above;
            parent = node_named(scheme, std::string(parent)).parent;
        }
    };
    for (const auto& indicator : scheme.indicators)
        raise(indicator.parent);
    std::vector<std::size_t> nodes(scheme.nodes.size());
    std::iota(nodes.begin(), nodes.end(), std::size_t{0});
    std::ranges::stable_sort(nodes, {}, [&](std::size_t n) { return level[scheme.nodes[n].id]; });
    return nodes;
}

Model model_of(const CompositeScheme& scheme) {
    Model model;
    model.leaves = {scheme.indicators.begin(), scheme.indicators.end()};
    std::map<std::string_view, std::size_t> mean_by_id;
    const auto nodes = nodes_by_level(scheme);
    for (const std::size_t n : nodes) {
        mean_by_id.emplace(scheme.nodes[n].id, model.means.size());
        model.means.push_back({{}, scheme.nodes[n].aggregation, scheme.nodes[n].floor});
    }

    struct Member {
        std::string_view parent;
        Mean::Child child;
    };
    std::map<std::string_view, Member> member_by_id; // sorts the children
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i)
        member_by_id.emplace(scheme.indicators[i].id,
                             Member{scheme.indicators[i].parent, {i, scheme.indicators[i].weight}});
    for (const auto& node : scheme.nodes)
        if (!node.parent.empty())
            member_by_id.emplace(
                node.id,
                Member{node.parent, {model.leaves.size() + mean_by_id.at(node.id), node.weight}});
    for (const auto& [id, member] : member_by_id)
        model.means[mean_by_id.at(member.parent)].children.push_back(member.child);
    return model;
}

} // namespace ctg
