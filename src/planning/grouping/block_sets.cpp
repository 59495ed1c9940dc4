// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/block_sets.hpp"

#include <algorithm>

namespace ctg::grouping {

BlockSets::BlockSets(const Model& model)
    : model_(model),
      near_(model.size(), 0),
      apart_(model.size(), 0),
      together_(model.size(), 0) {
    for (std::size_t b = 0; b < model.size(); ++b)
        for (const std::size_t other : model.neighbours[b])
            near_[b] |= only(other);
    for (const auto& [a, b] : model.apart) {
        apart_[a] |= only(b);
        apart_[b] |= only(a);
    }
    for (const auto& [a, b] : model.together) {
        together_[a] |= only(b);
        together_[b] |= only(a);
    }
}

Blocks BlockSets::all() const {
    return model_.size() == most_in_a_set ? ~Blocks{0} : only(model_.size()) - 1;
}

Blocks BlockSets::near(Blocks blocks) const {
    Blocks near = 0;
    for_each(blocks, [&](std::size_t b) { near |= near_[b]; });
    return near;
}

Blocks BlockSets::barred(Blocks blocks) const {
    Blocks barred = 0;
    for_each(blocks, [&](std::size_t b) { barred |= apart_[b]; });
    return barred;
}

Blocks BlockSets::reached_from(Blocks start, Blocks within) const {
    Blocks reached = start;
    for (Blocks fresh = start; fresh != 0;) {
        fresh = near(fresh) & within & ~reached;
        reached |= fresh;
    }
    return reached;
}

double BlockSets::total(const Bound& bound, Blocks blocks) const {
    double sum = 0.0;
    for_each(blocks, [&](std::size_t b) { sum += bound.weight[b]; });
    return sum;
}

bool BlockSets::is_too_heavy(Blocks blocks) const {
    return std::ranges::any_of(model_.bounds, [&](const Bound& bound) {
        return total(bound, blocks) > bound.most + slack_of(bound.most);
    });
}

bool BlockSets::is_too_light(Blocks blocks) const {
    return std::ranges::any_of(model_.bounds, [&](const Bound& bound) {
        return total(bound, blocks) < bound.least - slack_of(bound.least);
    });
}

bool BlockSets::misses_company(Blocks blocks, Blocks company) const {
    bool misses = false;
    for_each(blocks, [&](std::size_t b) { misses |= (together_[b] & ~company) != 0; });
    return misses;
}

bool BlockSets::is_sound(Blocks blocks) const {
    return (blocks & barred(blocks)) == 0 && !misses_company(blocks, blocks) &&
           !is_too_heavy(blocks) && !is_too_light(blocks) &&
           reached_from(only(first_of(blocks)), blocks) == blocks;
}

bool BlockSets::may_part(Blocks rest, std::size_t count) const {
    CountRange range;
    for (Blocks left = rest; left != 0;) {
        const Blocks piece = reached_from(only(first_of(left)), left);
        left &= ~piece;
        const CountRange part = counts_of(model_, listed(piece));
        if (part.most < part.fewest) return false;
        range.fewest += part.fewest;
        range.most += part.most;
    }
    return range.fewest <= count && count <= range.most;
}

std::vector<std::size_t> BlockSets::listed(Blocks blocks) {
    std::vector<std::size_t> list;
    for_each(blocks, [&](std::size_t b) { list.push_back(b); });
    return list;
}

} // namespace ctg::grouping
