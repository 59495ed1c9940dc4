// SPDX-License-Identifier: Apache-2.0
#include "study/study_years.hpp"

#include "ctg/study/shipped.hpp"
#include "ctg/territory/rebase.hpp"

#include <algorithm>
#include <utility>

namespace ctg {

StudyYears::StudyYears(const StudySettings& settings, Faults& faults)
    : year_(settings.geography_year),
      faults_(faults) {
    if (!year_ && settings.communes) year_ = settings.communes->geography_year;
    if (settings.events)
        history_ = history_in(settings.events->path);
    else if (has_shipped_history())
        history_ = shipped_history();
}

std::optional<Passage> StudyYears::passage_of(const FileSetting& file) const {
    if (!year_ || !file.geography_year || *file.geography_year == *year_) return std::nullopt;
    return passage_between(history_ ? *history_ : shipped_history(), *file.geography_year, *year_);
}

Geography StudyYears::communes(const Geography& geography, const FileSetting& file) const {
    Geography result = geography;
    if (const auto passage = passage_of(file)) {
        auto carried_communes = carried(geography, *passage);
        faults_.add(std::move(carried_communes.notes));
        result = std::move(carried_communes.value);
    }
    return history_ ? result.with_history(*history_) : result;
}

Table StudyYears::members(const Table& table, const FileSetting& file,
                          const std::vector<std::string>& code_columns,
                          const std::vector<std::string>& key_columns) const {
    const auto passage = passage_of(file);
    if (!passage) return table;
    auto result = recoded(table, code_columns, key_columns, *passage);
    faults_.add(std::move(result.notes));
    return std::move(result.value);
}

Table StudyYears::figures(const Table& table, const FileSetting& file, const Geography& geography,
                          const std::vector<std::string>& counts) const {
    const auto passage = passage_of(file);
    if (!passage) return table;
    RebaseRule rule;
    rule.code_column = "code";
    rule.counts = counts;
    rule.unknown = UnknownCodes::keep;
    rule.targets.emplace();
    const auto& codes = table.column("code");
    for (std::size_t row = 0; codes && row < table.row_count(); ++row) // parts of communes stay
        if (const auto code = CommuneCode::parse(table.text(row, *codes)))
            if (const auto commune = commune_of_arrondissement(*code);
                commune && geography.contains(*commune))
                rule.targets->push_back(*code);
    for (const auto& commune : geography.communes())
        rule.targets->push_back(commune.code);
    std::ranges::sort(*rule.targets);
    auto result = rebased(table, *passage, rule);
    // What all add up to is told of a table that is carried for itself, not of a study's rows.
    std::erase_if(result.notes, [](const Diagnostic& note) { return note.code == "CTG-TERR-044"; });
    faults_.add(std::move(result.notes));
    return std::move(result.value.table);
}

} // namespace ctg
