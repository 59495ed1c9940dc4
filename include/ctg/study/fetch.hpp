// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/language.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/records.hpp"
#include "ctg/reading/fetch.hpp"
#include "ctg/writing/file.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ctg {

/// What is asked of the official services to become a study.
struct StudyRequest {
    std::string departement;              ///< "13", "2A", "974"
    std::vector<std::string> datasets;    ///< of data.caf.fr, by their ids: "s_ben_com_f"
    std::optional<GeographyYear> year;    ///< of the geography; services have the current one only
    std::string base_url;                 ///< stands for all services; empty: the services
    Language language = Language::french; ///< of the study that is written
};

/// An answer that a fetched study keeps as it was served.
struct FetchedFile {
    std::string file; ///< in the study's folder: "communes.geojson"
    Answer answer;
    std::string licence; ///< as the service names it
    std::string version; ///< by which data.caf.fr tells a change: when its data were processed
    bool is_new = true;  ///< not the one that was there before

    friend bool operator==(const FetchedFile&, const FetchedFile&) = default;
};

struct FetchedStudy {
    std::filesystem::path study; ///< the study.toml
    GeographyYear year;
    std::vector<FetchedFile> files;
    bool is_changed = true; ///< false: the folder was up to date, nothing was written

    friend bool operator==(const FetchedStudy&, const FetchedStudy&) = default;
};

/// Fetches communes with their contours and populations and the EPCI of a département from
/// geo.api.gouv.fr, and data sets from data.caf.fr, and makes of them a study in `folder`, which
/// appears whole or not at all: the answers as served, epci.csv, population.csv, a territory for
/// each EPCI, an empty register, a commented study.toml, and manifest.json (address, date, bytes,
/// SHA-256 and licence of each answer). When `folder` holds an earlier fetch, what has not changed
/// is not fetched again, a study.toml that was edited is kept, files of others are left alone; what
/// has changed needs `Existing::replace`. A run that was interrupted leaves what had come in
/// `.NAME.part` beside `folder`, and the next run resumes it.
/// @throws as fetch_file; ArgumentError CTG-FETC-012 (a year that is not served), -020 (no code of
///         a département), -021 (no name of a data set); DataError CTG-FETC-022 (an answer is not
///         what it should be), -023 (answers do not agree), -024 (an answer is empty); ReadError
///         CTG-FETC-025 (the folder is not of an earlier fetch), -026 (of another département),
///         -027 (what has changed), -028 (another run is at work).
[[nodiscard]] Checked<FetchedStudy> fetch_study(const StudyRequest& request,
                                                const std::filesystem::path& folder,
                                                Existing existing,
                                                const FetchOptions& options = {});

/// `files` as rows: file, bytes, state (fetched | unchanged), date, licence, sha256, url.
[[nodiscard]] Records records_of(std::span<const FetchedFile> files);

} // namespace ctg
