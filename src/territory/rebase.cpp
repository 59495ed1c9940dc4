// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/rebase.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "territory/faults.hpp"
#include "territory/rebase_columns.hpp"
#include "territory/rebase_notes.hpp"
#include "territory/rebuilt_table.hpp"
#include "territory/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// What of a row goes to a commune of the second year.
struct Contribution {
    std::size_t row;
    PassageLine line;

    [[nodiscard]] bool is_whole() const { return line.origin == ShareOrigin::whole; }
};

/// A row of the result: the commune, or what stands for one that is not known, and its key.
struct Group {
    std::string code;
    std::vector<std::string> key;
    friend auto operator<=>(const Group&, const Group&) = default;
};
using Contributions = std::vector<Contribution>;

/// A value of the result, and the text by which a table writes it.
struct Value {
    std::string text;
    std::optional<Figure> figure; ///< nothing for a text
};

std::string mark_of(Absence absence) {
    if (absence == Absence::suppressed) return "s";
    return absence == Absence::not_applicable ? "so" : "nd";
}

/// As the table reads it back whatever its decimal mark.
std::string text_of_figure(const Figure& figure) {
    if (const auto absence = figure.absence()) return mark_of(*absence);
    const bool is_plain = figure.is_exact() && figure.value() == std::floor(figure.value());
    if (is_plain) return fmt::format("{:.0f}", figure.value());
    return fmt::format("{} [{}, {}]", figure.value(), figure.low(), figure.high());
}

/// As it was published, unless the producer's way of writing told more than a number.
std::string kept_text(const std::string& text, const Figure& figure) {
    return figure.is_known() && figure.is_exact() ? text : text_of_figure(figure);
}

/// A sum of which every part is known; else the absence of the part that is not, hidden first.
Figure whole_sum_of(const std::vector<Figure>& figures) {
    std::optional<Absence> absence;
    for (const auto& figure : figures)
        if (figure.absence() && (!absence || figure.absence() == Absence::suppressed))
            absence = figure.absence();
    return absence ? Figure::absent(*absence) : sum_of(figures);
}

Figure share_of(const Figure& figure, const PassageLine& line) {
    if (!figure.is_known() || line.origin == ShareOrigin::whole) return figure;
    const double share = line.share.value();
    const double low = std::min(figure.low() * line.low.value(), figure.low() * line.high.value());
    const double high =
        std::max(figure.high() * line.high.value(), figure.high() * line.low.value());
    return Figure::between(low, figure.value() * share, high);
}

class Rebasing {
public:
    Rebasing(const Table& table, const Passage& passage, const RebaseRule& rule)
        : table_(table),
          passage_(passage),
          rule_(rule),
          columns_(rebase_columns_of(table, rule)),
          notes_(table, passage) {}

    Checked<Rebased> result() && {
        read_rows();
        faults_.raise();
        name_columns();
        Rebased rebased;
        make_columns(rebased.records);
        std::vector<Table::Row> cells;
        for (const auto& [group, contributions] : groups_)
            cells.push_back(row_of(group, contributions));
        faults_.raise();
        fill(rebased.records);
        rebased.table = rebuilt(table_, names_, std::move(cells));
        rebased.totals = totals();
        for (const auto& total : rebased.totals)
            notes_.add_total(total.column, total.before, total.after);
        notes_.add_roles(columns_.named(table_, ColumnRole::count),
                         columns_.named(table_, ColumnRole::rate), !rule_.counts.empty());
        for (auto& note : std::move(notes_).notes())
            faults_.add(std::move(note));
        return {std::move(rebased), faults_.notes()};
    }

private:
    void read_rows() {
        std::map<Group, std::size_t> row_of;
        for (std::size_t row = 0; row < table_.row_count(); ++row) {
            Group group{"", key_of(row)};
            const std::string& text = table_.text(row, columns_.code);
            const auto code = spelled_commune(text);
            if (!code || !passage_.knows(*code)) {
                keep_or_refuse(row, code, std::move(group));
                continue;
            }
            if (code->text() != text)
                faults_.add(mended_note(text, code->text(), table_.place(row, columns_.code)));
            group.code = code->text();
            const auto [earlier, is_first] = row_of.emplace(group, row);
            if (!is_first)
                faults_.add(error_at_both("CTG-TERR-001", {{"commune", group.code}},
                                          table_.place(earlier->second, columns_.code),
                                          table_.place(row, columns_.code)));
            carry(row, *code, std::move(group));
        }
    }

    void carry(std::size_t row, const CommuneCode& code, Group group) {
        auto lines = passage_.lines_of(code);
        if (lines.empty()) notes_.add_vanished(code);
        std::erase_if(lines, [&](const PassageLine& line) {
            return rule_.targets && !std::ranges::binary_search(*rule_.targets, line.after);
        });
        if (!lines.empty()) is_kept_.insert(row);
        if (!lines.empty() && !passage_.is_unchanged(code)) notes_.add_change(code, lines);
        for (auto& line : lines) {
            group.code = line.after.text();
            groups_[group].push_back({row, std::move(line)});
        }
    }

    std::vector<std::string> key_of(std::size_t row) const {
        std::vector<std::string> key;
        for (std::size_t column = 0; column < columns_.roles.size(); ++column)
            if (columns_.roles[column] == ColumnRole::key) key.push_back(table_.text(row, column));
        return key;
    }

    void keep_or_refuse(std::size_t row, const std::optional<CommuneCode>& code, Group group) {
        const std::string& text = table_.text(row, columns_.code);
        if (rule_.unknown == UnknownCodes::keep) {
            notes_.add_kept(text);
            if (rule_.targets) return;
            is_kept_.insert(row);
            group.code = text;
            groups_[group].push_back({row, passage_.lines_of(CommuneCode("00000")).front()});
            return;
        }
        faults_.add(unknown_in_year(text, code, passage_, table_.place(row, columns_.code)));
    }

    /// Figures are read once, row by row, so that all that are none are told at once.
    Figure figure_in(std::size_t row, std::size_t column) {
        return figure_at(table_, row, column, faults_);
    }

    Figure summed(const Contributions& contributions, std::size_t column) {
        std::vector<Figure> parts;
        for (const auto& [row, line] : contributions)
            parts.push_back(share_of(figure_in(row, column), line));
        return whole_sum_of(parts);
    }

    /// The rate of the sums. Both counts of a divided commune go by one share: where nothing else
    /// bounds it, the rate lies between those of the communes it is made of.
    Figure quotient_of(const Contributions& contributions, const std::vector<std::size_t>& at) {
        const Figure numerator = summed(contributions, at[0]);
        const Figure denominator = summed(contributions, at[1]);
        const Figure plain = ratio_of(numerator, denominator);
        const bool is_zero = !denominator.is_known() || denominator.value() <= 0.0;
        if (plain.is_known() || !numerator.is_known() || is_zero) return plain;
        std::vector<double> ends{numerator.value() / denominator.value()};
        for (const auto& [row, line] : contributions) {
            const Figure own = ratio_of(figure_in(row, at[0]), figure_in(row, at[1]));
            if (own.is_known()) ends.insert(ends.end(), {own.low(), own.high()});
        }
        const auto [low, high] = std::ranges::minmax(ends);
        return Figure::between(low, ends.front(), high);
    }

    static bool is_alone(const Contributions& contributions) {
        return contributions.size() == 1 && contributions.front().is_whole();
    }

    Table::Row row_of(const Group& group, const Contributions& contributions) {
        Table::Row cells;
        values_.emplace_back();
        for (std::size_t column = 0; column < columns_.roles.size(); ++column) {
            TableCell cell = cell_of(table_, contributions.front().row, column);
            Value value = value_of(group, contributions, column);
            cell.text = value.text;
            cells.push_back(std::move(cell));
            values_.back().push_back(std::move(value));
        }
        for (const auto& ratio : rule_.ratios) {
            const auto at = required_columns(table_, {ratio.numerator, ratio.denominator});
            Figure quotient = quotient_of(contributions, at);
            if (quotient.is_known())
                quotient =
                    Figure::between(ratio.factor * quotient.low(), ratio.factor * quotient.value(),
                                    ratio.factor * quotient.high());
            const auto place =
                static_cast<std::size_t>(std::ranges::find(names_, ratio.name) - names_.begin());
            if (place == cells.size()) {
                cells.push_back(cell_of(table_, contributions.front().row, at[0]));
                values_.back().emplace_back();
            }
            cells[place].text = text_of_figure(quotient);
            values_.back()[place] = {cells[place].text, quotient};
        }
        return cells;
    }

    Value value_of(const Group& group, const Contributions& contributions, std::size_t column) {
        const std::string& text = table_.text(contributions.front().row, column);
        switch (columns_.roles[column]) {
        case ColumnRole::code:
            return {group.code, {}};
        case ColumnRole::key:
            return {text, {}};
        case ColumnRole::count: {
            const Figure sum = summed(contributions, column);
            if (is_alone(contributions)) return {kept_text(text, sum), sum};
            if (!sum.is_known()) notes_.add_hidden(table_.columns()[column], group.code);
            return {text_of_figure(sum), sum};
        }
        case ColumnRole::rate: {
            if (is_alone(contributions)) {
                const Figure figure = figure_in(contributions.front().row, column);
                return {kept_text(text, figure), figure};
            }
            if (!is_ratio(column)) notes_.add_lost_rate(table_.columns()[column], group.code);
            return {mark_of(Absence::not_collected), Figure::absent(Absence::not_collected)};
        }
        default:
            return {text_in(group, contributions, column), {}};
        }
    }

    [[nodiscard]] bool is_ratio(std::size_t column) const {
        return std::ranges::find(rule_.ratios, table_.columns()[column], &RatioRule::name) !=
               rule_.ratios.end();
    }

    /// The name of the commune after, when events tell it; else the text on which all agree.
    std::string text_in(const Group& group, const Contributions& contributions,
                        std::size_t column) const {
        const auto& before = contributions.front().line.before;
        const bool is_moved = !is_alone(contributions) || before.text() != group.code;
        if (is_moved && columns_.roles[column] == ColumnRole::name)
            if (const auto code = CommuneCode::parse(group.code))
                if (auto name = passage_.history().name_of(*code, passage_.to())) return *name;
        std::set<std::string> texts;
        for (const auto& [row, line] : contributions)
            texts.insert(table_.text(row, column));
        return texts.size() == 1 ? *texts.begin() : "";
    }

    void name_columns() {
        for (const auto& name : table_.columns())
            names_.push_back(name);
        for (const auto& ratio : rule_.ratios)
            if (std::ranges::find(names_, ratio.name) == names_.end()) names_.push_back(ratio.name);
    }

    [[nodiscard]] bool is_figure(std::size_t column) const {
        if (column >= columns_.roles.size()) return true; // a rate that a rule adds
        const auto role = columns_.roles[column];
        return role == ColumnRole::count || role == ColumnRole::rate;
    }

    void make_columns(Records& records) const {
        records.schema = "ctg.rebase/1";
        for (std::size_t column = 0; column < names_.size(); ++column) {
            const bool is_code =
                column < columns_.roles.size() && columns_.roles[column] == ColumnRole::code;
            records.columns.push_back({names_[column], is_code             ? RecordKind::code
                                                       : is_figure(column) ? RecordKind::number
                                                                           : RecordKind::text});
        }
    }

    /// Columns whose bounds some row leaves open get two more; an absence is an empty value, its
    /// reason in a column of states.
    void fill(Records& records) const {
        std::vector<std::size_t> bounded;
        std::vector<std::size_t> gapped;
        for (std::size_t column = 0; column < names_.size(); ++column) {
            const auto has = [&](auto&& is_such) {
                return std::ranges::any_of(values_, [&](const std::vector<Value>& row) {
                    return row[column].figure && is_such(*row[column].figure);
                });
            };
            if (has([](const Figure& f) { return f.is_known() && !f.is_exact(); }))
                bounded.push_back(column);
            if (has([](const Figure& f) { return !f.is_known(); })) gapped.push_back(column);
        }
        for (const auto column : bounded)
            for (const auto* const suffix : {"_low", "_high"})
                records.columns.push_back({names_[column] + suffix, RecordKind::number});
        for (const auto column : gapped)
            records.columns.push_back({names_[column] + "_state", RecordKind::text});
        for (const auto& values : values_) {
            auto& row = records.rows.emplace_back();
            for (const auto& value : values)
                row.push_back(record_of(value, &Figure::value));
            for (const auto column : bounded) {
                row.push_back(record_of(values[column], &Figure::low));
                row.push_back(record_of(values[column], &Figure::high));
            }
            for (const auto column : gapped)
                row.push_back(state_of(values[column]));
        }
    }

    static RecordValue record_of(const Value& value, double (Figure::*part)() const) {
        if (!value.figure) return value.text;
        if (!value.figure->is_known()) return std::monostate{};
        return (*value.figure.*part)();
    }

    static RecordValue state_of(const Value& value) {
        if (!value.figure || value.figure->is_known()) return std::monostate{};
        switch (*value.figure->absence()) {
        case Absence::suppressed:
            return std::string("suppressed");
        case Absence::not_applicable:
            return std::string("not_applicable");
        default:
            return std::string("not_collected");
        }
    }

    /// The known figures of a column; an arrondissement beside its commune is in it already.
    std::vector<RebaseTotal> totals() {
        std::set<std::string> codes;
        for (const auto& [group, contributions] : groups_)
            codes.insert(group.code);
        const auto counts_twice = [&](std::string_view text) {
            const auto code = CommuneCode::parse(text);
            const auto commune = code ? commune_of_arrondissement(*code) : std::nullopt;
            return commune && codes.contains(std::string(commune->text()));
        };
        std::vector<RebaseTotal> totals;
        for (std::size_t column = 0; column < columns_.roles.size(); ++column) {
            if (columns_.roles[column] != ColumnRole::count) continue;
            RebaseTotal total{table_.columns()[column]};
            for (const std::size_t row : is_kept_) {
                if (counts_twice(table_.text(row, columns_.code))) continue;
                const Figure figure = figure_in(row, column);
                if (figure.is_known()) total.before += figure.value();
            }
            std::size_t row = 0;
            for (const auto& [group, contributions] : groups_) {
                const auto& figure = values_[row++][column].figure;
                if (figure && figure->is_known() && !counts_twice(group.code))
                    total.after += figure->value();
            }
            totals.push_back(std::move(total));
        }
        return totals;
    }

    const Table& table_;
    const Passage& passage_;
    const RebaseRule& rule_;
    RebaseColumns columns_;
    std::map<Group, Contributions> groups_;
    std::set<std::size_t> is_kept_; ///< rows of which something goes to the result
    std::vector<std::string> names_;
    std::vector<std::vector<Value>> values_; ///< by row of the result
    RebaseNotes notes_;
    Faults faults_;
};

} // namespace

Checked<Rebased> rebased(const Table& table, const Passage& passage, const RebaseRule& rule) {
    return Rebasing(table, passage, rule).result();
}

} // namespace ctg
