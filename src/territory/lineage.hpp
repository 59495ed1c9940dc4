// SPDX-License-Identifier: Apache-2.0
// The communes of all times as a directed graph: who gave ground to whom, and which pieces.
#pragma once

#include "ctg/territory/history.hpp"

#include <boost/graph/adjacency_list.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ctg {

/// A piece of ground that no event known so far divides.
using Piece = std::uint32_t;

/// A code between two events that changed its ground.
struct Period {
    CommuneCode code{"00000"};
    std::string name;
    std::optional<Date> from;  ///< nothing: since before the first event
    std::optional<Date> until; ///< the first day it is no more; nothing: it still is
    std::vector<Piece> pieces; ///< as it began; later events may have divided them
};

/// Ground that went from a period to a later one, by the event at this position.
struct Descent {
    std::size_t event = 0;
};

/// Edges go forward in time, so there is no cycle.
using Lineage =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Period, Descent>;
using Vertex = Lineage::vertex_descriptor;

/// The graph, and how pieces were divided.
struct Ground {
    Lineage lineage;
    std::vector<std::vector<Piece>> children; ///< by piece; empty for one that was never divided
    std::multimap<CommuneCode, Vertex> vertices_of;
    std::vector<std::vector<Vertex>> holders; ///< by undivided piece, in the order of time
};

/// Follows `events`, which must be ordered by date.
[[nodiscard]] Ground ground_of(const std::vector<CommuneEvent>& events);

/// The undivided pieces that `pieces` consist of, ordered.
[[nodiscard]] std::vector<Piece> undivided(const Ground& ground, const std::vector<Piece>& pieces);

/// Whether `period` is in force on 1 January of `year`.
[[nodiscard]] bool is_in_force(const Period& period, GeographyYear year);

/// The body of a history.
struct CommuneHistory::Body {
    Source source;
    std::vector<CommuneEvent> events;
    GeographyYear last_year;
    Ground ground;
    std::optional<std::vector<CommuneCode>> communes; ///< of the last year, ordered
    std::map<CommuneCode, double> population;
    GeographyYear population_year;
};

} // namespace ctg
