// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/layer.hpp"
#include "ctg/data/table.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A name under a code, as geo.api.gouv.fr lists communes and EPCI.
struct NamedCode {
    std::string code;
    std::string name;
};

/// A commune as geo.api.gouv.fr serves it.
struct ServedCommune {
    std::string code;
    std::string name;
    std::string epci;       ///< empty: the commune is in none
    std::string population; ///< empty: the service has none
};

/// What data.caf.fr says of a data set.
struct DatasetFacts {
    std::string id;
    std::string title;
    std::string licence;
    std::string version; ///< when its data were last processed
    std::vector<std::string> fields;
    [[nodiscard]] bool has(std::string_view field) const;
};

/// Reads the answers of services, each from the file that holds it; messages name its address.
/// @throws DataError CTG-FETC-022 (cut short, or of another shape), -024 (nothing in it).
[[nodiscard]] NamedCode named_code_of(const std::filesystem::path& file, const std::string& url);
[[nodiscard]] std::vector<NamedCode> named_codes_of(const std::filesystem::path& file,
                                                    const std::string& url);
[[nodiscard]] std::vector<ServedCommune> served_communes_of(const std::filesystem::path& file,
                                                            const std::string& url,
                                                            std::vector<Diagnostic>& notes);
[[nodiscard]] DatasetFacts dataset_facts_of(const std::filesystem::path& file,
                                            const std::string& url);
[[nodiscard]] std::size_t total_count_of(const std::filesystem::path& file, const std::string& url);
/// As above, and checks that the table has `count` rows and that all those of `field` are in
/// `values` (when `field` is not empty): -023.
void check_dataset_table(const std::filesystem::path& file, const std::string& url,
                         std::size_t count, const std::string& field,
                         const std::vector<std::string>& values);

} // namespace ctg
