// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/coverage/convention.hpp"
#include "ctg/territory/zoning.hpp"

#include <map>
#include <optional>
#include <string>

namespace ctg {

/// What of a commune a zone or a convention holds: pieces with codes, or all but such pieces.
/// Pieces of one code are one place; an IRIS (132010101) lies in its arrondissement (13201). Pieces
/// of which nothing tells how they lie to each other (drawn, and named by codes; drawn in two
/// layers) are taken to be independent.
class Extent {
public:
    /// All of the commune.
    [[nodiscard]] static Extent whole() { return {}; }
    /// Nothing of it.
    [[nodiscard]] static Extent none();
    /// A part of it; without pieces, it is a place of its `owner` alone.
    [[nodiscard]] static Extent of(const CommunePart& part, const std::string& owner);

    /// Holds what `other` holds too.
    void unite(const Extent& other);
    /// Holds no longer what `other` holds. A piece of which `other` holds only an inner one goes as
    /// a whole.
    void leave(const Extent& other);

    [[nodiscard]] double share() const;
    /// Whether some count may lie elsewhere in the commune: by the share, or since it is one piece,
    /// that was cut from the ground though its share is 1.
    [[nodiscard]] bool is_cut() const;
    /// As a part of `commune`; nothing if it is all of it.
    [[nodiscard]] std::optional<CommunePart> part_of(const CommuneCode& commune) const;

    friend bool operator==(const Extent&, const Extent&) = default;

private:
    using Pieces = std::map<std::string, double>;
    friend double common_share(const Extent& a, const Extent& b);

    bool is_complement_ = true; ///< all but the pieces
    Pieces pieces_;
};

/// The share of the commune that both hold.
[[nodiscard]] double common_share(const Extent& a, const Extent& b);

/// Communes, each with what of it counts.
using Extents = std::map<CommuneCode, Extent>;

/// What a zone holds.
[[nodiscard]] Extents extents_of(const Zone& zone);

/// What a convention holds.
[[nodiscard]] Extents extents_of(const Convention& convention);

/// Whether they hold some place of some commune both.
[[nodiscard]] bool have_common_place(const Extents& a, const Extents& b);

} // namespace ctg
