// SPDX-License-Identifier: Apache-2.0
#include "study/calendar_tables.hpp"

#include "study/gathering.hpp"

#include <algorithm>
#include <set>

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// Files that need not be named: they are read when they are there.
constexpr std::string_view usual_candidates_file = "candidats.csv";
constexpr std::string_view usual_levers_file = "leviers.csv";
constexpr std::string_view usual_values_file = "valeurs.csv";
constexpr std::string_view usual_resources_file = "ressources.csv";

class CalendarTables : private Gathering {
public:
    using TableReader = std::function<Table(const FileSetting&)>;

    CalendarTables(Study& study, const FileSetting& plan, const TableReader& table_of,
                   Faults& faults)
        : Gathering(faults),
          study_(study),
          rules_(*study.calendar),
          plan_(plan),
          table_of_(table_of) {
        find(rules_.levers_file, usual_levers_file);
        find(rules_.values_file, usual_values_file);
        find(rules_.resources_file, usual_resources_file);
    }

    void read(bool is_alone) {
        const auto values = opened(rules_.values_file, "values");
        const auto capacities = opened(rules_.capacities_file, "capacities");
        const auto levers = opened(rules_.levers_file, "levers");
        const auto resources = opened(rules_.resources_file, "resources");
        const auto former = opened(rules_.former_file, "former");
        std::optional<Table> candidates;
        const bool is_named = !rules_.candidates_file.empty();
        if (values && !is_named && !exists(usual_candidates_file))
            attempt([&] { candidates = candidates_in(*values, capacities); });
        else
            candidates =
                opened(is_named ? rules_.candidates_file : std::string(usual_candidates_file),
                       "candidates");
        if (is_alone && !(candidates && attempt([&] { make_territories(*candidates); }))) return;

        const Zoning& territories = study_.territories;
        make(study_.candidates, candidates, [&](const Table& table) {
            return candidates_from(table, territories, study_.antennes, rules_);
        });
        make(study_.levers, levers,
             [&](const Table& table) { return levers_from(table, territories, rules_); });
        make(study_.values, values,
             [&](const Table& table) { return values_from(table, territories, rules_); });
        make(study_.shared, resources,
             [&](const Table& table) { return shared_work_from(table, territories); });
        make(study_.former, former,
             [&](const Table& table) { return former_dates_from(table, territories, rules_); });
        make(study_.capacities, capacities, [&](const Table& table) {
            return capacities_from(table, study_.antennes, rules_, study_.shared);
        });
    }

private:
    /// The table beside the calendar; nothing when none is named.
    std::optional<Table> opened(const std::string& name, const std::string& role) {
        std::optional<Table> table;
        if (!name.empty()) attempt([&] { table = table_of_(beside(name, role)); });
        return table;
    }

    template <class Value, class Make>
    void make(Value& value, const std::optional<Table>& table, Make&& from) {
        if (table) attempt([&] { value = kept(from(*table)); });
    }

    [[nodiscard]] bool exists(std::string_view name) const {
        std::error_code failure;
        return fs::exists(plan_.path.parent_path() / name, failure);
    }

    /// A file that is there without being named is told.
    void find(std::string& file, std::string_view usual) {
        if (!file.empty() || !exists(usual)) return;
        file = usual;
        faults_.add(note_of("CTG-PLAN-035", {{"file", file}}));
    }

    [[nodiscard]] FileSetting beside(const std::string& name, const std::string& role) const {
        FileSetting file;
        file.section = "plan." + role;
        file.source.file = name;
        file.path = plan_.path.parent_path() / name;
        file.place = plan_.place;
        return file;
    }

    /// The territories that have values, each a candidate of its antenne: that of its row, or the
    /// only one that has capacities.
    static Table candidates_in(const Table& values, const std::optional<Table>& capacities) {
        const std::size_t territory = required_columns(values, {"territoire"}).front();
        std::set<std::string> met;
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < values.row_count(); ++row)
            if (met.insert(values.text(row, territory)).second) rows.push_back(row);
        Table candidates = values.with_rows(rows);
        if (candidates.column("antenne")) return candidates;
        const auto antenne =
            capacities ? capacities->column("antenne") : std::optional<std::size_t>();
        std::set<std::string> antennes;
        for (std::size_t row = 0; antenne && row < capacities->row_count(); ++row)
            antennes.insert(capacities->text(row, *antenne));
        if (antennes.size() != 1)
            throw DataError({error_of("CTG-PLAN-034", {}, values.header_place())});
        return candidates.with_column(
            "antenne", std::vector<std::string>(rows.size(), *antennes.begin()), territory);
    }

    void make_territories(const Table& candidates) {
        auto bare = kept(bare_territories_from(candidates));
        study_.territories = std::move(bare.territories);
        study_.weights.push_back(std::move(bare.weights));
    }

    Study& study_;
    CalendarRules& rules_;
    const FileSetting& plan_;
    const TableReader& table_of_;
};

} // namespace

bool is_calendar(const Document& document) {
    Faults none;
    SettingReader root(document.root, none);
    return !root.has("study") && (root.has("horizon") || root.has("periods"));
}

StudySettings settings_of_calendar(const Document& document) {
    StudySettings settings;
    settings.plan.emplace();
    settings.plan->section = "plan";
    settings.plan->path = document.file;
    settings.plan->source.file = settings.plan->path.filename().string();
    settings.plan->place = {document.file};
    settings.name = settings.plan->path.stem().string();
    return settings;
}

void read_calendar_tables(Study& study, const FileSetting& plan,
                          const std::function<Table(const FileSetting&)>& table_of,
                          Faults& faults) {
    CalendarTables(study, plan, table_of, faults).read(!study.geography);
}

} // namespace ctg
