// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/publication.hpp"

#include "study/scores.hpp"

#include "ctg/study/scenario.hpp"
#include "ctg/writing/result.hpp"
#include "ctg/writing/text.hpp"
#include "ctg/writing/workbook.hpp"
#include "study/map_layers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// The zonings that coverage is told by, with the name of their file.
constexpr std::array<std::pair<CoverageBy, std::string_view>, 5> tellings{{
    {CoverageBy::total, "total"},
    {CoverageBy::antenne, "antennes"},
    {CoverageBy::epci, "epci"},
    {CoverageBy::territory, "territoires"},
    {CoverageBy::theme, "themes"},
}};

bool can_tell(const Study& study, CoverageBy by) {
    switch (by) {
    case CoverageBy::antenne:
        return !study.antennes.zones.empty();
    case CoverageBy::epci:
        return !study.epci.zones.empty();
    case CoverageBy::territory:
        return !study.territories.zones.empty();
    case CoverageBy::theme:
        return !study.competences.empty();
    case CoverageBy::total:
        return true;
    }
    return false;
}

constexpr std::string_view calendar_file = "calendrier.html";

/// Writes the tables of a study, and remembers which files they are.
class TableFolder {
public:
    TableFolder(fs::path folder, const Study& study, Language language, Existing existing)
        : folder_(std::move(folder)),
          study_name_(study.name),
          language_(language),
          existing_(existing) {}

    void write(std::string_view name, const Records& records,
               const std::vector<Diagnostic>& notes) {
        Envelope envelope;
        envelope.study = {{"name", study_name_}};
        envelope.notes = notes;
        constexpr std::array<std::pair<TextFormat, std::string_view>, 2> formats{
            {{TextFormat::csv_fr, ".csv"}, {TextFormat::json, ".json"}}};
        for (const auto& [format, extension] : formats) {
            const auto file = folder_ / (std::string(name) + std::string(extension));
            write_file(file, text_of(records, format, envelope, language_), existing_);
            files_.push_back(file);
        }
        sheets_.push_back({std::string(name), records});
    }

    /// All tables again, as one workbook.
    void write_all(Envelope envelope) {
        const auto file = folder_ / "tableaux.xlsx";
        envelope.study = {{"name", study_name_}};
        write_workbook(file, sheets_, envelope, language_, existing_);
        files_.push_back(file);
    }

    [[nodiscard]] std::vector<fs::path> files() const { return files_; }

private:
    fs::path folder_;
    std::string study_name_;
    Language language_;
    Existing existing_;
    std::vector<fs::path> files_;
    std::vector<Sheet> sheets_;
};

/// A result and the notes that go with it, the notes being added to `all`.
template <class Value>
Checked<Value> noted(Checked<Value> checked, std::vector<Diagnostic>& all) {
    for (const auto& note : checked.notes)
        if (std::ranges::find(all, note) == all.end()) all.push_back(note);
    return checked;
}

std::string text_at(const RecordValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string{} : *text;
}

std::size_t column_of(const Records& records, std::string_view name) {
    const auto found = std::ranges::find(records.columns, name, &RecordColumn::name);
    return static_cast<std::size_t>(found - records.columns.begin());
}

/// The rows of `records` whose `column` holds `value`.
Records selected(const Records& records, std::string_view column, std::string_view value) {
    const std::size_t position = column_of(records, column);
    Records some{records.schema, records.columns, {}};
    for (const auto& row : records.rows)
        if (text_at(row[position]) == value) some.rows.push_back(row);
    return some;
}

} // namespace

std::vector<MultiPolygon> outlines_of(const Study& study, const Zoning& zoning) {
    need(study.geography.has_value(), "communes");
    const auto& geography = *study.geography;
    const Topology topology = topology_of(geography.communes());
    std::vector<MultiPolygon> outlines;
    // Zones may overlap, so each is dissolved by itself.
    for (const auto& zone : zoning.zones) {
        std::vector<std::size_t> group_of(geography.communes().size(), outside);
        for (const auto& code : communes_held_by(zone))
            if (const auto index = geography.index_of(code)) group_of[*index] = 0;
        outlines.push_back(dissolved(topology, group_of, 1).front());
    }
    return outlines;
}

ResultLayer layer_of(const Study& study, const Zoning& zoning, std::string name, Records records,
                     std::string_view key_column) {
    const auto outlines = outlines_of(study, zoning);
    std::map<std::string, MultiPolygon> by_key;
    for (std::size_t i = 0; i < zoning.zones.size(); ++i)
        by_key.emplace(zoning.zones[i].key, outlines[i]);
    const std::size_t key = column_of(records, key_column);
    std::vector<MultiPolygon> shapes;
    for (const auto& row : records.rows) {
        const auto found = by_key.find(text_at(row[key]));
        shapes.push_back(found == by_key.end() ? MultiPolygon{} : found->second);
    }
    const auto communes = study.geography->communes();
    const Crs crs = communes.empty() ? lambert93 : communes.front().crs;
    return classified({std::move(name), std::move(records), std::move(shapes), crs},
                      study.language);
}

Checked<std::vector<fs::path>> publish_study(const Study& study, YearRange years,
                                             const Basis& basis, std::string_view command,
                                             const fs::path& folder, Language language,
                                             Existing existing) {
    std::vector<Diagnostic> notes;
    PortraitData data = noted(portrait_data_of(study, years, basis, command), notes).value;
    data = noted(with_draws(std::move(data), study), notes).value;
    if (data.plan) data.calendar_page = calendar_file;
    for (auto& note : outline_notes(study))
        notes.push_back(std::move(note));
    auto files = publish_portraits(data, {}, folder, language, existing);

    TableFolder tables(folder, study, language, existing);
    std::vector<ResultLayer> layers{since_layer_of(data, "communes", language)};
    for (const auto& [by, name] : tellings) {
        if (!can_tell(study, by)) continue;
        const auto coverage = noted(coverage_of(study, {years, basis, by}), notes);
        tables.write("couverture-" + std::string(name), records_of(coverage.value, basis),
                     coverage.notes);
        if (by == CoverageBy::territory)
            for (auto& layer : layers_by_year(layer_of(study, study.territories, "couverture",
                                                       records_of(coverage.value, basis), "zone")))
                layers.push_back(std::move(layer));
    }
    if (study.scheme) {
        tables.write("indicateurs", records_of(data.indicators), data.notes);
        tables.write("scores", records_of(data.scoring.scores), data.notes);
        tables.write("contributions", records_of(data.scoring.contributions), data.notes);
        const auto totals = selected(records_of(data.scoring.scores), "level", "total");
        layers.push_back(layer_of(study, study.territories, "scores", totals, "territory"));
        for (auto& layer : indicator_layers_of(study, data.indicators, language))
            layers.push_back(std::move(layer));
    }
    if (data.plan) {
        const auto plan = records_of(*data.plan, language);
        tables.write("calendrier", plan, data.notes);
        layers.push_back(layer_of(study, study.territories, "calendrier", plan, "territory"));
        CalendarPageOptions page_options;
        page_options.simulation = draws_of_pages();
        const auto page = calendar_page_data_of(study, page_options, command);
        publish_calendar(page, folder / calendar_file, language, existing);
        files.push_back(folder / calendar_file);
    }
    Envelope envelope;
    envelope.sources = study.sources;
    envelope.command = command;
    envelope.notes = notes;
    tables.write_all(std::move(envelope));
    const auto package = folder / "territoires.gpkg";
    write_geopackage(package, layers, existing);
    const auto table_files = tables.files();
    files.insert(files.end(), table_files.begin(), table_files.end());
    files.push_back(package);
    return {std::move(files), std::move(notes)};
}

} // namespace ctg
