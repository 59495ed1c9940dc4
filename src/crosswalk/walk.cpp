// SPDX-License-Identifier: Apache-2.0
// Areas of all common parts of two layers, from their borders alone.
//
// The border of A ∩ B is made of the stretches of A's border inside B and of B's border inside A,
// and its area is the sum of what these sweep (Green's theorem). So we walk along the rings of the
// fixed layer, toggling at each crossing which features of the moved layer we are in, and note each
// stretch from where it goes in to where it comes out: a difference of two running sums. What was
// crossed is kept, and serves the walk along the moved layer: each crossing is sought and computed
// once, and both walks turn at the same point, to the bit.
//
// Source of the sums: Franklin & Kankanhalli 1990, Parallel object-space hidden surface removal;
// of the walk without degenerate cases: crossing.hpp; of the walk without a start: stroke.hpp.
#include "crosswalk/walk.hpp"

#include "base/parallel.hpp"
#include "crosswalk/crossing.hpp"
#include "crosswalk/inside.hpp"
#include "crosswalk/leg_grid.hpp"
#include "crosswalk/near_legs.hpp"
#include "crosswalk/stroke.hpp"

#include <array>
#include <cmath>
#include <numeric>

namespace ctg::plane {
namespace {

constexpr std::uint32_t no_feature = std::numeric_limits<std::uint32_t>::max();

/// A border of the other layer that a leg crosses.
struct Hit {
    std::uint32_t leg = 0;     ///< of the moved layer
    std::uint32_t feature = 0; ///< that the walk comes into or out of
    Crossing where;
};

double distance_along(const Leg& leg, const Crossing& where) noexcept {
    const Crossing from = Crossing::at(leg.from);
    return std::abs(where.dx_from(from)) + std::abs(where.dy_from(from));
}

/// In the order in which `leg` meets them; at one point, by leg, so that no chance enters.
void sort_along(const Leg& leg, std::span<Hit> hits) {
    if (hits.size() < 2) return;
    std::ranges::sort(hits, {}, [&](const Hit& hit) {
        return std::tuple(distance_along(leg, hit.where), hit.leg, hit.feature);
    });
}

/// Follows a ring and sums what it sweeps, seen from `origin`.
class RingWalk {
public:
    explicit RingWalk(Vertex origin) noexcept : origin_(origin) {}

    [[nodiscard]] Progress at(const Leg& edge, const Crossing& where) const noexcept {
        const double x = double(edge.from.x) - origin_.x;
        const double y = double(edge.from.y) - origin_.y;
        const double dx = where.dx_from(Crossing::at(edge.from));
        const double dy = where.dy_from(Crossing::at(edge.from));
        return {swept_, x * dy - y * dx, way_ + std::sqrt(dx * dx + dy * dy), where};
    }
    [[nodiscard]] Progress at(Vertex vertex) const noexcept {
        return {swept_, 0.0, way_, Crossing::at(vertex)};
    }
    void follow(const Leg& edge) noexcept {
        swept_ += turn(origin_, edge.from, edge.to);
        const double dx = double(edge.to.x) - edge.from.x;
        const double dy = double(edge.to.y) - edge.from.y;
        way_ += std::sqrt(dx * dx + dy * dy);
    }

private:
    Vertex origin_;
    std::int64_t swept_ = 0;
    double way_ = 0.0;
};

double swept_between(const Progress& since, const Progress& now) noexcept {
    return double(now.swept - since.swept) + (now.swept_since - since.swept_since);
}

/// What the walk along one block of the fixed layer finds.
struct FixedFindings {
    std::vector<Stretch> stretches;
    std::vector<Hit>
        hits; ///< legs of the moved layer, and the features of the fixed that they meet
};

/// Walks along the fixed layer.
class FixedWalk {
public:
    FixedWalk(const Stroke& stroke, const LegGrid& moved, std::span<const std::uint32_t> feature_of,
              std::size_t moved_features)
        : stroke_(stroke),
          moved_(moved),
          feature_of_(feature_of),
          near_legs_(moved),
          inside_(moved_features) {}

    FixedFindings findings(const Block& block) {
        found_ = {};
        inside_.clear();
        for (std::uint32_t n = block.first_ring; n < block.last_ring; ++n) {
            follow_link(stroke_.link_to(n, block));
            const Ring& ring = stroke_.layer().rings[stroke_.order()[n]];
            if (moved_.is_free(stroke_.layer().boxes[ring.feature]))
                pass(ring);
            else
                follow(ring);
        }
        return std::move(found_);
    }

private:
    /// A ring that no leg of the moved layer comes near: inside all that we are inside of.
    void pass(const Ring& ring) {
        for (const auto& entry : inside_.entries())
            found_.stretches.push_back(
                {ring.feature, entry.feature, double(ring.doubled_area), ring.length});
    }

    void follow(const Ring& ring) {
        const auto vertices = stroke_.layer().of(ring);
        const auto runs = near_legs_.along(vertices);
        if (near_legs_.is_empty()) return pass(ring);
        RingWalk walk(stroke_.layer().boxes[ring.feature].low);
        for (auto& entry : inside_.entries())
            entry.since = walk.at(vertices.front());
        for (const Run& run : runs) {
            const auto near = near_legs_.to(run);
            for (std::size_t n = 0; n + 1 < run.vertices.size(); ++n) {
                const Leg edge{run.vertices[n], run.vertices[n + 1]};
                if (!near.empty()) cross(edge, near, ring.feature, walk);
                walk.follow(edge);
            }
        }
        const Progress end = walk.at(vertices.back());
        for (const auto& entry : inside_.entries())
            add(ring.feature, entry.feature, entry.since, end);
    }

    /// Goes in and out of what `edge` crosses.
    void cross(const Leg& edge, std::span<const NearLegs::Near> near, std::uint32_t fixed,
               const RingWalk& walk) {
        for (const Hit& hit : hits_of(edge, near)) {
            found_.hits.push_back({hit.leg, fixed, hit.where});
            if (hit.feature == no_feature) continue;
            const Progress now = walk.at(edge, hit.where);
            inside_.toggle(hit.feature, now,
                           [&](const Progress& since) { add(fixed, hit.feature, since, now); });
        }
        for (const auto& [feature, length] : touches_)
            if (feature != no_feature)
                found_.stretches.push_back({fixed, feature, 0.0, -2.0 * length});
    }

    void add(std::uint32_t fixed, std::uint32_t moved, const Progress& since, const Progress& now) {
        found_.stretches.push_back({fixed, moved, swept_between(since, now), now.way - since.way});
    }

    /// What `leg` crosses of the legs near it, in the order in which it does.
    std::span<Hit> hits_of(const Leg& leg, std::span<const NearLegs::Near> near) {
        hits_.clear();
        touches_.clear();
        const Rectangle box = box_of(leg);
        for (const auto& [other, number] : near) {
            if (!may_meet(other, box)) continue;
            if (const auto where = crossing_of(leg, other))
                hits_.push_back({number, feature_of_[number], *where});
            else if (const auto length = touch_of(leg, other))
                touches_.push_back({feature_of_[number], *length});
        }
        sort_along(leg, hits_);
        return hits_;
    }

    /// Goes to the start of a ring.
    void follow_link(const Leg& link) {
        const std::array line{link.from, link.to};
        for (const Hit& hit : hits_of(link, near_legs_.to(near_legs_.along(line).front())))
            if (hit.feature != no_feature) inside_.toggle(hit.feature);
    }

    const Stroke& stroke_;
    const LegGrid& moved_;
    std::span<const std::uint32_t> feature_of_;
    NearLegs near_legs_;
    Inside inside_;
    std::vector<Hit> hits_;
    std::vector<std::pair<std::uint32_t, double>> touches_; ///< of the leg: with whom, how long
    FixedFindings found_;
};

/// The hits of all blocks, by leg of the moved layer.
class HitsByLeg {
public:
    HitsByLeg(std::vector<FixedFindings>& findings, std::size_t leg_count)
        : next_(leg_count + 1, 0) {
        for (const auto& block : findings)
            for (const auto& hit : block.hits)
                ++next_[hit.leg + 1];
        std::partial_sum(next_.begin(), next_.end(), next_.begin());
        hits_.resize(next_.back());
        for (auto& block : findings) {
            for (const auto& hit : block.hits)
                hits_[next_[hit.leg]++] = hit;
            block.hits = {};
        }
    }

    [[nodiscard]] std::span<Hit> of(std::uint32_t leg) noexcept {
        const std::size_t first = leg == 0 ? 0 : next_[leg - 1]; // now the end of each leg's
        return std::span(hits_).subspan(first, next_[leg] - first);
    }

private:
    std::vector<std::uint32_t> next_;
    std::vector<Hit> hits_;
};

/// Walks along the moved layer, where all crossings are known.
class MovedWalk {
public:
    MovedWalk(const Stroke& stroke, const Rings& fixed, HitsByLeg& hits)
        : stroke_(stroke),
          fixed_(fixed),
          hits_(hits),
          inside_(fixed.feature_count()) {}

    std::vector<Stretch> stretches(const Block& block) {
        found_.clear();
        inside_.clear();
        std::uint32_t leg = block.first_leg;
        for (std::uint32_t n = block.first_ring; n < block.last_ring; ++n) {
            for (const Hit& hit : hits_.of(leg++))
                inside_.toggle(hit.feature);
            follow(stroke_.layer().rings[stroke_.order()[n]], leg);
        }
        return std::move(found_);
    }

private:
    void follow(const Ring& ring, std::uint32_t& leg) {
        const auto vertices = stroke_.layer().of(ring);
        const Vertex origin = vertices.front();
        RingWalk walk(origin);
        for (auto& entry : inside_.entries())
            entry.since = walk.at(origin);
        for (std::size_t n = 0; n + 1 < vertices.size(); ++n, ++leg) {
            const Leg edge{vertices[n], vertices[n + 1]};
            const auto hits = hits_.of(leg);
            sort_along(edge, hits);
            for (const Hit& hit : hits) {
                const Progress now = walk.at(edge, hit.where);
                inside_.toggle(hit.feature, now, [&](const Progress& since) {
                    add(hit.feature, ring.feature, origin, since, now);
                });
            }
            walk.follow(edge);
        }
        const Progress end = walk.at(origin);
        for (const auto& entry : inside_.entries())
            add(entry.feature, ring.feature, origin, entry.since, end);
    }

    /// The walk saw the area from `origin`; the pair is summed from the fixed feature's corner.
    void add(std::uint32_t fixed, std::uint32_t moved, Vertex origin, const Progress& since,
             const Progress& now) {
        const Vertex corner = fixed_.boxes[fixed].low;
        const double dx = double(origin.x) - corner.x;
        const double dy = double(origin.y) - corner.y;
        const double seen_from_corner =
            dx * now.where.dy_from(since.where) - dy * now.where.dx_from(since.where);
        found_.push_back(
            {fixed, moved, swept_between(since, now) + seen_from_corner, now.way - since.way});
    }

    const Stroke& stroke_;
    const Rings& fixed_;
    HitsByLeg& hits_;
    Inside inside_;
    std::vector<Stretch> found_;
};

/// The legs of a stroke in the order of their numbers, and the feature that each bounds: none, for
/// a link.
struct Legs {
    std::vector<Leg> legs;
    std::vector<std::uint32_t> feature_of;

    explicit Legs(const Stroke& stroke) {
        legs.reserve(stroke.leg_count());
        feature_of.reserve(stroke.leg_count());
        for (const auto& block : stroke.blocks())
            for (std::uint32_t n = block.first_ring; n < block.last_ring; ++n) {
                const Ring& ring = stroke.layer().rings[stroke.order()[n]];
                const auto vertices = stroke.layer().of(ring);
                legs.push_back(stroke.link_to(n, block));
                feature_of.push_back(no_feature);
                for (std::size_t k = 0; k + 1 < vertices.size(); ++k) {
                    legs.push_back({vertices[k], vertices[k + 1]});
                    feature_of.push_back(ring.feature);
                }
            }
    }
};

/// An abscissa where neither layer has anything.
std::int32_t left_of(const Rings& fixed, const Rings& moved) noexcept {
    Rectangle all;
    for (const Rings* const layer : {&fixed, &moved})
        for (const auto& box : layer->boxes)
            if (!box.is_empty()) all.stretch(box.low);
    return all.is_empty() ? 0 : all.low.x - 1;
}

} // namespace

std::vector<PairArea> walked_areas(const Rings& fixed, const Rings& moved, std::size_t threads) {
    const std::int32_t outside_x = left_of(fixed, moved);
    const Stroke fixed_stroke(fixed, outside_x);
    const Stroke moved_stroke(moved, outside_x);
    const auto fixed_blocks = fixed_stroke.blocks();
    const auto moved_blocks = moved_stroke.blocks();
    std::vector<FixedFindings> findings(fixed_blocks.size());
    {
        Legs legs(moved_stroke);
        const LegGrid grid(std::move(legs.legs));
        in_parallel(threads, fixed_blocks.size(), [&] {
            return
                [&, walk = FixedWalk(fixed_stroke, grid, legs.feature_of, moved.feature_count())](
                    std::size_t n) mutable { findings[n] = walk.findings(fixed_blocks[n]); };
        });
    }
    HitsByLeg hits(findings, moved_stroke.leg_count());
    std::vector<std::vector<Stretch>> stretches(fixed_blocks.size() + moved_blocks.size());
    for (std::size_t n = 0; n < fixed_blocks.size(); ++n)
        stretches[n] = std::move(findings[n].stretches);
    in_parallel(threads, moved_blocks.size(), [&] {
        return [&, walk = MovedWalk(moved_stroke, fixed, hits)](std::size_t n) mutable {
            stretches[fixed_blocks.size() + n] = walk.stretches(moved_blocks[n]);
        };
    });
    return summed(std::move(stretches), fixed.feature_count());
}

} // namespace ctg::plane
