// SPDX-License-Identifier: Apache-2.0
#include "territory/lineage.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// INSEE's kinds of events that change no ground: change of name, association made whole or
/// déléguée, suppression of a déléguée.
constexpr int renaming = 10;
bool moves_ground(int kind) {
    constexpr std::array without_ground{renaming, 34, 35, 70};
    return std::ranges::find(without_ground, kind) == without_ground.end();
}

/// A name without its case, accents' bytes aside, hyphens and spaces: INSEE wrote "Essarts en
/// Bocage", then "Essarts-en-Bocage".
std::string bare_name(const std::string& name) {
    std::string bare;
    for (const char c : name)
        if (c != ' ' && c != '-' && c != '\'')
            bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return bare;
}

/// The events of one day, in rounds: those whose commune is only made by another event of the same
/// day come after it (2018-01-01: Pont-Farcy changes département, then merges).
using Round = std::vector<std::size_t>;

std::vector<Round> rounds_of(const std::vector<CommuneEvent>& events, const Round& day) {
    std::set<CommuneCode> kept;
    std::set<CommuneCode> givers;
    for (const auto n : day) {
        if (events[n].before) givers.insert(*events[n].before);
        if (events[n].before && events[n].before == events[n].after) kept.insert(*events[n].before);
    }
    const auto is_chained = [&](const CommuneEvent& event) {
        return event.after && event.before != event.after && givers.contains(*event.after) &&
               !kept.contains(*event.after);
    };
    std::set<CommuneCode> made;
    for (const auto n : day)
        if (is_chained(events[n])) made.insert(*events[n].after);
    std::vector<Round> rounds(2);
    for (const auto n : day) {
        const auto& event = events[n];
        const bool waits = event.before && made.contains(*event.before) && !is_chained(event);
        rounds[waits ? 1 : 0].push_back(n);
    }
    return rounds;
}

class Following {
public:
    explicit Following(const std::vector<CommuneEvent>& events) : events_(events) {}

    Ground ground() && {
        for (std::size_t n = 0; n < events_.size();) {
            Round day;
            const Date date = events_[n].date;
            for (; n < events_.size() && events_[n].date == date; ++n)
                if (moves_ground(events_[n].kind)) day.push_back(n);
            for (const auto& round : rounds_of(events_, day))
                follow(round, date);
            rename(n, date);
        }
        ground_.holders.resize(ground_.children.size());
        for (Vertex vertex = 0; vertex < boost::num_vertices(ground_.lineage); ++vertex)
            for (const Piece piece : undivided(ground_, period(vertex).pieces))
                ground_.holders[piece].push_back(vertex);
        return std::move(ground_);
    }

private:
    /// Who gives to whom in a round, with the event that says so.
    struct Gift {
        std::optional<CommuneCode> before;
        std::optional<CommuneCode> after;
        std::size_t event;
    };
    using Parts = std::map<CommuneCode, std::vector<Piece>>; ///< by heir

    Period& period(Vertex vertex) { return ground_.lineage[vertex]; }

    Vertex begin(const CommuneCode& code, std::string name, std::optional<Date> from,
                 std::vector<Piece> pieces) {
        const Vertex vertex = boost::add_vertex(
            Period{code, std::move(name), from, std::nullopt, std::move(pieces)}, ground_.lineage);
        ground_.vertices_of.emplace(code, vertex);
        alive_.insert_or_assign(code, vertex);
        return vertex;
    }

    Piece new_piece() {
        ground_.children.emplace_back();
        return static_cast<Piece>(ground_.children.size() - 1);
    }

    /// The commune of `code`; one met for the first time has been there since before the list.
    Vertex living(const CommuneCode& code, const std::string& name) {
        const auto found = alive_.find(code);
        return found != alive_.end() ? found->second
                                     : begin(code, name, std::nullopt, {new_piece()});
    }

    void follow(const Round& round, const Date& date) {
        std::vector<Gift> gifts;
        std::map<CommuneCode, std::set<CommuneCode>> heirs_of;
        std::map<CommuneCode, std::string> name_of;
        for (const auto n : round) {
            const auto& event = events_[n];
            gifts.push_back({event.before, event.after, n});
            if (event.before) living(*event.before, event.name_before);
            if (event.before && event.after) heirs_of[*event.before].insert(*event.after);
            if (event.after) name_of[*event.after] = event.name_after;
        }
        keep_ground_of_receivers(gifts, heirs_of);
        std::map<CommuneCode, std::vector<Piece>> received;
        std::map<CommuneCode, Vertex> givers;
        for (const auto& gift : gifts)
            if (gift.before) givers.emplace(*gift.before, alive_.at(*gift.before));
        for (const auto& [before, heirs] : heirs_of)
            for (auto& [heir, pieces] : parts_of(givers.at(before), heirs, name_of))
                std::ranges::copy(pieces, std::back_inserter(received[heir]));
        for (const auto& gift : gifts)
            if (!gift.before && gift.after) received[*gift.after].push_back(new_piece());
        for (const auto& [code, vertex] : givers) {
            period(vertex).until = date;
            alive_.erase(code);
        }
        std::map<CommuneCode, Vertex> made;
        for (auto& [code, pieces] : received)
            made.emplace(code, begin(code, name_of[code], date, std::move(pieces)));
        for (const auto& gift : gifts)
            if (gift.before && gift.after)
                boost::add_edge(givers.at(*gift.before), made.at(*gift.after), Descent{gift.event},
                                ground_.lineage);
    }

    /// A commune that receives ground, and of which no line says that it goes on, goes on.
    void keep_ground_of_receivers(std::vector<Gift>& gifts,
                                  std::map<CommuneCode, std::set<CommuneCode>>& heirs_of) {
        const std::vector<Gift> told = gifts;
        for (const auto& gift : told) {
            if (!gift.after || heirs_of.contains(*gift.after) || !alive_.contains(*gift.after))
                continue;
            heirs_of[*gift.after].insert(*gift.after);
            gifts.push_back({gift.after, gift.after, gift.event});
        }
    }

    Parts parts_of(Vertex giver, const std::set<CommuneCode>& heirs,
                   const std::map<CommuneCode, std::string>& name_of) {
        const auto pieces = undivided(ground_, period(giver).pieces);
        if (heirs.size() == 1) return {{*heirs.begin(), pieces}};
        const std::string own_name = bare_name(period(giver).name);
        std::vector<std::pair<std::vector<Piece>, CommuneCode>> claims;
        std::vector<CommuneCode> others;
        for (const auto& heir : heirs) {
            auto claim = bare_name(name_of.at(heir)) == own_name ? std::vector<Piece>{}
                                                                 : former(heir, giver, pieces);
            if (claim.empty())
                others.push_back(heir);
            else
                claims.emplace_back(std::move(claim), heir);
        }
        return settled(pieces, std::move(claims), others, heirs);
    }

    /// What of `pieces` was the ground of `code` when it last was another commune than `giver`.
    std::vector<Piece> former(const CommuneCode& code, Vertex giver,
                              const std::vector<Piece>& pieces) {
        std::vector<Piece> claim;
        const auto [first, last] = ground_.vertices_of.equal_range(code);
        for (auto vertex = first; vertex != last; ++vertex) { // in their order: the last one stays
            if (vertex->second == giver || !period(vertex->second).until) continue;
            const auto own = undivided(ground_, period(vertex->second).pieces);
            std::vector<Piece> common;
            std::ranges::set_intersection(own, pieces, std::back_inserter(common));
            if (!common.empty() && common.size() < pieces.size()) claim = std::move(common);
        }
        return claim;
    }

    /// The smaller claim first; the rest to the one heir without a claim, or divided.
    Parts settled(std::vector<Piece> rest,
                  std::vector<std::pair<std::vector<Piece>, CommuneCode>> claims,
                  const std::vector<CommuneCode>& others, const std::set<CommuneCode>& heirs) {
        std::ranges::stable_sort(claims, {}, [](const auto& claim) { return claim.first.size(); });
        Parts parts;
        const std::vector<Piece> all = rest;
        for (const auto& [claim, heir] : claims) {
            std::vector<Piece> left;
            std::ranges::set_intersection(claim, rest, std::back_inserter(parts[heir]));
            std::ranges::set_difference(rest, claim, std::back_inserter(left));
            rest = std::move(left);
        }
        if (others.size() == 1 && !rest.empty()) {
            parts[others.front()] = rest;
            return parts;
        }
        if (others.empty() && rest.empty()) return parts;
        if (others.size() > 1 && !rest.empty()) {
            divide(rest, {others.begin(), others.end()}, parts);
            return parts;
        }
        Parts divided; // claims that leave nothing to an heir, or ground to none, are no truth
        divide(all, heirs, divided);
        return divided;
    }

    void divide(const std::vector<Piece>& pieces, const std::set<CommuneCode>& heirs,
                Parts& parts) {
        for (const Piece piece : pieces)
            for (const auto& heir : heirs) {
                const Piece part = new_piece();
                ground_.children[piece].push_back(part);
                parts[heir].push_back(part);
            }
    }

    /// Applies the changes of name of the day that ends before event `end`.
    void rename(std::size_t end, const Date& date) {
        for (std::size_t n = end; n-- > 0 && events_[n].date == date;) {
            const auto& event = events_[n];
            if (event.kind != renaming || !event.after) continue;
            const auto found = alive_.find(*event.after);
            if (found != alive_.end()) period(found->second).name = event.name_after;
        }
    }

    const std::vector<CommuneEvent>& events_;
    Ground ground_;
    std::map<CommuneCode, Vertex> alive_;
};

} // namespace

Ground ground_of(const std::vector<CommuneEvent>& events) {
    return Following(events).ground();
}

std::vector<Piece> undivided(const Ground& ground, const std::vector<Piece>& pieces) {
    std::vector<Piece> found;
    std::vector<Piece> ahead = pieces;
    while (!ahead.empty()) {
        const Piece piece = ahead.back();
        ahead.pop_back();
        const auto& parts = ground.children[piece];
        if (parts.empty())
            found.push_back(piece);
        else
            ahead.insert(ahead.end(), parts.begin(), parts.end());
    }
    std::ranges::sort(found);
    return found;
}

bool is_in_force(const Period& period, GeographyYear year) {
    const Date day{std::chrono::year(year.value) / std::chrono::January / 1};
    return (!period.from || *period.from <= day) && (!period.until || day < *period.until);
}

} // namespace ctg
