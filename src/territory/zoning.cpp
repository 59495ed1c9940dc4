// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/zoning.hpp"

#include "ctg/base/error.hpp"
#include "territory/faults.hpp"
#include "territory/mention.hpp"
#include "territory/spelling.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <utility>

namespace ctg {
namespace {

/// The key in a cell; nothing and a fault when it is none.
using KeyAt = std::optional<std::string> (*)(const Table&, std::size_t row, std::size_t column,
                                             Faults&);

std::optional<std::string> key_at(const Table& table, std::size_t row, std::size_t column,
                                  Faults& faults) {
    if (!table.text(row, column).empty()) return table.text(row, column);
    faults.add(error_of("CTG-TERR-021", {{"column", std::string(table.columns()[column])}},
                        table.place(row, column)));
    return std::nullopt;
}

/// What official tables write for a commune that is in no EPCI: nothing, NR (IGN, "non renseigné"),
/// ZZZZZZZZZ (INSEE, "sans objet").
bool is_no_epci(std::string_view text) {
    return text.empty() || text == "NR" || text == "ZZZZZZZZZ";
}

/// IGN writes "200054781/200057867" for a commune of the Grand Paris: the métropole, which is the
/// EPCI, then its établissement public territorial.
std::string_view first_of(std::string_view sirens) {
    return sirens.substr(0, sirens.find('/'));
}

std::optional<std::string> siren_at(const Table& table, std::size_t row, std::size_t column,
                                    Faults& faults) {
    if (is_no_epci(table.text(row, column))) return std::nullopt;
    const std::string text(first_of(table.text(row, column)));
    const auto siren = spelled_siren(text);
    if (!siren) {
        faults.add(unreadable_code("CTG-TERR-004", text, table.place(row, column)));
        return std::nullopt;
    }
    if (siren->text() != text)
        faults.add(mended_note(text, siren->text(), table.place(row, column)));
    return std::string(siren->text());
}

/// The rows of one zone, and its name where it stands first.
struct ZoneRows {
    std::vector<std::size_t> rows;
    std::optional<std::size_t> name_row;
};

/// A table with a key, a name and a member in each row.
class ZoneTable {
public:
    ZoneTable(const Table& table, std::initializer_list<std::string_view> key_name_member)
        : table_(table),
          columns_(required_columns(table, key_name_member)) {}

    /// A table that may tell no name: its keys stand for it.
    ZoneTable(const Table& table, std::string_view key, std::string_view name,
              std::string_view member)
        : table_(table),
          columns_(required_columns(table, {key, table.column(name) ? name : key, member})),
          has_name_(table.column(name).has_value()) {}

    [[nodiscard]] std::map<std::string, ZoneRows> zones(KeyAt key_in_cell, Faults& faults) const {
        std::map<std::string, ZoneRows> zones;
        for (std::size_t row = 0; row < table_.row_count(); ++row) {
            const auto key = key_in_cell(table_, row, columns_[0], faults);
            if (!key) continue;
            ZoneRows& zone = zones[*key];
            zone.rows.push_back(row);
            if (!has_name_ || name(row).empty()) continue;
            if (!zone.name_row)
                zone.name_row = row;
            else if (name(row) != name(*zone.name_row))
                faults.add(error_at_both(
                    "CTG-TERR-006",
                    {{"key", *key}, {"first", name(*zone.name_row)}, {"second", name(row)}},
                    table_.place(*zone.name_row, columns_[1]), table_.place(row, columns_[1])));
        }
        return zones;
    }

    /// The zone without its communes; without a name, its key stands for it.
    [[nodiscard]] Zone zone_of(const std::string& key, const ZoneRows& rows) const {
        return {key, rows.name_row ? name(*rows.name_row) : key, {}, {}};
    }

    /// The communes in the member cells of `zone`, but for parts of which `shares` tells the share.
    /// A code that comes twice is a fault.
    [[nodiscard]] std::vector<Mention> mentions(const std::string& key, const ZoneRows& zone,
                                                const PartShares& shares, Faults& faults) const {
        std::vector<Mention> mentions;
        std::map<CommuneCode, std::size_t> row_of;
        for (const std::size_t row : zone.rows) {
            if (shares.find(member(row))) continue;
            if (auto fault = unknown_iris(member(row), shares, place(row))) {
                faults.add(*std::move(fault));
                continue;
            }
            const auto code = commune_code_at(table_, row, columns_[2], faults);
            if (!code) continue;
            mentions.push_back({*code, row});
            const auto [earlier, is_first] = row_of.emplace(*code, row);
            if (!is_first) faults.add(repeated(key, code->text(), earlier->second, row));
        }
        return rolled_up(
            std::move(mentions), [&](std::size_t row) { return place(row); }, faults);
    }

    [[nodiscard]] Diagnostic repeated(const std::string& key, std::string_view member,
                                      std::size_t first, std::size_t second) const {
        return error_at_both("CTG-TERR-012", {{"member", std::string(member)}, {"zone", key}},
                             place(first), place(second));
    }

    [[nodiscard]] const std::string& member(std::size_t row) const {
        return table_.text(row, columns_[2]);
    }
    [[nodiscard]] Place place(std::size_t row) const { return table_.place(row, columns_[2]); }

private:
    [[nodiscard]] const std::string& name(std::size_t row) const {
        return table_.text(row, columns_[1]);
    }

    const Table& table_;
    std::vector<std::size_t> columns_;
    bool has_name_ = true;
};

/// Where a commune was mentioned, and in which zone.
struct Assignment {
    std::string zone;
    std::size_t row = 0;
};
using Assignments = std::map<CommuneCode, Assignment>;

/// Zones between which the communes are parted: none is in two.
struct Partition {
    std::vector<Zone> zones;
    Assignments assignments;
};

/// A fault at both rows where `code` is given to two zones.
Diagnostic in_two_zones(const ZoneTable& table, std::string_view code, const Assignment& first,
                        const Assignment& second) {
    return error_at_both(
        "CTG-TERR-005",
        {{"commune", std::string(code)}, {"first", first.zone}, {"second", second.zone}},
        table.place(first.row), table.place(second.row));
}

/// What zones hold of a commune of which they have parts.
struct Division {
    std::map<std::string, std::map<std::string, double>> pieces; ///< by zone
    Assignment first;
};

/// The divisions of communes whose parts stand in `zones`, each part in one of them.
std::map<CommuneCode, Division> divisions_in(const ZoneTable& table,
                                             const std::map<std::string, ZoneRows>& zones,
                                             const PartShares& shares, Faults& faults) {
    std::map<std::string, Assignment> zone_of_part;
    for (const auto& [key, rows] : zones)
        for (const std::size_t row : rows.rows) {
            if (!shares.find(table.member(row))) continue;
            const auto [earlier, is_first] =
                zone_of_part.emplace(table.member(row), Assignment{key, row});
            if (!is_first)
                faults.add(in_two_zones(table, table.member(row), earlier->second, {key, row}));
        }
    std::map<CommuneCode, Division> divisions;
    const std::pair<const std::string, Assignment>* last = nullptr; // may hold those that follow
    for (const auto& item : zone_of_part) {
        const auto& [code, assignment] = item;
        if (last != nullptr && code.starts_with(last->first)) {
            faults.add(in_two_zones(table, code, last->second, assignment));
            continue;
        }
        last = &item;
        const auto part = *shares.find(code);
        auto& division =
            divisions.try_emplace(part.commune, Division{{}, assignment}).first->second;
        division.pieces[assignment.zone].emplace(code, part.share);
    }
    return divisions;
}

/// Gives zones their parts of communes; a commune is of the zone that holds the most of it.
void assign_parts(const std::map<CommuneCode, Division>& divisions, const ZoneTable& table,
                  Partition& partition, Faults& faults) {
    constexpr double whole = 1.0 - 1e-9;
    for (const auto& [commune, division] : divisions) {
        const auto [earlier, is_new] = partition.assignments.emplace(commune, division.first);
        if (!is_new) {
            faults.add(in_two_zones(table, commune.text(), earlier->second, division.first));
            continue;
        }
        std::map<std::string, double> shares;
        for (const auto& [zone, pieces] : division.pieces)
            for (const auto& [code, share] : pieces)
                shares[zone] += share;
        const auto largest =
            std::ranges::max_element(shares, {}, &std::pair<const std::string, double>::second);
        for (auto& zone : partition.zones) {
            const auto held = shares.find(zone.key);
            if (held == shares.end()) continue;
            if (held == largest) zone.communes.push_back(commune);
            if (held->second < whole)
                zone.parts.push_back({commune, held->second, division.pieces.at(zone.key)});
        }
    }
    for (auto& zone : partition.zones)
        std::ranges::sort(zone.communes);
}

Partition partition_in(const ZoneTable& table, KeyAt key_in_cell, const PartShares& shares,
                       Faults& faults) {
    Partition partition;
    const auto zones = table.zones(key_in_cell, faults);
    for (const auto& [key, rows] : zones) {
        Zone zone = table.zone_of(key, rows);
        for (const auto& [code, row] : table.mentions(key, rows, shares, faults)) {
            zone.communes.push_back(code);
            const auto [earlier, is_first] =
                partition.assignments.emplace(code, Assignment{key, row});
            if (!is_first)
                faults.add(in_two_zones(table, code.text(), earlier->second, {key, row}));
        }
        partition.zones.push_back(std::move(zone));
    }
    assign_parts(divisions_in(table, zones, shares, faults), table, partition, faults);
    return partition;
}

std::vector<CommuneCode> codes_of(const Geography& geography) {
    std::vector<CommuneCode> codes;
    for (const auto& commune : geography.communes())
        codes.push_back(commune.code);
    return codes;
}

/// The départements of which the geography holds at least half of the communes that are assigned:
/// there, a commune that it lacks is no neighbour beyond the border but a wrong code.
std::map<std::string, bool> own_departements(const Assignments& assignments,
                                             const Geography& geography) {
    std::map<std::string, std::pair<std::size_t, std::size_t>> known_and_all;
    for (const auto& [code, assignment] : assignments) {
        auto& [known, all] = known_and_all[code.departement()];
        known += geography.contains(code) ? 1 : 0;
        ++all;
    }
    std::map<std::string, bool> is_own;
    for (const auto& [departement, counts] : known_and_all)
        is_own.emplace(departement, counts.first > 0 && 2 * counts.first >= counts.second);
    return is_own;
}

/// The communes of the geography that are in no EPCI: four islands of France are lawfully so.
std::optional<Diagnostic> without_epci_note(const Assignments& assignments,
                                            const Geography& geography) {
    std::vector<CommuneCode> without;
    for (const auto& commune : geography.communes())
        if (!assignments.contains(commune.code)) without.push_back(commune.code);
    if (without.empty()) return std::nullopt;
    return note_of("CTG-TERR-055",
                   {{"count", std::to_string(without.size())}, {"communes", listed(without)}});
}

/// The note on cells that name two groupings.
std::optional<Diagnostic> grand_paris_note(const Table& table) {
    const auto column = required_columns(table, {"siren"}).front();
    std::size_t count = 0;
    for (std::size_t row = 0; row < table.row_count(); ++row)
        count += table.text(row, column).find('/') != std::string::npos ? 1 : 0;
    if (count == 0) return std::nullopt;
    return note_of("CTG-TERR-056", {{"count", std::to_string(count)}}, table.header_place());
}

} // namespace

std::vector<CommuneCode> communes_held_by(const Zone& zone) {
    std::vector<CommuneCode> communes = zone.communes;
    for (const auto& part : zone.parts)
        communes.push_back(part.commune);
    std::ranges::sort(communes);
    communes.erase(std::unique(communes.begin(), communes.end()), communes.end());
    return communes;
}

const Zone* Zoning::find(std::string_view key) const noexcept {
    const auto found = std::ranges::lower_bound(zones, key, {}, &Zone::key);
    return found == zones.end() || found->key != key ? nullptr : &*found;
}

Checked<Zoning> epci_from(const Table& table, const Geography& geography) {
    Faults faults;
    const ZoneTable rows(table, "siren", "nom", "code_commune");
    auto partition = partition_in(rows, siren_at, {}, faults);
    const auto known = codes_of(geography);
    const auto is_own = own_departements(partition.assignments, geography);
    for (const auto& [code, assignment] : partition.assignments)
        if (!geography.contains(code) && is_own.at(code.departement()))
            faults.add(unknown_commune(code.text(), known, geography, rows.place(assignment.row)));
    if (auto note = without_epci_note(partition.assignments, geography))
        faults.add(*std::move(note));
    if (auto note = grand_paris_note(table)) faults.add(*std::move(note));
    faults.raise<DataError>();
    return {{"epci", std::move(partition.zones)}, faults.notes()};
}

Checked<Zoning> antennes_from(const Table& table, const Geography& geography,
                              const PartShares& shares) {
    Faults faults;
    const ZoneTable rows(table, {"code", "nom", "code_commune"});
    auto partition = partition_in(rows, key_at, shares, faults);
    const auto known = codes_of(geography);
    for (const auto& [code, assignment] : partition.assignments)
        if (!geography.contains(code))
            faults.add(unknown_commune(code.text(), known, geography, rows.place(assignment.row)));
    Zoning antennes{"antenne", std::move(partition.zones)};
    if (auto note = unassigned_note(antennes, geography)) faults.add(*std::move(note));
    faults.raise<DataError>();
    return {std::move(antennes), faults.notes()};
}

Checked<Zoning> territories_from(const Table& table, const Geography& geography, const Zoning& epci,
                                 const PartShares& shares) {
    Faults faults;
    const ZoneTable rows(table, {"territoire", "nom", "membre"});
    const Membership membership(geography, epci, shares);
    Zoning territories{"territory", {}};
    for (const auto& [key, zone_rows] : rows.zones(key_at, faults)) {
        Zone zone = rows.zone_of(key, zone_rows);
        std::vector<std::string> members;
        std::vector<Place> places;
        std::map<std::string, std::size_t> row_of;
        for (const std::size_t row : zone_rows.rows) {
            const std::string& member = rows.member(row);
            members.push_back(member);
            places.push_back(rows.place(row));
            const auto [earlier, is_first] = row_of.emplace(member, row);
            if (!is_first) faults.add(rows.repeated(key, member, earlier->second, row));
            const auto siren = spelled_siren(member);
            if (siren && epci.find(siren->text()) != nullptr) zone.epci.push_back(*siren);
        }
        auto held = membership.members_of(members, places, faults);
        zone.communes = std::move(held.communes);
        zone.parts = std::move(held.parts);
        std::ranges::sort(zone.epci);
        zone.epci.erase(std::unique(zone.epci.begin(), zone.epci.end()), zone.epci.end());
        territories.zones.push_back(std::move(zone));
    }
    faults.raise<DataError>();
    return {std::move(territories), faults.notes()};
}

} // namespace ctg
