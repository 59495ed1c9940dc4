// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/study.hpp"

#include "study/calendar_tables.hpp"
#include "study/gathering.hpp"
#include "study/settings.hpp"
#include "study/stated_table.hpp"
#include "study/study_years.hpp"

#include "ctg/base/nearest.hpp"
#include "ctg/crosswalk/drawn_zones.hpp"
#include "ctg/reading/database.hpp"
#include "ctg/reading/formats.hpp"
#include "ctg/reading/published_layer.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/study/scenario.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace ctg {
namespace {

/// Reads what the settings name. Each step that fails leaves its faults and is done without, so
/// that one run tells all that is wrong; what depends on a failed step is not tried, so that no
/// fault is the mere shadow of another.
class StudyLoader : private Gathering {
public:
    StudyLoader(StudySettings settings, const StudyOptions& options, Faults& faults)
        : Gathering(faults),
          settings_(std::move(settings)),
          options_(options) {
        for (const auto& [name, most] : options.limits)
            settings_.limits = with_limit(settings_.limits, name, most).value_or(settings_.limits);
    }

    Study load() {
        study_.name = settings_.name;
        study_.departement = settings_.departement;
        study_.language = settings_.language;
        study_.reference_day = settings_.reference_day;
        study_.duration_months = settings_.duration_months;
        read_scheme_and_tables();
        attempt([&] { years_.emplace(settings_, faults_); });
        if (years_) read_geography();
        if (study_.geography) {
            carry_tables(*study_.geography);
            read_parts();
            read_zonings(*study_.geography);
            read_weights(*study_.geography);
            if (zonings_are_whole_) read_conventions(*study_.geography);
        }
        if (settings_.plan) read_plan();
        if (settings_.group) read_group();
        return std::move(study_);
    }

private:
    /// As attempt, and adds to what could not be opened the line of study.toml that names it.
    template <class Read>
    auto opened(const FileSetting& file, Read&& read) {
        try {
            return read();
        } catch (const ReadError& error) {
            auto diagnostics = error.diagnostics();
            for (auto& diagnostic : diagnostics)
                diagnostic.places.push_back(file.place);
            throw ReadError(std::move(diagnostics));
        }
    }

    void remember(const FileSetting& file, const std::string& sha256) {
        Source source = file.source;
        source.sha256 = sha256;
        study_.sources.emplace_back(file.section, std::move(source));
    }

    /// What a database's reader is told for the section `file`.
    DatabaseOptions database_options(const FileSetting& file) const {
        return {options_.databases, layer_options(file)};
    }

    /// Whether the antennes of `file` are polygons rather than a table.
    bool is_layer_setting(const FileSetting& file) {
        if (!file.database) return is_layer_file(file.path);
        return opened(
            file, [&] { return has_shapes(*file.database, file.layer, database_options(file)); });
    }

    Table read_rows(const FileSetting& file) {
        return opened(file, [&] {
            return file.database
                       ? read_database_table(*file.database, file.layer, database_options(file))
                       : read_table(file.path, TableOptions{file.sheet, settings_.limits});
        });
    }

    Table table_of(const FileSetting& file, std::optional<PublishedUse> use = std::nullopt) {
        return published_table_of(file, use).table;
    }

    /// The table by what it is recognised as, then by the study's own words.
    PublishedTable published_table_of(const FileSetting& file, std::optional<PublishedUse> use) {
        auto published = stated_table(read_rows(file), file, use, faults_);
        if (published.table.row_count() == 0 && file.section != "conventions")
            faults_.add(warning_of("CTG-STUD-041", {}, published.table.header_place()));
        const Source& source = published.table.source();
        Source remembered = source;
        remembered.file = file.source.file;
        study_.sources.emplace_back(file.section, std::move(remembered));
        auto input = inspected(published.table, published.publication);
        input.section = file.section;
        input.geography_year = file.geography_year ? file.geography_year : settings_.geography_year;
        study_.inputs.push_back(std::move(input));
        return published;
    }

    LayerOptions layer_options(const FileSetting& file) const {
        LayerOptions options;
        options.layer = file.layer;
        options.crs = file.crs;
        options.limits = settings_.limits;
        options.invalid_shapes = file.invalid_shapes == InvalidShapes::refuse
                                     ? options_.invalid_shapes
                                     : file.invalid_shapes;
        return options;
    }

    Layer layer_of(const FileSetting& file) {
        Layer layer = kept(opened(file, [&] {
            return file.database
                       ? read_database_layer(*file.database, file.layer, database_options(file))
                       : read_layer(file.path, layer_options(file));
        }));
        layer.attributes = layer.attributes.renamed(file.columns);
        layer = kept(as_published(std::move(layer)));
        remember(file, layer.attributes.source().sha256);
        Inspected input;
        input.section = file.section;
        input.file = layer.attributes.source().file;
        input.format = "layer";
        input.rows = layer.shapes.size();
        input.geography_year = file.geography_year ? file.geography_year : settings_.geography_year;
        study_.inputs.push_back(std::move(input));
        return layer;
    }

    void read_scheme_and_tables() {
        for (const auto& setting : settings_.tables)
            attempt([&] { read_figures(setting); });
        if (settings_.scheme)
            attempt([&] {
                const auto document = opened(*settings_.scheme, [&] {
                    return read_document(settings_.scheme->path, settings_.limits);
                });
                remember(*settings_.scheme, document.sha256);
                study_.scheme = kept(scheme_from(document));
            });
    }

    void read_figures(const TableSetting& setting) {
        auto [table, publication] = published_table_of(setting.file, PublishedUse::figures);
        const bool is_by_iris = publication && publication->level == "iris";
        const std::string level = !setting.level.empty() ? setting.level
                                  : is_by_iris           ? "iris"
                                                         : "commune";
        const auto year = table.source().year;
        study_.tables.push_back({setting.name, std::move(table), level, year});
        if (setting.total && level == "commune" && !settings_.departement.empty())
            compare_with_total(study_.tables.back(),
                               table_of(*setting.total, PublishedUse::figures),
                               settings_.departement, faults_);
    }

    /// The tables of figures of another year, once it is known of which communes.
    void carry_tables(const Geography& geography) {
        for (const auto& setting : settings_.tables)
            for (auto& table : study_.tables)
                if (table.name == setting.name && table.level == "commune")
                    attempt([&] {
                        table.table = years_->figures(table.table, setting.file, geography, {});
                    });
    }

    void read_geography() {
        if (!settings_.communes) {
            const bool is_needed = settings_.epci || settings_.antennes || settings_.territories ||
                                   settings_.conventions || !settings_.weights.empty();
            if (is_needed) faults_.add(error_of("CTG-STUD-010", {}));
            return;
        }
        const FileSetting& file = *settings_.communes;
        const auto year = settings_.geography_year ? settings_.geography_year : file.geography_year;
        if (!year) {
            faults_.add(error_of("CTG-STUD-011", {}, file.place));
            return;
        }
        attempt([&] {
            const auto own_year = file.geography_year.value_or(*year);
            study_.geography =
                years_->communes(kept(geography_from(layer_of(file), own_year)), file);
        });
    }

    /// What tells how communes divide: between parts with codes, and where zones cut them.
    void read_parts() {
        const auto read = [&](const std::optional<WeightSetting>& setting, auto&& make) {
            if (setting && !attempt([&] { make(*setting); })) zonings_are_whole_ = false;
        };
        read(settings_.parts, [&](const WeightSetting& setting) {
            shares_ = kept(PartShares::from(table_of(setting.file), setting.column));
        });
        read(settings_.cells, [&](const WeightSetting& setting) {
            fine_weights_ = is_layer_setting(setting.file)
                                ? kept(fine_weights_from(layer_of(setting.file), setting.column))
                                : kept(fine_weights_from(table_of(setting.file), setting.column,
                                                         setting.file.crs.value_or(Crs{})));
        });
    }

    void read_zonings(const Geography& geography) {
        const auto read = [&](const std::optional<FileSetting>& file, Zoning& into, auto&& make) {
            if (file && !attempt([&] { into = kept(make(*file)); })) zonings_are_whole_ = false;
        };
        read(settings_.epci, study_.epci, [&](const FileSetting& file) {
            const auto table =
                years_->members(of_year(table_of(file, PublishedUse::memberships), file), file,
                                {"code_commune"}, {"siren", "code_commune"});
            return epci_from(table, geography);
        });
        read(settings_.antennes, study_.antennes, [&](const FileSetting& file) {
            return is_layer_setting(file)
                       ? antennes_from(layer_of(file), geography, fine_weights_)
                       : antennes_from(years_->members(table_of(file), file, {"code_commune"},
                                                       {"code", "code_commune"}),
                                       geography, shares_);
        });
        if (!zonings_are_whole_) return;
        read(settings_.territories, study_.territories, [&](const FileSetting& file) {
            if (is_layer_setting(file))
                return zones_from(layer_of(file), geography, "territory", fine_weights_);
            const auto table =
                years_->members(table_of(file), file, {"membre"}, {"territoire", "membre"});
            return territories_from(table, geography, study_.epci, shares_);
        });
    }

    void read_weights(const Geography& geography) {
        for (const auto& setting : settings_.weights)
            attempt([&] {
                study_.weights.push_back(kept(weights_from(
                    years_->figures(table_of(setting.file, PublishedUse::figures), setting.file,
                                    geography, {setting.column}),
                    setting.column, Basis{setting.name}, geography, {setting.rounding})));
            });
    }

    void read_conventions(const Geography& geography) {
        if (settings_.conventions)
            attempt([&] {
                study_.conventions = kept(conventions_from(
                    years_->members(table_of(*settings_.conventions), *settings_.conventions,
                                    {"territoire", "signataires"}, {}),
                    study_.territories, geography, study_.epci,
                    {settings_.duration_months, shares_}));
            });
        if (settings_.competences)
            attempt([&] {
                study_.competences = kept(competences_from(
                    years_->members(table_of(*settings_.competences), *settings_.competences,
                                    {"code_commune", "titulaire"},
                                    {"code_commune", "theme", "titulaire"}),
                    geography, study_.epci));
            });
    }

    /// A table of memberships by year (siren_2019, …, siren_2025), as that of the file's `year`,
    /// else of the study's geography year.
    Table of_year(const Table& table, const FileSetting& file) const {
        if (table.column("siren")) return table;
        const auto year =
            file.source.year ? file.source.year->value : study_.geography->year().value;
        const std::string siren = "siren_" + std::to_string(year);
        if (!table.column(siren)) return table;
        std::map<std::string, std::string> names{{"siren", siren}};
        if (!table.column("code_commune") && table.column("code")) names["code_commune"] = "code";
        return table.renamed(names);
    }

    void read_group() {
        const FileSetting& file = *settings_.group;
        attempt([&] {
            const auto document =
                opened(file, [&] { return read_document(file.path, settings_.limits); });
            remember(file, document.sha256);
            study_.grouping = kept(grouping_rules_from(document));
        });
    }

    /// The files that calendar.toml names stand beside it.
    void read_plan() {
        const FileSetting& file = *settings_.plan;
        attempt([&] {
            const auto document =
                opened(file, [&] { return read_document(file.path, settings_.limits); });
            remember(file, document.sha256);
            study_.calendar = kept(calendar_rules_from(document));
        });
        const bool is_alone = !settings_.communes && !settings_.territories;
        if (!study_.calendar || (!is_alone && (!study_.geography || !zonings_are_whole_))) return;
        read_calendar_tables(
            study_, file, [this](const FileSetting& table) { return table_of(table); }, faults_);
        for (const auto& scenario : settings_.scenarios)
            read_scenario(scenario);
    }

    /// Read now, so that its faults are told with all others; what it says is drawn on later.
    void read_scenario(const ScenarioSetting& scenario) {
        const FileSetting& file = scenario.file;
        attempt([&] {
            const auto document =
                opened(file, [&] { return read_document(file.path, settings_.limits); });
            remember(file, document.sha256);
            const auto other = with_calendar(study_, file.path);
            study_.scenarios.push_back({scenario.name, file.path});
        });
    }

    StudySettings settings_;
    const StudyOptions& options_;
    Study study_;
    std::optional<StudyYears> years_;
    PartShares shares_;
    std::optional<FineWeights> fine_weights_;
    bool zonings_are_whole_ = true;
};

/// Then the exit code of the command says that a limit was passed.
bool is_limit_alone(const Faults& faults) {
    const auto errors = faults.errors();
    return std::ranges::all_of(
        errors, [](const Diagnostic& error) { return error.code == "CTG-READ-010"; });
}

} // namespace

Checked<Study> load_study(const std::filesystem::path& file, const StudyOptions& options) {
    const Document document = read_document(file);
    Faults faults;
    StudySettings settings =
        is_calendar(document) ? settings_of_calendar(document) : settings_from(document, faults);
    faults.raise();
    Study study = StudyLoader(std::move(settings), options, faults).load();
    study.sources.insert(study.sources.begin(), {"study", Source{.file = file.filename().string(),
                                                                 .sha256 = document.sha256,
                                                                 .producer = {},
                                                                 .title = study.name,
                                                                 .year = {}}});
    if (is_limit_alone(faults)) faults.raise<LimitError>();
    faults.raise();
    return {std::move(study), faults.notes()};
}

Weights weights_of(const Study& study, const Basis& basis) {
    const auto clipped = [&](const Weights& weights) {
        return study.departement.empty() ? weights : weights.within(study.departement);
    };
    const auto named = std::ranges::find(study.weights, basis, &Weights::basis);
    if (named != study.weights.end()) return clipped(*named);
    if (study.geography && basis == Basis::communes)
        return clipped(commune_weights(*study.geography));
    if (study.geography && basis == Basis::area) return clipped(area_weights(*study.geography));

    std::vector<std::string> names{Basis::communes.name, Basis::area.name};
    for (const auto& weights : study.weights)
        names.push_back(weights.basis().name);
    throw ArgumentError(
        {error_of("CTG-STUD-001", {{"basis", basis.name},
                                   {"known", joined(names)},
                                   {"nearest", joined(nearest(basis.name, names))}})});
}

} // namespace ctg
