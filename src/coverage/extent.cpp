// SPDX-License-Identifier: Apache-2.0
#include "ctg/coverage/extent.hpp"

#include "ctg/crosswalk/variable.hpp"

#include <algorithm>
#include <string_view>

namespace ctg {
namespace {

using Pieces = std::map<std::string, double>;

bool is_code(const std::string& piece) {
    constexpr std::size_t arrondissement_size = 5;
    constexpr std::size_t iris_size = 9;
    return (piece.size() == arrondissement_size || piece.size() == iris_size) &&
           piece.find_first_not_of("0123456789AB") == std::string::npos;
}

/// Pieces of one family are one place, nested or apart: those of codes, and those of one layer,
/// of which the names begin alike ("partition territory "). Any other is a family of its own.
std::string family_of(const std::string& piece) {
    if (is_code(piece)) return "code";
    if (!piece.starts_with("partition ")) return piece;
    return piece.substr(0, piece.find(' ', piece.find(' ') + 1));
}

/// Whether `inner` is `outer`, or an IRIS of it.
bool lies_in(const std::string& inner, const std::string& outer) {
    return inner == outer || (is_code(inner) && is_code(outer) && inner.starts_with(outer));
}

bool lies_in_any(const std::string& inner, const Pieces& pieces) {
    return std::ranges::any_of(pieces,
                               [&](const auto& piece) { return lies_in(inner, piece.first); });
}

bool holds_any(const std::string& outer, const Pieces& pieces) {
    return std::ranges::any_of(pieces,
                               [&](const auto& piece) { return lies_in(piece.first, outer); });
}

/// The share of their union. Families are independent: what is in none of them is the product.
double share_of(const Pieces& pieces) {
    std::map<std::string, double> by_family;
    for (const auto& [piece, share] : pieces)
        by_family[family_of(piece)] += share;
    if (by_family.size() == 1) return std::min(1.0, by_family.begin()->second); // exact
    double left = 1.0;
    for (const auto& [family, share] : by_family)
        left *= 1.0 - std::min(1.0, share);
    return 1.0 - left;
}

/// `a` and `b`, without those that lie in another of them.
Pieces united(Pieces a, const Pieces& b) {
    a.insert(b.begin(), b.end());
    const Pieces all = a;
    std::erase_if(a, [&](const auto& piece) {
        return std::ranges::any_of(all, [&](const auto& other) {
            return other.first != piece.first && lies_in(piece.first, other.first);
        });
    });
    return a;
}

bool are_of_one_family(const Pieces& a, const Pieces& b) {
    if (a.empty() || b.empty()) return true;
    const std::string family = family_of(a.begin()->first);
    const auto is_of_it = [&](const auto& piece) { return family_of(piece.first) == family; };
    return std::ranges::all_of(a, is_of_it) && std::ranges::all_of(b, is_of_it);
}

double common_share_of(const Pieces& a, const Pieces& b) {
    if (!are_of_one_family(a, b))
        return std::max(0.0, share_of(a) + share_of(b) - share_of(united(a, b)));
    double sum = 0.0;
    for (const auto& [code, share] : a) {
        if (lies_in_any(code, b)) {
            sum += share;
            continue;
        }
        for (const auto& [inner, inner_share] : b)
            if (lies_in(inner, code)) sum += inner_share;
    }
    return std::min(1.0, sum);
}

/// The communes of a zone or a convention, each whole or in part.
template <class Communes>
Extents extents_from(const Communes& communes, const std::vector<CommunePart>& parts,
                     const std::string& owner) {
    Extents extents;
    for (const auto& commune : communes)
        extents.emplace(commune, Extent::whole());
    for (const auto& part : parts)
        extents.insert_or_assign(part.commune, Extent::of(part, owner));
    return extents;
}

} // namespace

Extent Extent::none() {
    Extent extent;
    extent.is_complement_ = false;
    return extent;
}

Extent Extent::of(const CommunePart& part, const std::string& owner) {
    Extent extent;
    extent.is_complement_ = !part.left_out.empty();
    extent.pieces_ = extent.is_complement_ ? part.left_out : part.pieces;
    if (extent.pieces_.empty()) extent.pieces_.emplace(owner, part.share);
    return extent;
}

void Extent::unite(const Extent& other) {
    if (!is_complement_ && !other.is_complement_) {
        pieces_ = united(std::move(pieces_), other.pieces_);
        return;
    }
    // What is left out stays so where the other leaves it out too, or does not hold it.
    const Extent& base = is_complement_ ? *this : other;
    const Extent& added = is_complement_ ? other : *this;
    Pieces left_out = base.pieces_;
    if (added.is_complement_) {
        std::erase_if(left_out,
                      [&](const auto& piece) { return !lies_in_any(piece.first, added.pieces_); });
        for (const auto& piece : added.pieces_)
            if (lies_in_any(piece.first, base.pieces_)) left_out.insert(piece);
    } else {
        std::erase_if(left_out,
                      [&](const auto& piece) { return lies_in_any(piece.first, added.pieces_); });
    }
    is_complement_ = true;
    pieces_ = std::move(left_out);
}

void Extent::leave(const Extent& other) {
    if (is_complement_ && !other.is_complement_) {
        pieces_ = united(std::move(pieces_), other.pieces_);
        return;
    }
    if (is_complement_) { // of what the other leaves out, all that is not left out here
        const Pieces left_out = std::move(pieces_);
        *this = none();
        pieces_ = other.pieces_;
        std::erase_if(pieces_, [&](const auto& piece) {
            return lies_in_any(piece.first, left_out) || holds_any(piece.first, left_out);
        });
        return;
    }
    std::erase_if(pieces_, [&](const auto& piece) {
        const auto& [code, share] = piece;
        if (other.is_complement_) return !lies_in_any(code, other.pieces_);
        return lies_in_any(code, other.pieces_) || holds_any(code, other.pieces_);
    });
}

double Extent::share() const {
    const double share = share_of(pieces_);
    return is_complement_ ? 1.0 - share : share;
}

bool Extent::is_cut() const {
    return !portion_of(share()).is_whole() || (!is_complement_ && pieces_.size() == 1);
}

std::optional<CommunePart> Extent::part_of(const CommuneCode& commune) const {
    if (is_complement_ && pieces_.empty()) return std::nullopt;
    if (is_complement_) return CommunePart{commune, share(), {}, pieces_};
    return CommunePart{commune, share(), pieces_};
}

double common_share(const Extent& a, const Extent& b) {
    const double pieces = common_share_of(a.pieces_, b.pieces_);
    if (!a.is_complement_ && !b.is_complement_) return pieces;
    if (!a.is_complement_) return std::max(0.0, a.share() - pieces);
    if (!b.is_complement_) return std::max(0.0, b.share() - pieces);
    const double left_out = (1.0 - a.share()) + (1.0 - b.share()) - pieces;
    return std::max(0.0, 1.0 - left_out);
}

Extents extents_of(const Zone& zone) {
    // Zones share out what they cut: such places are apart.
    return extents_from(zone.communes, zone.parts, "partition zone " + zone.key);
}

Extents extents_of(const Convention& convention) {
    return extents_from(convention.communes, convention.parts, "convention " + convention.id);
}

bool have_common_place(const Extents& a, const Extents& b) {
    constexpr double rounding = 1e-9;
    return std::ranges::any_of(a, [&](const auto& item) {
        const auto other = b.find(item.first);
        return other != b.end() && common_share(item.second, other->second) > rounding;
    });
}

} // namespace ctg
