// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/shipped.hpp"

#include "ctg_paths.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/measure.hpp"
#include "ctg/planning/milp.hpp"
#include "ctg/reading/database.hpp"
#include "ctg/reading/fetch.hpp"
#include "ctg/reading/formats.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/writing/workbook.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <span>
#include <sstream>

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// The folder that `variable` names, else the first of `candidates` that exists.
std::optional<fs::path> folder_of(const char* variable,
                                  std::span<const std::string_view> candidates) {
    if (const char* const chosen = std::getenv(variable)) return fs::path(chosen);
    for (const auto candidate : candidates)
        if (fs::is_directory(candidate)) return fs::path(candidate);
    return std::nullopt;
}

std::string script_of(const fs::path& folder, std::string_view name) {
    std::ifstream in(folder / name, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.empty())
        throw ReadError({error_of("CTG-STUD-031", {{"file", (folder / name).string()}})});
    return text;
}

/// The first program of `names` on the PATH, or nothing.
std::optional<fs::path> program_of(std::span<const std::string_view> names) {
    const char* const path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');)
        for (const auto name : names)
            if (const fs::path program = fs::path(folder) / name; fs::is_regular_file(program))
                return program;
    return std::nullopt;
}

/// What data/insee/mouvements-communes-2026 holds: codes and populations of that year.
constexpr GeographyYear history_year{2026};
constexpr std::string_view history_folder = "insee/mouvements-communes-2026";

fs::path history_file(std::string_view name) {
    const auto folder = data_dir();
    auto file = folder.value_or("") / history_folder / name;
    if (!folder || !fs::exists(file))
        throw ReadError({error_of("CTG-STUD-030", {{"file", file.string()}})});
    return file;
}

CommuneFacts history_facts() {
    return {read_table(history_file("communes.csv")), read_table(history_file("population.csv")),
            history_year};
}

} // namespace

std::string_view version() noexcept {
    return project_version;
}

std::optional<fs::path> data_dir() {
    return folder_of("CTG_DATA_DIR", data_dir_candidates);
}

std::optional<fs::path> web_dir() {
    return folder_of("CTG_WEB_DIR", web_dir_candidates);
}

fs::path shipped_study() {
    const auto folder = data_dir();
    const auto study = folder.value_or("") / "bouches-du-rhone" / "study.toml";
    if (!folder || !fs::exists(study))
        throw ReadError({error_of("CTG-STUD-030", {{"file", study.string()}})});
    return study;
}

bool has_shipped_history() {
    const auto folder = data_dir();
    return folder && fs::exists(*folder / history_folder / "evenements.csv");
}

CommuneHistory shipped_history() {
    return commune_history_from(read_table(history_file("evenements.csv")), history_facts());
}

CommuneHistory history_in(const fs::path& events) {
    const auto alone = commune_history_from(read_table(events));
    CommuneFacts facts = history_facts();
    if (alone.last_year() != history_year) facts.communes.reset();
    if (alone.last_year() < history_year) facts.population.reset();
    return commune_history_from(read_table(events), facts);
}

WebRuntime shipped_web_runtime() {
    const auto folder = web_dir();
    if (!folder) throw ReadError({error_of("CTG-STUD-031", {{"file", "vega.min.js"}})});
    return {script_of(*folder, "vega.min.js"), script_of(*folder, "vega-lite.min.js"),
            script_of(*folder, "vega-interpreter.js")};
}

std::optional<fs::path> browser() {
    constexpr std::array<std::string_view, 3> browsers{"chromium", "chromium-browser",
                                                       "google-chrome"};
    if (const char* named = std::getenv("CTG_BROWSER")) {
        if (fs::exists(named)) return named;
        return std::nullopt;
    }
    return program_of(browsers);
}

std::vector<Finding> health() {
    const auto formats = layer_formats();
    std::vector<Finding> findings{{"ctg", std::string(version()), "", true},
                                  {"GDAL", gdal_version(), "", true},
                                  {"GEOS", geos_version(), "", true},
                                  {"PROJ", proj_version(), "", true},
                                  {"libcurl", curl_version(), "", true},
                                  {"CBC", planning::cbc_version(), "", true},
                                  {"libxlsxwriter", xlsx_version(), "", true},
                                  {"formats", formats.empty() ? "" : joined(formats),
                                   "apt install libgdal32 gdal-plugins", true}};

    findings.push_back({"PostgreSQL driver", has_database_driver() ? gdal_version() : "",
                        "apt install libgdal32 gdal-plugins", false});
    const auto study = data_dir().value_or("") / "bouches-du-rhone" / "study.toml";
    const bool has_study = data_dir() && fs::exists(study);
    findings.push_back({"study", has_study ? study.string() : "", "CTG_DATA_DIR", true});
    const auto script = web_dir().value_or("") / "vega.min.js";
    const bool has_script = web_dir() && fs::exists(script);
    findings.push_back({"vega", has_script ? script.string() : "", "npm ci; CTG_WEB_DIR", true});
    findings.push_back({"browser", browser().value_or("").string(), "apt install chromium", false});
    for (auto& finding : findings)
        if (!finding.state.empty()) finding.remedy.clear();
    return findings;
}

} // namespace ctg
