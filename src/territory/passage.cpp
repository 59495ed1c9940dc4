// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/passage.hpp"

#include "ctg/base/error.hpp"
#include "territory/lineage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <queue>
#include <set>
#include <string>
#include <utility>

namespace ctg {

struct Passage::Body {
    GeographyYear from;
    GeographyYear to;
    CommuneHistory history;
    std::vector<PassageLine> lines;
    std::vector<CommuneCode> vanished;
};

namespace {

constexpr GeographyYear first_year{1943}; // of INSEE's list

/// The commune of a year that holds each piece.
using Owners = std::map<Piece, Vertex>;

/// What two communes of different years have in common.
using Pair = std::pair<Vertex, Vertex>;
using Pairs = std::map<Pair, std::vector<Piece>>;

class PassageMaking {
public:
    PassageMaking(const CommuneHistory& history, GeographyYear from, GeographyYear to,
                  const std::optional<SplitWeights>& weights)
        : history_(history),
          ground_(history.body().ground),
          from_(from),
          to_(to),
          weights_(weights) {}

    Passage passage() && {
        find_pairs();
        weigh_parts();
        std::vector<PassageLine> lines;
        for (const auto& [before, heirs] : heirs_)
            for (auto& line : lines_of(before, heirs))
                lines.push_back(std::move(line));
        std::ranges::sort(
            lines, {}, [](const PassageLine& line) { return std::pair(line.before, line.after); });
        return Passage(std::make_shared<const Passage::Body>(
            Passage::Body{from_, to_, history_, std::move(lines), std::move(vanished_)}));
    }

private:
    [[nodiscard]] const CommuneCode& code(Vertex vertex) const {
        return ground_.lineage[vertex].code;
    }

    [[nodiscard]] Owners owners_in(GeographyYear year) const {
        Owners owners;
        for (Piece piece = 0; piece < ground_.holders.size(); ++piece)
            for (const Vertex vertex : ground_.holders[piece])
                if (is_in_force(ground_.lineage[vertex], year)) owners.emplace(piece, vertex);
        return owners;
    }

    void find_pairs() {
        const Owners before = owners_in(from_);
        const Owners after = owners_in(to_);
        for (const auto& [piece, owner] : before) {
            const auto heir = after.find(piece);
            if (heir == after.end()) continue;
            pairs_[{owner, heir->second}].push_back(piece);
            heirs_[owner].insert(heir->second);
        }
        for (const auto& [piece, owner] : before)
            if (!heirs_.contains(owner)) vanished_.push_back(code(owner));
        std::ranges::sort(vanished_);
        vanished_.erase(std::unique(vanished_.begin(), vanished_.end()), vanished_.end());
    }

    /// The weight of a commune of the weights' year, if it is known.
    [[nodiscard]] std::optional<double> weight_of(const CommuneCode& commune) const {
        if (!weights_) {
            const auto& population = history_.body().population;
            const auto found = population.find(commune);
            return found == population.end() ? std::nullopt : std::optional(found->second);
        }
        const Figure* const figure = weights_->weights.find(commune);
        return figure != nullptr && figure->is_known() ? std::optional(figure->value())
                                                       : std::nullopt;
    }

    /// Weighs the common part of each pair by the whole communes of the weights' year that it is
    /// made of; one that lies in several pairs is shared equally, and its pairs are not known.
    void weigh_parts() {
        const Owners owners =
            owners_in(weights_ ? weights_->year : history_.body().population_year);
        std::map<Vertex, std::set<Pair>> pairs_of;
        for (const auto& [pair, pieces] : pairs_) {
            if (heirs_.at(pair.first).size() < 2) continue;
            for (const Piece piece : pieces) {
                const auto owner = owners.find(piece);
                if (owner == owners.end())
                    unknown_.insert(pair);
                else
                    pairs_of[owner->second].insert(pair);
            }
        }
        for (const auto& [owner, pairs] : pairs_of) {
            const auto weight = weight_of(code(owner));
            for (const auto& pair : pairs) {
                if (!weight || pairs.size() > 1) unknown_.insert(pair);
                if (weight) weight_[pair] += *weight / static_cast<double>(pairs.size());
            }
        }
    }

    std::vector<PassageLine> lines_of(Vertex before, const std::set<Vertex>& heirs) {
        if (heirs.size() == 1) {
            const Vertex after = *heirs.begin();
            if (code(before) == code(after)) return {};
            return {{code(before), code(after), Share(1.0), Share(1.0), Share(1.0),
                     ShareOrigin::whole, events_between(before, after)}};
        }
        double total = 0.0;
        bool is_known = true;
        for (const Vertex heir : heirs) {
            total += weight_[{before, heir}];
            is_known = is_known && !unknown_.contains({before, heir});
        }
        const bool is_weighed = is_known && total > 0.0;
        std::vector<PassageLine> lines;
        for (const Vertex heir : heirs) {
            const double share = is_weighed ? weight_.at({before, heir}) / total
                                            : 1.0 / static_cast<double>(heirs.size());
            lines.push_back({code(before), code(heir), Share(share), Share(0.0), Share(1.0),
                             is_weighed ? ShareOrigin::weight : ShareOrigin::equal,
                             events_between(before, heir)});
        }
        return lines;
    }

    /// The events on the ways from one vertex to another, whichever is the earlier.
    std::vector<std::size_t> events_between(Vertex a, Vertex b) const {
        const auto [earlier, later] = from_ <= to_ ? std::pair(a, b) : std::pair(b, a);
        std::set<std::size_t> forward;
        std::set<std::size_t> both;
        const auto& lineage = ground_.lineage;
        walk(earlier, forward, [&](Vertex vertex, auto&& visit) {
            for (auto [edge, end] = boost::out_edges(vertex, lineage); edge != end; ++edge)
                if (is_within(lineage[*edge].event))
                    visit(lineage[*edge].event, boost::target(*edge, lineage));
        });
        walk(later, both, [&](Vertex vertex, auto&& visit) {
            for (auto [edge, end] = boost::in_edges(vertex, lineage); edge != end; ++edge)
                if (forward.contains(lineage[*edge].event))
                    visit(lineage[*edge].event, boost::source(*edge, lineage));
        });
        return {both.begin(), both.end()};
    }

    [[nodiscard]] bool is_within(std::size_t event) const {
        const auto day = [](GeographyYear year) {
            return Date{std::chrono::year(year.value) / std::chrono::January / 1};
        };
        const Date& date = history_.body().events[event].date;
        return day(std::min(from_, to_)) < date && date <= day(std::max(from_, to_));
    }

    template <class Edges>
    static void walk(Vertex start, std::set<std::size_t>& events, Edges&& edges) {
        std::set<Vertex> seen{start};
        std::queue<Vertex> ahead({start});
        while (!ahead.empty()) {
            const Vertex vertex = ahead.front();
            ahead.pop();
            edges(vertex, [&](std::size_t event, Vertex next) {
                events.insert(event);
                if (seen.insert(next).second) ahead.push(next);
            });
        }
    }

    const CommuneHistory& history_;
    const Ground& ground_;
    GeographyYear from_;
    GeographyYear to_;
    const std::optional<SplitWeights>& weights_;
    Pairs pairs_;
    std::map<Vertex, std::set<Vertex>> heirs_;
    std::map<Pair, double> weight_;
    std::set<Pair> unknown_;
    std::vector<CommuneCode> vanished_;
};

void check_year(const CommuneHistory& history, GeographyYear year) {
    if (first_year <= year && year <= history.last_year()) return;
    throw ArgumentError(
        {error_of("CTG-TERR-033", {{"year", std::to_string(year.value)},
                                   {"first", std::to_string(first_year.value)},
                                   {"last", std::to_string(history.last_year().value)}})});
}

auto range_of(const std::vector<PassageLine>& lines, const CommuneCode& code) {
    return std::ranges::equal_range(lines, code, {}, &PassageLine::before);
}

} // namespace

std::string_view name_of(ShareOrigin origin) noexcept {
    switch (origin) {
    case ShareOrigin::whole:
        return "whole";
    case ShareOrigin::weight:
        return "weight";
    default:
        return "equal";
    }
}

GeographyYear Passage::from() const noexcept {
    return body_->from;
}
GeographyYear Passage::to() const noexcept {
    return body_->to;
}
const CommuneHistory& Passage::history() const& noexcept {
    return body_->history;
}
std::span<const PassageLine> Passage::lines() const& noexcept {
    return body_->lines;
}
std::span<const CommuneCode> Passage::vanished() const& noexcept {
    return body_->vanished;
}

std::vector<PassageLine> Passage::lines_of(const CommuneCode& code) const {
    const auto lines = range_of(body_->lines, code);
    if (!lines.empty()) return {lines.begin(), lines.end()};
    if (std::ranges::binary_search(body_->vanished, code)) return {};
    return {{code, code, Share(1.0), Share(1.0), Share(1.0), ShareOrigin::whole, {}}};
}

bool Passage::is_unchanged(const CommuneCode& code) const {
    return range_of(body_->lines, code).empty() &&
           !std::ranges::binary_search(body_->vanished, code);
}

bool Passage::knows(const CommuneCode& code) const {
    return body_->history.exists(code, body_->from);
}

Passage passage_between(const CommuneHistory& history, GeographyYear from, GeographyYear to,
                        const std::optional<SplitWeights>& weights) {
    check_year(history, from);
    check_year(history, to);
    if (weights) check_year(history, weights->year);
    return PassageMaking(history, from, to, weights).passage();
}

Records records_of(const Passage& passage) {
    Records records{"ctg.passage/1",
                    {{"before", RecordKind::code},
                     {"before_name", RecordKind::text},
                     {"after", RecordKind::code},
                     {"after_name", RecordKind::text},
                     {"share", RecordKind::share},
                     {"low", RecordKind::share},
                     {"high", RecordKind::share},
                     {"origin", RecordKind::text},
                     {"events", RecordKind::text}},
                    {}};
    const auto& history = passage.history();
    for (const auto& line : passage.lines()) {
        std::string events;
        for (const auto n : line.events)
            events += fmt::format("{}{} {}", events.empty() ? "" : ", ",
                                  iso(history.events()[n].date), history.events()[n].kind);
        records.rows.push_back({std::string(line.before.text()),
                                history.name_of(line.before, passage.from()).value_or(""),
                                std::string(line.after.text()),
                                history.name_of(line.after, passage.to()).value_or(""),
                                line.share.value(), line.low.value(), line.high.value(),
                                std::string(name_of(line.origin)), events});
    }
    return records;
}

} // namespace ctg
