// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/portrait/calendar_page.hpp"
#include "ctg/portrait/portrait.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/study/study.hpp"
#include "ctg/writing/file.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The outline of each zone in the study's CRS, made by dissolving its communes, also those that it
/// holds in part (outline_notes()); communes outside the geography have no shape and are left out.
[[nodiscard]] std::vector<MultiPolygon> outlines_of(const Study& study, const Zoning& zoning);

/// `records` with the outline of the zone that `key_column` names in each row, as one layer, with
/// the classes of our maps: coverage by status, scores by class, signatures by year.
[[nodiscard]] ResultLayer layer_of(const Study& study, const Zoning& zoning, std::string name,
                                   Records records, std::string_view key_column);

/// One layer a map: coverage of several years lies over itself, so each year is a layer of its own,
/// "coverage-2018"; any other layer stays as it is.
[[nodiscard]] std::vector<ResultLayer> layers_by_year(ResultLayer layer);

/// Told after each step of long work: steps done, of how many. Calls never overlap, but may come
/// from any thread.
using Progress = std::function<void(std::size_t done, std::size_t count)>;

/// How the pages of many territories are made.
struct PortraitRun {
    bool resume = false;     ///< keep what a run that was cut off has made: the rest is made
    std::size_t threads = 0; ///< 0: as many as the machine has
    Progress progress = {};  ///< told after each page, and after each PDF
    std::optional<std::filesystem::path> browser = {}; ///< prints each page to a PDF too
};

/// Writes the pages of `territories` (all of the study when empty), then the index, into `folder`.
/// Each page stands whole or not at all, and a run that was cut off and resumed makes the same
/// bytes as one that was not. Until it ends the folder holds a file `portraits.en-cours`, which one
/// run at a time holds. Where files may be replaced, a run of other data begins again.
/// @throws ArgumentError CTG-PORT-001 on an unknown territory; ReadError CTG-WRIT-001 if a page is
///         there, CTG-PORT-023 if a run was cut off there, -024 if that was of other data, -025 if
///         one is going on: all before a page is written; ReadError as print_pages.
/// @return the files: the index, the pages, then their PDFs.
std::vector<std::filesystem::path> publish_portraits(PortraitData data,
                                                     const std::vector<std::string>& territories,
                                                     const std::filesystem::path& folder,
                                                     Language language, Existing existing,
                                                     const PortraitRun& run = {});

/// Prints each page to a PDF beside it, by a browser of Chromium's kind (see browser()): vector
/// maps, embedded fonts, A4.
/// @throws ReadError CTG-PORT-021 if the browser does not print; CTG-WRIT-001 if a file is there.
/// @return the files written, in the order of the pages.
std::vector<std::filesystem::path> print_pages(const std::vector<std::filesystem::path>& pages,
                                               const std::filesystem::path& browser,
                                               Existing existing);

/// Writes a chart by what the name of `file` ends in: .html, a page; .pdf, that page on paper; .svg
/// or .png, a picture that `browser` draws (two dots a pixel); .json, the specification.
/// @throws ReadError CTG-PORT-021 if the browser draws nothing; ArgumentError CTG-PORT-022 if there
///         is none for a picture, -050 if the name ends in something else.
void publish_chart(const Chart& chart, const std::filesystem::path& file,
                   const std::optional<std::filesystem::path>& browser, Language language,
                   Existing existing);

/// The whole chain into `folder`: coverage, indicators, scores and calendar as CSV and JSON, and
/// all in one workbook, a GeoPackage with a layer for each map, the portraits and their index.
/// @return the files written, the index first, with the notes of every step.
Checked<std::vector<std::filesystem::path>>
publish_study(const Study& study, YearRange years, const Basis& basis, std::string_view command,
              const std::filesystem::path& folder, Language language, Existing existing);

/// What the page of a calendar is asked to show beside the calendar.
struct CalendarPageOptions {
    PlanLimits limits = {};
    std::optional<SimulationOptions> simulation = {};  ///< nothing: no draws
    std::vector<std::filesystem::path> scenarios = {}; ///< other calendar.toml; else the study's
};

/// All that the page of the study's calendar shows; its map, when the study has a geography.
/// @throws as plan_of, simulation_of and scenarios_of.
[[nodiscard]] CalendarPageData calendar_page_data_of(const Study& study,
                                                     const CalendarPageOptions& options,
                                                     std::string_view command);

/// Writes the page of a calendar to `file`.
void publish_calendar(const CalendarPageData& data, const std::filesystem::path& file,
                      Language language, Existing existing);

/// Writes a commented study to fill in.
/// @throws ReadError CTG-WRIT-001 if `folder` already holds a study.toml.
/// @return the files written.
std::vector<std::filesystem::path> init_study(const std::filesystem::path& folder,
                                              Language language);

} // namespace ctg
