// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crosswalk/crossing.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace ctg::plane {

/// How far a walk along a ring has come: the area swept so far, seen from one point, and the way
/// gone. The whole edges are summed exactly; what lies since the last vertex stands apart.
struct Progress {
    std::int64_t swept = 0;   ///< [cm²], doubled
    double swept_since = 0.0; ///< [cm²], doubled
    double way = 0.0;         ///< [cm]
    Crossing where;
};

/// The features that a walk is inside of, and where it went in. Crossing the border of one takes it
/// out if it is in, else puts it in: each in constant time, however many there are.
class Inside {
public:
    explicit Inside(std::size_t feature_count) : position_(feature_count, nowhere) {}

    struct Entry {
        std::uint32_t feature = 0;
        Progress since;
    };

    [[nodiscard]] std::span<Entry> entries() noexcept { return entries_; }
    void clear() noexcept {
        for (const auto& entry : entries_)
            position_[entry.feature] = nowhere;
        entries_.clear();
    }

    /// Puts `feature` in as of `now`; if it was in, takes it out and calls left(since).
    template <class Left>
    void toggle(std::uint32_t feature, const Progress& now, Left&& left) {
        const std::uint32_t at = position_[feature];
        if (at == nowhere) {
            position_[feature] = static_cast<std::uint32_t>(entries_.size());
            entries_.push_back({feature, now});
            return;
        }
        left(entries_[at].since);
        position_[feature] = nowhere;
        if (at + 1 < entries_.size()) {
            entries_[at] = entries_.back();
            position_[entries_[at].feature] = at;
        }
        entries_.pop_back();
    }
    void toggle(std::uint32_t feature) {
        toggle(feature, {}, [](const Progress&) {});
    }

private:
    static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> position_; ///< by feature, in entries_
    std::vector<Entry> entries_;
};

} // namespace ctg::plane
