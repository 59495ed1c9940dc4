// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/study/fetch.hpp"
#include "study/service_answers.hpp"

#include <string>
#include <vector>

namespace ctg {

/// An EPCI and all its members, those outside the département too.
struct ServedEpci {
    NamedCode epci;
    std::vector<NamedCode> members;
};

/// A data set that the study holds as `ID.csv`.
struct ServedDataset {
    DatasetFacts facts;
    std::size_t row_count = 0;
    std::string level; ///< "commune", "epci", or empty when its rows are neither
};

/// All that a fetched study is made of.
struct ServedStudy {
    NamedCode departement;
    GeographyYear year;
    std::string date; ///< on which the communes were served, as the service wrote it
    std::vector<ServedCommune> communes;
    std::vector<ServedEpci> epcis;
    std::vector<ServedDataset> datasets;
    std::vector<FetchedFile> files;
};

/// A file that the study is given beside the answers as served.
struct WrittenFile {
    std::string file;
    std::string content;
};

/// epci.csv, population.csv, territoires.csv, conventions.csv, study.toml and a page that says what
/// is in the folder.
[[nodiscard]] std::vector<WrittenFile> written_files_of(const ServedStudy& study,
                                                        Language language);

} // namespace ctg
