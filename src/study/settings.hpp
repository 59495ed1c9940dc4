// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/language.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/database.hpp"
#include "ctg/data/document.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/data/source.hpp"
#include "ctg/geometry/crs.hpp"
#include "ctg/reading/read.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ctg {

/// A file that a study names, and how to read it.
struct FileSetting {
    std::string section;                        ///< "communes", "weights.population"
    Source source;                              ///< `file` as written in study.toml; no hash yet
    std::filesystem::path path;                 ///< relative to the current folder
    std::optional<DatabaseAddress> database;    ///< instead of `path`; `layer` is its table
    std::map<std::string, std::string> columns; ///< {wanted → as published}
    std::string layer;
    std::optional<Crs> crs;
    std::optional<GeographyYear> geography_year;
    InvalidShapes invalid_shapes = InvalidShapes::refuse;
    std::string sheet;                                ///< of a workbook
    std::map<std::string, Figure, std::less<>> marks; ///< what marks of absence mean here
    std::optional<Rounding> rounding;                 ///< of all counts
    std::map<std::string, Rounding> roundings;        ///< by column
    Place place;                                      ///< of the key `file`
};

struct WeightSetting {
    std::string name;
    FileSetting file;
    std::string column;
    std::optional<Rounding> rounding;
};

struct TableSetting {
    std::string name;
    FileSetting file;
    std::string level;                ///< empty: that of the publication, else "commune"
    std::optional<FileSetting> total; ///< of the département, to compare the sum with
};

/// Another calendar.toml, under the name that the study compares it by.
struct ScenarioSetting {
    std::string name;
    FileSetting file;
};

/// What a study.toml says, before any file it names is opened.
struct StudySettings {
    std::string name;
    std::string departement;
    std::optional<GeographyYear> geography_year;
    DayOfYear reference_day{std::chrono::December / 31};
    Language language = Language::french;
    int duration_months = 48;
    ReadLimits limits;
    std::optional<FileSetting> communes;
    std::optional<FileSetting> epci;
    std::optional<FileSetting> antennes;
    std::optional<FileSetting> territories;
    std::optional<FileSetting> conventions;
    std::optional<FileSetting> competences;
    std::optional<FileSetting> scheme;
    std::optional<FileSetting> plan;
    std::vector<ScenarioSetting> scenarios; ///< by name
    std::optional<FileSetting> group;
    std::optional<FileSetting> events;  ///< of communes; the shipped list when there is none
    std::optional<WeightSetting> parts; ///< counts by IRIS or arrondissement
    std::optional<WeightSetting> cells; ///< weights finer than communes, where zones cut them
    std::vector<WeightSetting> weights; ///< in file order
    std::vector<TableSetting> tables;   ///< in file order
};

/// The settings in `document`; what is wrong goes to `faults`.
[[nodiscard]] StudySettings settings_from(const Document& document, Faults& faults);

} // namespace ctg
