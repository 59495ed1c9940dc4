// SPDX-License-Identifier: Apache-2.0
#include "coverage/cell.hpp"
#include "coverage/register_dates.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/coverage/convention.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace ctg {
namespace {

const std::vector<std::string> known_columns{
    "id",         "libelle",  "territoire", "signataires", "statut", "date_signature",
    "date_effet", "date_fin", "avenant_de", "cej_fin"};

/// What the rows of a register are read against.
struct Frame {
    const Table& table;
    const Zoning& territories;
    Membership membership;
    std::vector<std::string> known_codes; ///< of the bodies that can sign
    int duration_months;
};

/// A row of the register. Its convention is whole once amendments have been settled.
struct RegisterRow {
    Convention convention;
    Place amends_place;
    bool names_perimeter = true;
    bool names_signatories = true;
    bool names_end = true;
    bool has_date = true;
};

Place place_at(const Frame& frame, std::size_t row, std::string_view column) {
    return frame.table.place(row, frame.table.column(column).value_or(0));
}

std::string text_at(const Frame& frame, std::size_t row, std::string_view column) {
    const auto found = frame.table.column(column);
    return found ? std::string(trimmed_at(frame.table, row, *found)) : std::string();
}

std::optional<Date> date_at(const Frame& frame, std::size_t row, std::string_view column,
                            Faults& faults) {
    const std::string text = text_at(frame, row, column);
    const auto date = parse_date(text);
    if (!date && !text.empty())
        faults.add(error_of("CTG-CONV-003", {{"date", text}, {"column", std::string(column)}},
                            place_at(frame, row, column)));
    return date;
}

ConventionStatus status_at(const Frame& frame, std::size_t row, Faults& faults) {
    using enum ConventionStatus;
    const std::string text = text_at(frame, row, "statut");
    for (const auto status : {projet, signee, denoncee})
        if (text == name_of(status)) return status;
    faults.add(error_of("CTG-CONV-002", {{"status", text}}, place_at(frame, row, "statut")));
    return signee;
}

bool looks_like_code(const PlacedWord& word) {
    std::string_view text = word.text;
    const bool is_corsican = text.starts_with("2A") || text.starts_with("2B");
    return text.substr(is_corsican ? 2 : 0).find_first_not_of("0123456789") ==
           std::string_view::npos;
}

/// The communes and the EPCI of a list of codes, deemed to have signed until the row names others.
void read_members(const Frame& frame, const std::vector<PlacedWord>& words, Convention& convention,
                  Faults& faults) {
    std::vector<std::string> members;
    std::vector<Place> places;
    for (const auto& word : words) {
        members.push_back(word.text);
        places.push_back(word.place);
        const auto siren = Siren::parse(word.text);
        if (siren) convention.signatories.emplace_back(*siren);
    }
    auto held = frame.membership.members_of(members, places, faults);
    convention.communes = std::move(held.communes);
    convention.parts = std::move(held.parts);
}

void read_perimeter(const Frame& frame, std::size_t row, RegisterRow& read, Faults& faults) {
    Convention& convention = read.convention;
    const std::string text = text_at(frame, row, "territoire");
    const Place place = place_at(frame, row, "territoire");
    const auto words = words_at(frame.table, row, frame.table.column("territoire").value());
    read.names_perimeter = !text.empty();
    if (text.empty()) {
        if (convention.amends.empty())
            faults.add(error_of("CTG-CONV-021", {{"id", convention.id}}, place));
        return;
    }
    if (const Zone* zone = frame.territories.find(text)) {
        convention.territory = zone->key;
        convention.communes = communes_held_by(*zone);
        convention.parts = zone->parts;
        convention.signatories.assign(zone->epci.begin(), zone->epci.end());
    } else if (std::ranges::all_of(words, looks_like_code)) {
        read_members(frame, words, convention, faults);
    } else {
        std::vector<std::string> keys;
        for (const auto& known : frame.territories.zones)
            keys.push_back(known.key);
        faults.add(error_of("CTG-CONV-006",
                            {{"territory", text}, {"nearest", joined(nearest(text, keys))}},
                            place));
    }
    convention.signatories.insert(convention.signatories.end(), convention.communes.begin(),
                                  convention.communes.end());
}

void read_signatories(const Frame& frame, std::size_t row, RegisterRow& read, Faults& faults) {
    const auto column = frame.table.column("signataires");
    const auto words = column ? words_at(frame.table, row, *column) : std::vector<PlacedWord>();
    read.names_signatories = !words.empty();
    if (!read.names_signatories) return;
    auto& signatories = read.convention.signatories;
    signatories.clear();
    for (const auto& word : words) {
        if (std::ranges::binary_search(frame.known_codes, word.text))
            signatories.push_back(collectivite_of(word.text).value());
        else
            faults.add(error_of("CTG-CONV-007",
                                {{"signatory", word.text},
                                 {"nearest", joined(nearest(word.text, frame.known_codes))}},
                                word.place));
    }
}

/// The eve of `day`.
Date eve_of(const Date& day) {
    return std::chrono::sys_days{day} - std::chrono::days{1};
}

void read_period(const Frame& frame, std::size_t row, RegisterRow& read, Faults& faults) {
    Convention& convention = read.convention;
    const bool has_effect = !text_at(frame, row, "date_effet").empty();
    convention.signature = date_at(frame, row, "date_signature", faults);
    auto effect = date_at(frame, row, "date_effet", faults);
    const auto end = date_at(frame, row, "date_fin", faults);
    read.names_end = !text_at(frame, row, "date_fin").empty();
    read.has_date = has_effect || !text_at(frame, row, "date_signature").empty();
    if (!read.has_date) {
        const bool is_project = convention.status == ConventionStatus::projet;
        const DiagnosticValues id{{"id", convention.id}};
        faults.add(is_project ? warning_of("CTG-CONV-016", id, convention.place)
                              : error_of("CTG-CONV-008", id, convention.place));
        return;
    }
    if (!has_effect) effect = convention.signature;
    if (!effect || (read.names_end && !end)) return; // a bad date, already reported
    convention.effect = *effect;
    if (end && *end < *effect)
        faults.add(error_of("CTG-CONV-004", {{"effect", iso(*effect)}, {"end", iso(*end)}},
                            place_at(frame, row, "date_fin")));
    if (end)
        convention.end = *end;
    else if (convention.status == ConventionStatus::denoncee)
        convention.end = eve_of(*effect);
    else
        convention.end = last_day_of_period(*effect, frame.duration_months);
}

RegisterRow row_at(const Frame& frame, std::size_t row, Faults& faults) {
    RegisterRow read;
    Convention& convention = read.convention;
    convention.place = place_at(frame, row, "id");
    convention.id = text_at(frame, row, "id");
    if (convention.id.empty()) faults.add(error_of("CTG-CONV-013", {}, convention.place));
    const std::string label = text_at(frame, row, "libelle");
    convention.label = label.empty() ? convention.id : label;
    convention.amends = text_at(frame, row, "avenant_de");
    read.amends_place = place_at(frame, row, "avenant_de");
    convention.status = status_at(frame, row, faults);
    read_perimeter(frame, row, read, faults);
    read_signatories(frame, row, read, faults);
    read_period(frame, row, read, faults);
    convention.cej_end = date_at(frame, row, "cej_fin", faults);
    return read;
}

using RowsById = std::map<std::string, RegisterRow*>;

RowsById rows_by_id(std::vector<RegisterRow>& rows, Faults& faults) {
    RowsById by_id;
    for (auto& row : rows) {
        const Convention& convention = row.convention;
        if (convention.id.empty()) continue;
        const auto [first, is_new] = by_id.try_emplace(convention.id, &row);
        if (is_new) continue;
        Diagnostic twice = error_of("CTG-CONV-001", {{"id", convention.id}}, convention.place);
        twice.places.push_back(first->second->convention.place);
        faults.add(std::move(twice));
    }
    return by_id;
}

/// The rows that `row` amends, nearest first; nothing when they form a loop. An unknown one ends
/// the list.
std::optional<std::vector<const RegisterRow*>> amended_by(const RegisterRow& row,
                                                          const RowsById& by_id) {
    std::vector<const RegisterRow*> chain;
    auto next = by_id.find(row.convention.amends);
    while (next != by_id.end()) {
        if (chain.size() == by_id.size()) return std::nullopt;
        chain.push_back(next->second);
        next = by_id.find(next->second->convention.amends);
    }
    return chain;
}

/// Gives to amendments without a perimeter that of the convention they amend.
void settle_amendments(std::vector<RegisterRow>& rows, Faults& faults) {
    const RowsById by_id = rows_by_id(rows, faults);
    for (auto& row : rows) {
        Convention& convention = row.convention;
        if (convention.amends.empty()) continue;
        const auto chain = amended_by(row, by_id);
        if (!chain) {
            faults.add(error_of("CTG-CONV-014", {{"id", convention.id}}, row.amends_place));
            continue;
        }
        if (chain->empty()) {
            std::vector<std::string> ids;
            for (const auto& [id, known] : by_id)
                ids.push_back(id);
            faults.add(error_of(
                "CTG-CONV-005",
                {{"id", convention.amends}, {"nearest", joined(nearest(convention.amends, ids))}},
                row.amends_place));
            continue;
        }
        const auto source = std::ranges::find_if(*chain, &RegisterRow::names_perimeter);
        if (row.names_perimeter || source == chain->end()) continue;
        convention.territory = (*source)->convention.territory;
        convention.communes = (*source)->convention.communes;
        if (!row.names_signatories) convention.signatories = (*source)->convention.signatories;
    }
}

template <class Predicate>
std::vector<std::string> ids_where(Predicate is_meant, const std::vector<RegisterRow>& rows) {
    std::vector<std::string> ids;
    for (const auto& row : rows)
        if (is_meant(row)) ids.push_back(row.convention.id);
    std::ranges::sort(ids);
    return ids;
}

/// One note for each default, with the conventions it was taken for.
void note_defaults(const Frame& frame, const std::vector<RegisterRow>& rows, Faults& faults) {
    const auto note = [&](std::string_view code, const std::vector<std::string>& ids) {
        if (ids.empty()) return;
        faults.add(note_of(code,
                           {{"count", std::to_string(ids.size())},
                            {"conventions", abridged(ids)},
                            {"months", std::to_string(frame.duration_months)}},
                           Place{.file = frame.table.source().file}));
    };
    const auto is_denounced = [](const RegisterRow& row) {
        return row.convention.status == ConventionStatus::denoncee;
    };
    const auto has_deemed_signatories = [](const RegisterRow& row) {
        return row.names_perimeter && !row.names_signatories;
    };
    const auto lasts_by_default = [&](const RegisterRow& row) {
        return row.has_date && !row.names_end && !is_denounced(row);
    };
    const auto never_counts = [&](const RegisterRow& row) {
        return is_denounced(row) && !row.names_end;
    };
    note("CTG-CONV-011", ids_where(has_deemed_signatories, rows));
    note("CTG-CONV-012", ids_where(lasts_by_default, rows));
    note("CTG-CONV-015", ids_where(never_counts, rows));
}

void note_unread_columns(const Table& table, Faults& faults) {
    std::vector<std::string> unread;
    for (const auto& column : table.columns())
        if (std::ranges::find(known_columns, column) == known_columns.end())
            unread.push_back(column);
    if (unread.empty()) return;
    faults.add(note_of("CTG-CONV-018",
                       {{"columns", abridged(unread)}, {"known", joined(known_columns)}},
                       table.header_place()));
}

/// Warns of conventions with the same perimeter and period, unless one amends the other.
void warn_of_twins(const std::vector<Convention>& conventions, Faults& faults) {
    std::map<std::tuple<std::vector<CommuneCode>, Date, Date>, const Convention*> seen;
    for (const auto& convention : conventions) {
        const auto [twin, is_new] =
            seen.try_emplace({convention.communes, convention.effect, convention.end}, &convention);
        const Convention& first = *twin->second;
        if (is_new || convention.amends == first.id || first.amends == convention.id) continue;
        Diagnostic warning = warning_of(
            "CTG-CONV-017", {{"first", first.id}, {"second", convention.id}}, convention.place);
        warning.places.push_back(first.place);
        faults.add(std::move(warning));
    }
}

template <class Item>
void make_ordered_set(std::vector<Item>& items) {
    std::ranges::sort(items);
    items.erase(std::ranges::unique(items).begin(), items.end());
}

} // namespace

Checked<std::vector<Convention>> conventions_from(const Table& table, const Zoning& territories,
                                                  const Geography& geography, const Zoning& epci,
                                                  const RegisterOptions& options) {
    if (options.duration_months < 1)
        throw ArgumentError(
            {error_of("CTG-CONV-022", {{"months", std::to_string(options.duration_months)}})});
    // Either date will do: the other follows from it.
    if (table.column("date_effet"))
        (void)required_columns(table, {"id", "territoire", "statut"});
    else
        (void)required_columns(table, {"id", "territoire", "statut", "date_signature"});

    const Frame frame{table, territories, Membership(geography, epci, options.shares),
                      codes_of(geography, epci), options.duration_months};
    Faults faults;
    std::vector<RegisterRow> rows;
    for (std::size_t row = 0; row < table.row_count(); ++row)
        rows.push_back(row_at(frame, row, faults));
    check_date_order(table, faults);
    settle_amendments(rows, faults);
    faults.raise();

    note_unread_columns(table, faults);
    note_defaults(frame, rows, faults);
    std::vector<Convention> conventions;
    for (auto& row : rows) {
        if (!row.has_date) continue;
        make_ordered_set(row.convention.signatories);
        conventions.push_back(std::move(row.convention));
    }
    std::ranges::sort(conventions, {}, &Convention::id);
    warn_of_twins(conventions, faults);
    return {std::move(conventions), faults.notes()};
}

} // namespace ctg
