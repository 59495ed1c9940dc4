// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/territory/zoning.hpp"

#include <map>
#include <string>

namespace ctg {

/// What of a commune a zone or a convention holds: pieces with codes, or all but such pieces.
/// Pieces of one code are one place; an IRIS (132010101) lies in its arrondissement (13201).
class Extent {
public:
    /// All of the commune.
    [[nodiscard]] static Extent whole() { return {}; }
    /// A part of it; without pieces, it is a place of its `owner` alone.
    [[nodiscard]] static Extent of(const CommunePart& part, const std::string& owner);

    /// Holds what `other` holds too.
    void unite(const Extent& other);
    /// Holds no longer what `other` holds.
    void leave(const Extent& other);

    [[nodiscard]] double share() const noexcept;

private:
    using Pieces = std::map<std::string, double>;
    friend double common_share(const Extent& a, const Extent& b);

    bool is_complement_ = true; ///< all but the pieces
    Pieces pieces_;
};

/// The share of the commune that both hold. Where nothing tells (one is drawn, the other named by
/// codes; both are drawn, in a layer with overlaps), what two independent ones would.
[[nodiscard]] double common_share(const Extent& a, const Extent& b);

/// Communes, each with what of it counts.
using Extents = std::map<CommuneCode, Extent>;

/// What a zone holds.
[[nodiscard]] Extents extents_of(const Zone& zone);

} // namespace ctg
