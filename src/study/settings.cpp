// SPDX-License-Identifier: Apache-2.0
#include "study/settings.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// No convention lasts a century: beyond this a duration is a slip of the keyboard.
constexpr std::int64_t longest_duration_months = 1200;

class SettingsLoader {
public:
    SettingsLoader(const Document& document, Faults& faults)
        : root_(document.root, faults),
          folder_(fs::path(document.file).parent_path()),
          faults_(faults) {}

    StudySettings load() {
        read_study();
        read_limits();
        settings_.communes = file_section("communes");
        settings_.epci = file_section("epci");
        settings_.antennes = file_section("antennes");
        settings_.territories = file_section("territories");
        settings_.conventions = file_section("conventions", [this](SettingReader& reader) {
            settings_.duration_months = duration(reader);
        });
        settings_.competences = file_section("competences");
        settings_.scheme = file_section("scheme");
        settings_.plan =
            file_section("plan", [this](SettingReader& reader) { read_scenarios(reader); });
        settings_.group = file_section("group");
        settings_.events = file_section("events");
        settings_.parts = counted_section("parts");
        settings_.cells = counted_section("cells");
        read_weights();
        read_tables();
        root_.finish();
        return std::move(settings_);
    }

private:
    using MoreKeys = std::function<void(SettingReader&)>;

    void read_study() {
        const Setting* study = root_.table("study");
        if (study == nullptr) {
            faults_.add(error_of("CTG-STUD-003", {}, root_.place_of("study")));
            return;
        }
        SettingReader reader(*study, faults_);
        settings_.name = reader.required_text("name");
        settings_.departement = reader.text("departement").value_or("");
        settings_.geography_year = geography_year(reader);
        if (const auto day = reader.text("reference_day")) {
            const auto parsed = parse_day_of_year(*day);
            if (parsed)
                settings_.reference_day = *parsed;
            else
                faults_.add(
                    error_of("CTG-STUD-004", {{"text", *day}}, reader.place_of("reference_day")));
        }
        settings_.language = *language_of(reader.choice("lang", {"fr", "en"}, "fr"));
        reader.finish();
    }

    void read_limits() {
        const Setting* table = root_.table("limits");
        if (table == nullptr) return;
        SettingReader reader(*table, faults_);
        for (const auto& name : limit_names()) {
            const auto most = reader.integer(name);
            if (!most) continue;
            if (*most > 0)
                settings_.limits =
                    *with_limit(settings_.limits, name, static_cast<std::size_t>(*most));
            else
                faults_.add(error_of("CTG-STUD-040",
                                     {{"limit", name}, {"most", std::to_string(*most)}},
                                     reader.place_of(name)));
        }
        reader.finish();
    }

    int duration(SettingReader& reader) {
        const auto months = reader.integer("duration_months");
        if (!months) return settings_.duration_months;
        if (*months >= 1 && *months <= longest_duration_months) return static_cast<int>(*months);
        faults_.add(error_of("CTG-STUD-005", {{"months", std::to_string(*months)}},
                             reader.place_of("duration_months")));
        return settings_.duration_months;
    }

    std::optional<GeographyYear> geography_year(SettingReader& reader) {
        const auto year = reader.integer("geography_year");
        if (!year) return std::nullopt;
        // INSEE's list of commune events begins in 1943.
        if (*year >= 1943 && *year <= 2100) return GeographyYear{static_cast<int>(*year)};
        faults_.add(error_of("CTG-STUD-006", {{"year", std::to_string(*year)}},
                             reader.place_of("geography_year")));
        return std::nullopt;
    }

    std::optional<FileSetting> file_section(std::string_view name, const MoreKeys& more = {}) {
        const Setting* section = root_.table(name);
        if (section == nullptr) return std::nullopt;
        return file_setting(std::string(name), *section, more);
    }

    /// A section that names a file and a column of it.
    std::optional<WeightSetting> counted_section(std::string_view name) {
        WeightSetting weight;
        weight.name = name;
        const auto file = file_section(
            name, [&](SettingReader& reader) { weight.column = reader.required_text("column"); });
        if (!file) return std::nullopt;
        weight.file = *file;
        return weight;
    }

    FileSetting file_setting(std::string section, const Setting& table, const MoreKeys& more) {
        SettingReader reader(table, faults_);
        FileSetting file;
        file.section = std::move(section);
        file.source.file = reader.required_text("file");
        file.place = reader.place_of("file");
        name_file(file);
        file.source.producer = reader.text("producer").value_or("");
        file.source.title = reader.text("title").value_or("");
        if (const auto year = reader.integer("year"))
            file.source.year = Year{static_cast<int>(*year)};
        if (const Setting* columns = reader.table("columns"))
            file.columns = text_map_of(*columns, faults_);
        file.layer = reader.text("layer").value_or("");
        file.crs = crs(reader);
        file.geography_year = geography_year(reader);
        if (reader.flag("repair").value_or(false)) file.invalid_shapes = InvalidShapes::repair;
        file.sheet = reader.text("sheet").value_or("");
        if (const Setting* marks = reader.table("absence")) file.marks = marks_of(*marks);
        if (more) more(reader);
        reader.finish();
        return file;
    }

    /// The path of a file, or the address of a database, which is shown without its password.
    void name_file(FileSetting& file) {
        if (!DatabaseAddress::is_named_by(file.source.file)) {
            file.path = path_of(file.source.file);
            return;
        }
        try {
            file.database = DatabaseAddress(file.source.file);
            file.source.file = file.database->shown();
            file.path = file.source.file; // for readers of files only, to refuse
        } catch (const ArgumentError& error) {
            for (auto diagnostic : error.diagnostics()) {
                diagnostic.places = {file.place};
                faults_.add(std::move(diagnostic));
            }
            file.source.file.clear();
        }
    }

    /// { "" = "1-4", "<5" = "1-4" }: what the marks of a table mean.
    std::map<std::string, Figure, std::less<>> marks_of(const Setting& table) {
        std::map<std::string, Figure, std::less<>> marks;
        for (const auto& [mark, text] : text_map_of(table, faults_)) {
            if (const auto meaning = meaning_of_mark(text))
                marks.emplace(mark, *meaning);
            else
                faults_.add(
                    error_of("CTG-STUD-050", {{"mark", mark}, {"text", text}}, table.place));
        }
        return marks;
    }

    /// [plan] scenarios = { "Le préfet visite" = "visite.toml" }
    void read_scenarios(SettingReader& plan) {
        const Setting* names = plan.table("scenarios");
        if (names == nullptr) return;
        for (const auto& [name, file] : text_map_of(*names, faults_)) {
            ScenarioSetting scenario;
            scenario.name = name;
            scenario.file.section = "scenarios";
            scenario.file.source.file = file;
            scenario.file.source.title = name;
            scenario.file.path = path_of(file);
            scenario.file.place = plan.place_of("scenarios");
            settings_.scenarios.push_back(std::move(scenario));
        }
    }

    /// A path with a scheme ("http://", "PG:") is left as it is, for the reader to refuse.
    fs::path path_of(const std::string& text) const {
        const bool has_scheme = text.find("://") != std::string::npos || text.starts_with("PG:") ||
                                text.starts_with("/vsi");
        return has_scheme ? fs::path(text) : folder_ / text;
    }

    std::optional<Crs> crs(SettingReader& reader) {
        const auto text = reader.text("crs");
        if (!text) return std::nullopt;
        constexpr std::string_view prefix = "EPSG:";
        int epsg = 0;
        const char* const end = text->data() + text->size();
        const bool is_epsg = text->starts_with(prefix) && text->size() > prefix.size() &&
                             std::from_chars(text->data() + prefix.size(), end, epsg).ptr == end;
        if (is_epsg && epsg > 0) return Crs{epsg};
        faults_.add(error_of("CTG-STUD-007", {{"text", *text}}, reader.place_of("crs")));
        return std::nullopt;
    }

    void read_weights() {
        for (const auto& [name, table] : members("weights")) {
            WeightSetting weight;
            weight.name = name;
            weight.file = file_setting("weights." + name, table, [&](SettingReader& reader) {
                weight.column = reader.required_text("column");
                if (const Setting* rule = reader.table("rounding"))
                    weight.rounding = rounding(*rule);
            });
            settings_.weights.push_back(std::move(weight));
        }
    }

    Rounding rounding(const Setting& table) {
        SettingReader reader(table, faults_);
        Rounding rule;
        rule.base = reader.required_number("base");
        if (!(rule.base > 0.0)) faults_.add(error_of("CTG-STUD-008", {}, reader.place_of("base")));
        const auto mode = reader.choice("mode", {"nearest", "down"}, "nearest");
        rule.mode = mode == "down" ? Rounding::Mode::down : Rounding::Mode::nearest;
        reader.finish();
        return rule;
    }

    /// { base = 5 } for all counts, or { foyers = { base = 5 } } for columns.
    void read_roundings(const Setting& rule, FileSetting& file) {
        const auto& members = std::get<Setting::Members>(rule.value);
        const auto is_table = [](const Setting::Member& member) {
            return std::holds_alternative<Setting::Members>(member.setting.value);
        };
        if (!std::ranges::all_of(members, is_table)) {
            file.rounding = rounding(rule);
            return;
        }
        for (const auto& [column, setting] : members)
            file.roundings.emplace(column, rounding(setting));
    }

    FileSetting total_setting(const std::string& name, const std::string& file, Place place) {
        FileSetting total;
        total.section = "tables." + name + ".total";
        total.source.file = file;
        total.path = path_of(file);
        total.place = std::move(place);
        return total;
    }

    void read_tables() {
        for (const auto& [name, table] : members("tables")) {
            TableSetting setting;
            setting.name = name;
            const Setting* rule = nullptr;
            setting.file = file_setting("tables." + name, table, [&](SettingReader& reader) {
                rule = reader.table("rounding");
                if (reader.has("level"))
                    setting.level = reader.choice(
                        "level", {"commune", "iris", "epci", "departement"}, "commune");
                if (const auto total = reader.text("total"))
                    setting.total = total_setting(name, *total, reader.place_of("total"));
            });
            if (rule != nullptr) read_roundings(*rule, setting.file);
            settings_.tables.push_back(std::move(setting));
        }
    }

    Setting::Members members(std::string_view section) {
        const Setting* table = root_.table(section);
        if (table == nullptr) return {};
        return std::get<Setting::Members>(table->value);
    }

    SettingReader root_;
    fs::path folder_;
    Faults& faults_;
    StudySettings settings_;
};

} // namespace

StudySettings settings_from(const Document& document, Faults& faults) {
    return SettingsLoader(document, faults).load();
}

} // namespace ctg
