// SPDX-License-Identifier: Apache-2.0
#include "territory/rebase_notes.hpp"

#include "ctg/base/nearest.hpp"
#include "territory/faults.hpp"

#include <fmt/format.h>

#include <cmath>

namespace ctg {
namespace {

std::vector<std::string> texts_of(const auto& changes) {
    std::vector<std::string> texts;
    for (const auto& [code, text] : changes)
        texts.push_back(text);
    return texts;
}

std::vector<std::string> listed_texts(const std::set<CommuneCode>& codes) {
    std::vector<std::string> texts;
    for (const auto& code : codes)
        texts.emplace_back(code.text());
    return texts;
}

/// A total as people read it: no digit that rounding makes.
std::string total_text(double value) {
    return value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{:.3f}", value);
}

} // namespace

Diagnostic unknown_in_year(std::string_view text, const std::optional<CommuneCode>& code,
                           const Passage& passage, Place place) {
    if (!code) return error_of("CTG-TERR-002", {{"text", std::string(text)}}, std::move(place));
    if (auto fault = other_year(passage.history(), *code, passage.from(), place))
        return *std::move(fault);
    return error_of("CTG-TERR-052",
                    {{"commune", std::string(text)},
                     {"last", std::to_string(passage.history().last_year().value)}},
                    std::move(place));
}

std::string change_text(const CommuneCode& before, const std::vector<PassageLine>& lines) {
    std::vector<std::string> heirs;
    for (const auto& line : lines)
        heirs.push_back(
            line.origin == ShareOrigin::whole
                ? std::string(line.after.text())
                : fmt::format("{} ({:.0f} %)", line.after.text(), line.share.percent()));
    return fmt::format("{} → {}", before.text(), joined(heirs));
}

DiagnosticValues RebaseNotes::years() const {
    return {{"from", std::to_string(passage_.from().value)},
            {"to", std::to_string(passage_.to().value)}};
}

void RebaseNotes::add_change(const CommuneCode& before, const std::vector<PassageLine>& lines) {
    const auto origin = lines.front().origin;
    (origin == ShareOrigin::whole ? changes_ : divisions_)[before] = change_text(before, lines);
    is_equal_ = is_equal_ || origin == ShareOrigin::equal;
}

void RebaseNotes::add_hidden(const std::string& column, const std::string& code) {
    hidden_[column].push_back(code);
}

void RebaseNotes::add_lost_rate(const std::string& column, const std::string& code) {
    lost_columns_.insert(column);
    lost_codes_.insert(code);
}

void RebaseNotes::add_total(const std::string& column, double before, double after) {
    constexpr double rounding = 1e-9; // of sums of some 35,000 doubles
    DiagnosticValues values{
        {"column", column}, {"before", total_text(before)}, {"after", total_text(after)}};
    if (std::abs(after - before) <= rounding * std::abs(before)) {
        last_.push_back(note_of("CTG-TERR-044", std::move(values)));
        return;
    }
    values.emplace_back("difference", total_text(before - after));
    const auto hidden = hidden_.find(column);
    values.emplace_back("communes", hidden == hidden_.end() ? "–" : abridged(hidden->second));
    last_.push_back(warning_of("CTG-TERR-045", std::move(values), table_.header_place()));
}

void RebaseNotes::add_roles(const std::vector<std::string>& counts,
                            const std::vector<std::string>& rates, bool counts_are_named) {
    if (!counts.empty() && !counts_are_named)
        last_.push_back(note_of("CTG-TERR-041", {{"columns", abridged(counts)}}));
    const std::vector<std::string> lost(lost_codes_.begin(), lost_codes_.end());
    if (!rates.empty())
        last_.push_back(note_of("CTG-TERR-042", {{"columns", abridged(rates)},
                                                 {"count", std::to_string(lost_codes_.size())},
                                                 {"communes", abridged(lost)}}));
}

std::vector<Diagnostic> RebaseNotes::notes() && {
    std::vector<Diagnostic> notes;
    auto values = years();
    const auto add = [&](Severity severity, std::string_view code, DiagnosticValues more) {
        more.insert(more.end(), values.begin(), values.end());
        Diagnostic note = note_of(code, std::move(more), table_.header_place());
        note.severity = severity;
        notes.push_back(std::move(note));
    };
    add(Severity::note, "CTG-TERR-040",
        {{"count", std::to_string(changes_.size())}, {"changes", abridged(texts_of(changes_))}});
    if (!divisions_.empty())
        add(Severity::warning, is_equal_ ? "CTG-TERR-048" : "CTG-TERR-043",
            {{"count", std::to_string(divisions_.size())},
             {"changes", abridged(texts_of(divisions_))}});
    if (!vanished_.empty())
        add(Severity::warning, "CTG-TERR-047", {{"communes", abridged(listed_texts(vanished_))}});
    if (!kept_.empty())
        add(Severity::warning, "CTG-TERR-049",
            {{"count", std::to_string(kept_.size())}, {"codes", abridged(kept_)}});
    notes.insert(notes.end(), last_.begin(), last_.end());
    return notes;
}

} // namespace ctg
