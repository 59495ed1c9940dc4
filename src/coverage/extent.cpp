// SPDX-License-Identifier: Apache-2.0
#include "coverage/extent.hpp"

#include <algorithm>

namespace ctg {
namespace {

using Pieces = std::map<std::string, double>;

bool is_code(const std::string& piece) {
    constexpr std::size_t arrondissement_size = 5;
    constexpr std::size_t iris_size = 9;
    return (piece.size() == arrondissement_size || piece.size() == iris_size) &&
           piece.find_first_not_of("0123456789AB") == std::string::npos;
}

/// Whether two pieces that are not one are known to be apart: those of codes, and those of one
/// layer drawn without overlaps, of which the names begin alike.
bool are_apart(const std::string& a, const std::string& b) {
    const auto partition_of = [](const std::string& piece) {
        const bool is_part = piece.starts_with("partition ");
        return is_part ? piece.substr(0, piece.find(' ', piece.find(' ') + 1)) : std::string();
    };
    return (is_code(a) && is_code(b)) ||
           (!partition_of(a).empty() && partition_of(a) == partition_of(b));
}

/// Whether `inner` is `outer`, or an IRIS of it.
bool lies_in(const std::string& inner, const std::string& outer) {
    return inner == outer || (is_code(inner) && is_code(outer) && inner.starts_with(outer));
}

bool lies_in_any(const std::string& inner, const Pieces& pieces) {
    return std::ranges::any_of(pieces,
                               [&](const auto& piece) { return lies_in(inner, piece.first); });
}

double sum_of_shares(const Pieces& pieces) noexcept {
    double sum = 0.0;
    for (const auto& [code, share] : pieces)
        sum += share;
    return std::min(1.0, sum);
}

/// `pieces` without those that lie in another of them.
Pieces without_nested(Pieces pieces) {
    const Pieces all = pieces;
    std::erase_if(pieces, [&](const auto& piece) {
        return std::ranges::any_of(all, [&](const auto& other) {
            return other.first != piece.first && lies_in(piece.first, other.first);
        });
    });
    return pieces;
}

double common_share_of(const Pieces& a, const Pieces& b) {
    double sum = 0.0;
    bool can_tell = true;
    for (const auto& [code, share] : a) {
        if (lies_in_any(code, b)) {
            sum += share;
            continue;
        }
        for (const auto& [inner, inner_share] : b) {
            if (lies_in(inner, code)) sum += inner_share;
            can_tell = can_tell && (are_apart(code, inner) || lies_in(inner, code));
        }
    }
    return sum > 0.0 || can_tell ? std::min(1.0, sum) : sum_of_shares(a) * sum_of_shares(b);
}

} // namespace

Extent Extent::of(const CommunePart& part, const std::string& owner) {
    Extent extent;
    extent.is_complement_ = false;
    extent.pieces_ = part.pieces;
    if (extent.pieces_.empty()) extent.pieces_.emplace(owner, part.share);
    return extent;
}

void Extent::unite(const Extent& other) {
    if (is_complement_ && pieces_.empty()) return;
    if (other.is_complement_) {
        *this = other;
        return;
    }
    Pieces all = pieces_;
    all.insert(other.pieces_.begin(), other.pieces_.end());
    pieces_ = without_nested(std::move(all));
}

void Extent::leave(const Extent& other) {
    if (other.is_complement_) {
        is_complement_ = false;
        pieces_.clear();
        return;
    }
    Pieces all = pieces_;
    all.insert(other.pieces_.begin(), other.pieces_.end());
    pieces_ = without_nested(std::move(all));
}

double Extent::share() const noexcept {
    const double sum = sum_of_shares(pieces_);
    return is_complement_ ? 1.0 - sum : sum;
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
    Extents extents;
    for (const auto& commune : zone.communes)
        extents.emplace(commune, Extent::whole());
    for (const auto& part : zone.parts)
        extents.insert_or_assign(part.commune, Extent::of(part, "zone " + zone.key));
    return extents;
}

} // namespace ctg
