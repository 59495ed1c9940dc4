// SPDX-License-Identifier: Apache-2.0
// Which legs of one layer come near a few edges of the other. Most edges have none near: a run of
// them is passed at the price of one question.
#pragma once

#include "crosswalk/leg_grid.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ctg::plane {

/// Edges that follow each other, the box they lie in, and which of the legs found are near them.
struct Run {
    std::span<const Vertex> vertices;
    Rectangle box;
    std::size_t first_near = 0;
    std::size_t last_near = 0;
};

/// The first edges of `line`, which has at least one: as many as a box `width` wide holds.
[[nodiscard]] inline Run run_along(std::span<const Vertex> line, std::int64_t width) noexcept {
    constexpr std::size_t most_edges = 16;
    Run run{line.first(2), {}};
    run.box.stretch(line[0]);
    run.box.stretch(line[1]);
    for (std::size_t n = 2; n < std::min(line.size(), most_edges + 1); ++n) {
        Rectangle box = run.box;
        box.stretch(line[n]);
        if (std::int64_t{box.high.x} - box.low.x > width ||
            std::int64_t{box.high.y} - box.low.y > width)
            break;
        run.vertices = line.first(n + 1);
        run.box = box;
    }
    return run;
}

/// Whether a leg may pass through a box: its own box does, and it leaves corners on both sides.
/// Without branches but one: which of the sides is the one that tells is anybody's guess.
[[nodiscard]] inline bool may_meet(const Leg& leg, const Rectangle& box) noexcept {
    const Rectangle own = box_of(leg);
    const auto is_apart = static_cast<unsigned>(own.low.x > box.high.x) |
                          static_cast<unsigned>(own.high.x < box.low.x) |
                          static_cast<unsigned>(own.low.y > box.high.y) |
                          static_cast<unsigned>(own.high.y < box.low.y);
    if (is_apart != 0) return false;
    const bool rises = (leg.to.x > leg.from.x) == (leg.to.y > leg.from.y);
    const Vertex left = rises ? Vertex{box.low.x, box.high.y} : box.low;
    const Vertex right = rises ? Vertex{box.high.x, box.low.y} : box.high;
    const std::int64_t at_left = turn(leg.from, leg.to, left);
    const std::int64_t at_right = turn(leg.from, leg.to, right);
    return !((at_left > 0 && at_right > 0) || (at_left < 0 && at_right < 0));
}

class NearLegs {
public:
    struct Near {
        Leg leg;
        std::uint32_t number = 0; ///< of the leg in the grid
    };

    explicit NearLegs(const LegGrid& grid) : grid_(grid), found_in_(grid.leg_count(), 0) {}

    /// Parts `line` into runs, and finds the legs that may cross an edge of each. The runs and what
    /// is near them are lent until the next search.
    [[nodiscard]] std::span<const Run> along(std::span<const Vertex> line) {
        runs_.clear();
        near_.clear();
        for (std::size_t first = 0; first + 1 < line.size();) {
            runs_.push_back(run_along(line.subspan(first), grid_.side()));
            search(runs_.back());
            first += runs_.back().vertices.size() - 1;
        }
        return runs_;
    }

    /// The legs near a run, each once.
    [[nodiscard]] std::span<const Near> to(const Run& run) const noexcept {
        return std::span(near_).subspan(run.first_near, run.last_near - run.first_near);
    }
    /// Whether the last search found no leg near any run.
    [[nodiscard]] bool is_empty() const noexcept { return near_.empty(); }

private:
    void search(Run& run) {
        run.first_near = run.last_near = near_.size();
        if (grid_.is_free(run.box)) return;
        ++search_;
        const auto look_in = [&](std::size_t square) {
            for (const std::uint32_t n : grid_.legs_in(square)) {
                if (found_in_[n] == search_ || !may_meet(grid_.leg(n), run.box)) continue;
                found_in_[n] = search_;
                near_.push_back({grid_.leg(n), n});
            }
        };
        if (run.vertices.size() == 2) // may be long, and pass few of the squares of its box
            grid_.visit_cells(Leg{run.vertices[0], run.vertices[1]}, look_in);
        else
            grid_.visit_cells(run.box, look_in);
        run.last_near = near_.size();
    }

    const LegGrid& grid_;
    std::vector<std::uint32_t> found_in_; ///< by leg, the last search that found it
    std::uint32_t search_ = 0;
    std::vector<Run> runs_;
    std::vector<Near> near_;
};

} // namespace ctg::plane
