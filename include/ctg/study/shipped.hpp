// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/portrait.hpp"
#include "ctg/territory/history.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The version of the library, as "0.1.0".
[[nodiscard]] std::string_view version() noexcept;

/// The folder of the shipped data: $CTG_DATA_DIR, else that of the sources or of the installation;
/// nothing when none exists.
[[nodiscard]] std::optional<std::filesystem::path> data_dir();

/// The folder of the Vega scripts: $CTG_WEB_DIR, else that of the build or of the installation.
[[nodiscard]] std::optional<std::filesystem::path> web_dir();

/// The study.toml of the shipped study of Bouches-du-Rhône.
/// @throws ReadError CTG-STUD-030 if the shipped data are not there.
[[nodiscard]] std::filesystem::path shipped_study();

/// Whether the shipped list of commune events is there.
[[nodiscard]] bool has_shipped_history();

/// The history of the communes of France to 1 January 2026, with all their codes and what shares
/// out those that were divided.
/// @throws ReadError CTG-STUD-030 if the shipped data are not there.
[[nodiscard]] CommuneHistory shipped_history();

/// The history in another list of events (INSEE's as published, or compact), told by the shipped
/// facts where these are of the same year.
[[nodiscard]] CommuneHistory history_in(const std::filesystem::path& events);

/// The scripts that draw the charts of a page.
/// @throws ReadError CTG-STUD-031 if they are not there, saying how to get them.
[[nodiscard]] WebRuntime shipped_web_runtime();

/// The browser that prints pages: $CTG_BROWSER, else Chromium or Chrome on the path; nothing when
/// there is none.
[[nodiscard]] std::optional<std::filesystem::path> browser();

/// One thing the command needs, and whether it is there.
struct Finding {
    std::string name;      ///< "GDAL", "shipped study", "Chromium"
    std::string state;     ///< version or path; empty when missing
    std::string remedy;    ///< package that brings it; empty when present
    bool is_needed = true; ///< by the verbs of this version
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// Versions, drivers, data paths and programs, and what is missing.
[[nodiscard]] std::vector<Finding> health();

} // namespace ctg
