// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/study/fetch.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ctg {

/// What a folder of fetched answers holds: its manifest.json.
struct Manifest {
    std::string departement;
    std::vector<FetchedFile> files;          ///< answers as served
    std::map<std::string, std::string> made; ///< {file we wrote → its SHA-256}

    [[nodiscard]] const FetchedFile* find_url(const std::string& url) const;
};

/// The name under which a folder keeps its manifest.
inline constexpr const char* manifest_name = "manifest.json";

/// The manifest of `folder`; nothing when it has none, or one that is not ours.
[[nodiscard]] std::optional<Manifest> manifest_in(const std::filesystem::path& folder);

[[nodiscard]] std::string text_of(const Manifest& manifest);

/// The SHA-256 of a file; empty when it cannot be read.
[[nodiscard]] std::string sha256_of(const std::filesystem::path& file);

} // namespace ctg
