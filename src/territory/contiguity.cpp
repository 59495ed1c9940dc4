// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/contiguity.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace ctg {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

double length_m(const Arc& arc, double resolution_m) {
    double steps = 0.0;
    for (std::size_t i = 1; i < arc.points.size(); ++i) {
        const auto dx = static_cast<double>(arc.points[i].x - arc.points[i - 1].x);
        const auto dy = static_cast<double>(arc.points[i].y - arc.points[i - 1].y);
        steps += std::sqrt(dx * dx + dy * dy); // rounded the same everywhere, unlike hypot
    }
    return steps * resolution_m;
}

/// Those of `communes` that `contiguity` knows, ordered, each once.
std::vector<CommuneCode> known_of(std::span<const CommuneCode> communes,
                                  const Contiguity& contiguity) {
    std::vector<CommuneCode> known;
    std::ranges::copy_if(communes, std::back_inserter(known), [&](const CommuneCode& code) {
        return std::ranges::binary_search(contiguity.communes, code);
    });
    std::ranges::sort(known);
    known.erase(std::unique(known.begin(), known.end()), known.end());
    return known;
}

/// The borders among `communes` as a graph: vertex n is `communes[n]`. @pre they are ordered.
Graph graph_of(const std::vector<CommuneCode>& communes, const Contiguity& contiguity) {
    Graph graph(communes.size());
    for (std::size_t n = 0; n < communes.size(); ++n) {
        auto border = std::ranges::lower_bound(contiguity.borders, communes[n], {}, &Border::first);
        for (; border != contiguity.borders.end() && border->first == communes[n]; ++border) {
            const auto other = std::ranges::lower_bound(communes, border->second);
            if (other != communes.end() && *other == border->second)
                boost::add_edge(n, static_cast<std::size_t>(other - communes.begin()), graph);
        }
    }
    return graph;
}

} // namespace

Contiguity contiguity_of(const Geography& geography, const Topology& topology) {
    const auto communes = geography.communes();
    using Pair = std::pair<std::size_t, std::size_t>;
    std::vector<std::pair<Pair, double>> stretches;
    for (const auto& arc : topology.arcs)
        if (arc.left != outside && arc.right != outside && arc.left != arc.right)
            stretches.emplace_back(std::minmax({arc.left, arc.right}),
                                   length_m(arc, topology.resolution_m));
    // Stable, so that lengths are added in the order of the arcs.
    std::ranges::stable_sort(stretches, {}, &std::pair<Pair, double>::first);

    Contiguity contiguity;
    for (const auto& commune : communes)
        contiguity.communes.push_back(commune.code);
    for (std::size_t n = 0; n < stretches.size(); ++n) {
        const auto& [pair, length] = stretches[n];
        if (n == 0 || pair != stretches[n - 1].first)
            contiguity.borders.push_back({communes[pair.first].code, communes[pair.second].code});
        contiguity.borders.back().length_m += length;
    }
    return contiguity;
}

std::vector<std::vector<CommuneCode>> pieces_of(std::span<const CommuneCode> communes,
                                                const Contiguity& contiguity) {
    const auto known = known_of(communes, contiguity);
    std::vector<std::size_t> piece_of(known.size());
    const std::size_t count =
        boost::connected_components(graph_of(known, contiguity), piece_of.data());
    std::vector<std::vector<CommuneCode>> pieces(count);
    for (std::size_t n = 0; n < known.size(); ++n)
        pieces[piece_of[n]].push_back(known[n]);
    // Components are numbered by their first commune, which breaks ties.
    std::ranges::stable_sort(pieces, std::ranges::greater{}, &std::vector<CommuneCode>::size);
    return pieces;
}

std::vector<CommuneCode> articulation_communes(std::span<const CommuneCode> communes,
                                               const Contiguity& contiguity) {
    const auto known = known_of(communes, contiguity);
    std::vector<std::size_t> vertices;
    boost::articulation_points(graph_of(known, contiguity), std::back_inserter(vertices));
    std::ranges::sort(vertices);
    std::vector<CommuneCode> articulations;
    articulations.reserve(vertices.size());
    for (const std::size_t vertex : vertices)
        articulations.push_back(known[vertex]);
    return articulations;
}

} // namespace ctg
