// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/history.hpp"

#include "ctg/base/error.hpp"
#include "ctg/territory/geography.hpp"
#include "territory/lineage.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// INSEE's list begins with the events of 1943.
constexpr GeographyYear first_year{1943};

/// The columns of a list of events, as published or compact.
struct EventColumns {
    std::size_t kind, date, before, name_before, after, name_after;
    std::optional<std::size_t> type_before, type_after; ///< of the published list
};

EventColumns columns_of(const Table& table) {
    if (table.column("evenement") && !table.column("MOD")) {
        const auto at = required_columns(
            table, {"evenement", "date", "avant", "nom_avant", "apres", "nom_apres"});
        return {at[0], at[1], at[2], at[3], at[4], at[5], {}, {}};
    }
    const auto at = required_columns(table, {"MOD", "DATE_EFF", "COM_AV", "LIBELLE_AV", "COM_AP",
                                             "LIBELLE_AP", "TYPECOM_AV", "TYPECOM_AP"});
    return {at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7]};
}

class EventReading {
public:
    explicit EventReading(const Table& table) : table_(table), columns_(columns_of(table)) {}

    /// Ordered by date, in file order within a day; `last_day` is the latest of all rows.
    std::vector<CommuneEvent> events(Date& last_day) && {
        std::vector<CommuneEvent> events;
        for (std::size_t row = 0; row < table_.row_count(); ++row)
            if (auto event = event_in(row)) {
                last_day = std::max(last_day, event->date);
                if (is_between_communes(row) && (event->before || event->after))
                    events.push_back(*std::move(event));
            }
        faults_.raise();
        std::ranges::stable_sort(events, {}, &CommuneEvent::date);
        return events;
    }

private:
    /// Parts of communes (COMA, COMD, ARM) have their own lines, which move no commune's ground.
    bool is_between_communes(std::size_t row) const {
        const auto is_commune = [&](const std::optional<std::size_t>& type, std::size_t code) {
            return !type || table_.text(row, *type) == "COM" || table_.text(row, code).empty();
        };
        return is_commune(columns_.type_before, columns_.before) &&
               is_commune(columns_.type_after, columns_.after);
    }

    std::optional<CommuneEvent> event_in(std::size_t row) {
        const auto date = parse_date(table_.text(row, columns_.date));
        if (!date) {
            refuse("CTG-TERR-032", row, columns_.date);
            return std::nullopt;
        }
        CommuneEvent event{*date,
                           kind_in(row),
                           code_in(row, columns_.before),
                           code_in(row, columns_.after),
                           table_.text(row, columns_.name_before),
                           table_.text(row, columns_.name_after)};
        return event;
    }

    int kind_in(std::size_t row) {
        const auto& text = table_.text(row, columns_.kind);
        int kind = 0;
        const char* const end = text.data() + text.size();
        if (std::from_chars(text.data(), end, kind).ptr != end || text.empty())
            refuse("CTG-TERR-031", row, columns_.kind);
        return kind;
    }

    std::optional<CommuneCode> code_in(std::size_t row, std::size_t column) {
        const auto& text = table_.text(row, column);
        if (text.empty()) return std::nullopt;
        const auto code = CommuneCode::parse(text);
        if (!code) refuse("CTG-TERR-002", row, column);
        return code;
    }

    void refuse(std::string_view code, std::size_t row, std::size_t column) {
        faults_.add(
            error_of(code, {{"text", table_.text(row, column)}}, table_.place(row, column)));
    }

    const Table& table_;
    EventColumns columns_;
    Faults faults_;
};

/// The first geography year that begins on `day` or after.
GeographyYear first_year_from(const Date& day) {
    const int year = static_cast<int>(day.year());
    const bool is_new_year =
        day.month() == std::chrono::January && day.day() == std::chrono::day(1);
    return GeographyYear{is_new_year ? year : year + 1};
}

/// What stands beside communes in official tables, and which INSEE's list of communes leaves out:
/// municipal arrondissements, and the collectivités d'outre-mer (975, 977, 978, 98x).
bool is_beyond_the_list(const CommuneCode& code) {
    const std::string departement = code.departement();
    return commune_of_arrondissement(code) || departement == "975" || departement == "977" ||
           departement == "978" || departement.starts_with("98");
}

std::vector<CommuneCode> codes_in(const Table& table) {
    const auto column = required_columns(table, {"code"}).front();
    std::vector<CommuneCode> codes;
    Faults faults;
    for (std::size_t row = 0; row < table.row_count(); ++row)
        if (const auto code = commune_code_at(table, row, column, faults)) codes.push_back(*code);
    faults.raise();
    std::ranges::sort(codes);
    return codes;
}

std::map<CommuneCode, double> populations_in(const Table& table) {
    const auto columns = required_columns(table, {"code", "population"});
    std::map<CommuneCode, double> populations;
    Faults faults;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const auto code = commune_code_at(table, row, columns[0], faults);
        const Figure figure = figure_at(table, row, columns[1], faults);
        if (code && figure.is_known()) populations.emplace(*code, figure.value());
    }
    faults.raise();
    return populations;
}

} // namespace

GeographyYear CommuneHistory::last_year() const noexcept {
    return body_->last_year;
}
const Source& CommuneHistory::source() const noexcept {
    return body_->source;
}
std::span<const CommuneEvent> CommuneHistory::events() const& noexcept {
    return body_->events;
}
bool CommuneHistory::knows_all() const noexcept {
    return body_->communes.has_value();
}

std::vector<CodeYears> CommuneHistory::years_of(const CommuneCode& code) const {
    const auto& ground = body_->ground;
    const auto [begin, end] = ground.vertices_of.equal_range(code);
    std::vector<CodeYears> years;
    for (auto vertex = begin; vertex != end; ++vertex) {
        const Period& period = ground.lineage[vertex->second];
        CodeYears next{code, period.name, first_year, {}};
        if (period.from) next.first = first_year_from(*period.from);
        if (period.until) next.last = GeographyYear{first_year_from(*period.until).value - 1};
        if (next.last && *next.last < next.first) continue; // lived between two New Year's Days
        const bool goes_on = !years.empty() && years.back().last &&
                             years.back().last->value + 1 == next.first.value &&
                             years.back().name == next.name;
        if (goes_on)
            years.back().last = next.last;
        else
            years.push_back(std::move(next));
    }
    if (begin == end && body_->communes && std::ranges::binary_search(*body_->communes, code))
        years.push_back({code, "", first_year, {}});
    return years;
}

bool CommuneHistory::exists(const CommuneCode& code, GeographyYear year) const {
    const auto& ground = body_->ground;
    const auto [begin, end] = ground.vertices_of.equal_range(code);
    if (begin == end)
        return !body_->communes || is_beyond_the_list(code) ||
               std::ranges::binary_search(*body_->communes, code);
    return std::any_of(begin, end, [&](const auto& vertex) {
        return is_in_force(ground.lineage[vertex.second], year);
    });
}

std::optional<std::string> CommuneHistory::name_of(const CommuneCode& code,
                                                   GeographyYear year) const {
    const auto& ground = body_->ground;
    const auto [begin, end] = ground.vertices_of.equal_range(code);
    for (auto vertex = begin; vertex != end; ++vertex) {
        const Period& period = ground.lineage[vertex->second];
        if (is_in_force(period, year) && !period.name.empty()) return period.name;
    }
    return std::nullopt;
}

std::vector<CommuneCode> CommuneHistory::heirs_of(const CommuneCode& code, GeographyYear from,
                                                  GeographyYear to) const {
    const auto& ground = body_->ground;
    const auto [begin, end] = ground.vertices_of.equal_range(code);
    if (begin == end) return {code};
    std::set<CommuneCode> heirs;
    for (auto vertex = begin; vertex != end; ++vertex) {
        const Period& period = ground.lineage[vertex->second];
        if (!is_in_force(period, from)) continue;
        for (const Piece piece : undivided(ground, period.pieces))
            for (const Vertex holder : ground.holders[piece])
                if (is_in_force(ground.lineage[holder], to))
                    heirs.insert(ground.lineage[holder].code);
    }
    return {heirs.begin(), heirs.end()};
}

std::vector<CommuneCode> CommuneHistory::communes_of(GeographyYear year) const {
    if (!knows_all()) throw ArgumentError({error_of("CTG-TERR-030", {})});
    std::vector<CommuneCode> codes;
    for (const auto& code : *body_->communes)
        if (!body_->ground.vertices_of.contains(code)) codes.push_back(code);
    for (const auto& [code, vertex] : body_->ground.vertices_of)
        if (is_in_force(body_->ground.lineage[vertex], year)) codes.push_back(code);
    std::ranges::sort(codes);
    return codes;
}

CommuneHistory commune_history_from(const Table& events, const CommuneFacts& facts) {
    Date last_day{std::chrono::year(first_year.value) / std::chrono::January / 1};
    CommuneHistory::Body body{
        events.source(),      EventReading(events).events(last_day), {}, {}, {}, {},
        facts.population_year};
    body.last_year = first_year_from(last_day);
    body.ground = ground_of(body.events);
    if (facts.communes) body.communes = codes_in(*facts.communes);
    if (facts.population) body.population = populations_in(*facts.population);
    return CommuneHistory(std::make_shared<const CommuneHistory::Body>(std::move(body)));
}

} // namespace ctg
