// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/nearest.hpp"
#include "ctg/territory/rebase.hpp"
#include "ctg/territory/topology.hpp"
#include "territory/faults.hpp"
#include "territory/rebase_notes.hpp"
#include "territory/rebuilt_table.hpp"
#include "territory/spelling.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

namespace ctg {
namespace {

/// Writes the codes of membership tables anew.
class Recoding {
public:
    Recoding(const Table& table, const Passage& passage) : table_(table), passage_(passage) {}

    Checked<Table> result(const std::vector<std::string>& code_columns,
                          const std::vector<std::string>& key_columns) && {
        for (const auto& name : code_columns)
            if (const auto column = table_.column(name)) codes_.push_back(*column);
        for (const auto& name : key_columns)
            if (const auto column = table_.column(name)) keys_.push_back(*column);
        for (std::size_t row = 0; row < table_.row_count(); ++row)
            add_row(row);
        if (changes_.empty()) return {table_, {}};
        std::vector<std::string> columns(table_.columns().begin(), table_.columns().end());
        std::vector<std::string> texts;
        for (const auto& [code, text] : changes_)
            texts.push_back(text);
        auto note = note_of("CTG-TERR-053",
                            {{"count", std::to_string(texts.size())},
                             {"from", std::to_string(passage_.from().value)},
                             {"to", std::to_string(passage_.to().value)},
                             {"changes", abridged(texts)}},
                            table_.header_place());
        return {rebuilt(table_, std::move(columns), std::move(rows_)), {std::move(note)}};
    }

private:
    void add_row(std::size_t row) {
        Table::Row cells;
        for (std::size_t column = 0; column < table_.columns().size(); ++column)
            cells.push_back(cell_of(table_, row, column));
        bool is_changed = false;
        std::vector<Table::Row> made{std::move(cells)};
        for (const std::size_t column : codes_) {
            const auto texts = heirs_of(table_.text(row, column));
            is_changed =
                is_changed || texts.size() != 1 || texts.front() != table_.text(row, column);
            std::vector<Table::Row> next;
            for (const auto& earlier : made)
                for (const auto& text : texts) {
                    next.push_back(earlier);
                    next.back()[column].text = text;
                }
            made = std::move(next);
        }
        for (auto& made_row : made)
            if (is_new(made_row, is_changed)) rows_.push_back(std::move(made_row));
    }

    /// A row that only the passage makes the same as another is dropped; one that the file itself
    /// repeats stays, for the reader to refuse.
    bool is_new(const Table::Row& row, bool is_changed) {
        if (keys_.empty()) return true;
        std::vector<std::string> key;
        for (const std::size_t column : keys_)
            key.push_back(row[column].text);
        const auto [earlier, is_first] = is_changed_of_.emplace(std::move(key), is_changed);
        return is_first || (!is_changed && !earlier->second);
    }

    /// What a cell becomes: a text for each row it gives.
    std::vector<std::string> heirs_of(const std::string& text) {
        if (text.find(' ') == std::string::npos) return heirs_of_code(text);
        std::istringstream words(text);
        std::vector<std::string> heirs;
        bool is_changed = false;
        for (std::string word; words >> word;)
            for (auto& heir : heirs_of_code(word)) {
                is_changed = is_changed || heir != word;
                if (std::ranges::find(heirs, heir) == heirs.end()) heirs.push_back(std::move(heir));
            }
        return {is_changed ? joined(heirs, " ") : text};
    }

    std::vector<std::string> heirs_of_code(const std::string& text) {
        const auto code = spelled_commune(text);
        if (!code || passage_.is_unchanged(*code) || !passage_.knows(*code)) return {text};
        const auto lines = passage_.lines_of(*code);
        if (lines.empty()) return {text};
        changes_.emplace(*code, change_text(*code, lines));
        std::vector<std::string> heirs;
        for (const auto& line : lines)
            heirs.emplace_back(line.after.text());
        return heirs;
    }

    const Table& table_;
    const Passage& passage_;
    std::vector<std::size_t> codes_;
    std::vector<std::size_t> keys_;
    std::vector<Table::Row> rows_;
    std::map<std::vector<std::string>, bool> is_changed_of_;
    std::map<CommuneCode, std::string> changes_;
};

/// A commune of the second year, and those of the first that it is made of.
struct Made {
    std::vector<std::size_t> members;
    std::string name;
};

MultiPolygon dissolved_shape(std::span<const Commune> communes,
                             const std::vector<std::size_t>& members) {
    std::vector<Commune> joined_communes;
    for (const std::size_t n : members)
        joined_communes.push_back(communes[n]);
    const auto topology = topology_of(joined_communes);
    return dissolved(topology, std::vector<std::size_t>(members.size(), 0), 1).front();
}

std::string name_after(const Passage& passage, const CommuneCode& after, const Commune& before) {
    return passage.history().name_of(after, passage.to()).value_or(before.name);
}

} // namespace

Checked<Table> recoded(const Table& table, const std::vector<std::string>& code_columns,
                       const std::vector<std::string>& key_columns, const Passage& passage) {
    return Recoding(table, passage).result(code_columns, key_columns);
}

Checked<Geography> carried(const Geography& geography, const Passage& passage) {
    const auto communes = geography.communes();
    std::map<CommuneCode, std::vector<std::size_t>> members;
    std::map<CommuneCode, std::size_t> without_shape; ///< heir, and a commune it is part of
    std::map<CommuneCode, std::string> changes;
    std::vector<Diagnostic> notes;
    const DiagnosticValues years{{"from", std::to_string(passage.from().value)},
                                 {"to", std::to_string(passage.to().value)}};
    for (std::size_t n = 0; n < communes.size(); ++n) {
        const auto& code = communes[n].code;
        const auto lines = passage.lines_of(code);
        if (lines.empty()) continue;
        if (!passage.is_unchanged(code)) changes.emplace(code, change_text(code, lines));
        const auto largest = std::ranges::max_element(lines, {}, &PassageLine::share);
        members[largest->after].push_back(n);
        for (const auto& line : lines)
            if (line.after != largest->after) without_shape.emplace(line.after, n);
        if (lines.size() > 1) {
            DiagnosticValues values{{"change", change_text(code, lines)},
                                    {"heir", std::string(largest->after.text())}};
            values.insert(values.end(), years.begin(), years.end());
            notes.push_back(warning_of("CTG-TERR-046", std::move(values)));
        }
    }
    std::vector<Commune> made;
    for (const auto& [after, parts] : members) {
        const Commune& first = communes[parts.front()];
        const bool is_same = parts.size() == 1 && first.code == after;
        made.push_back({after, is_same ? first.name : name_after(passage, after, first),
                        parts.size() == 1 ? first.shape : dissolved_shape(communes, parts),
                        first.crs});
    }
    for (const auto& [after, n] : without_shape)
        if (!members.contains(after))
            made.push_back(
                {after, name_after(passage, after, communes[n]), MultiPolygon(), communes[n].crs});
    std::vector<std::string> texts;
    for (const auto& [code, text] : changes)
        texts.push_back(text);
    DiagnosticValues values{{"count", std::to_string(texts.size())},
                            {"changes", abridged(texts)},
                            {"before", std::to_string(communes.size())},
                            {"after", std::to_string(made.size())}};
    values.insert(values.end(), years.begin(), years.end());
    notes.insert(notes.begin(), note_of("CTG-TERR-054", std::move(values)));
    return {Geography(passage.to(), std::move(made), geography.source()), std::move(notes)};
}

} // namespace ctg
