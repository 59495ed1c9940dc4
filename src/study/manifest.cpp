// SPDX-License-Identifier: Apache-2.0
#include "study/manifest.hpp"

#include "ctg/base/digest.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace ctg {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* schema = "ctg.fetch/1";

Json json_of(const FetchedFile& file) {
    return {{"file", file.file},
            {"url", file.answer.url},
            {"licence", file.licence},
            {"version", file.version},
            {"date", file.answer.date},
            {"etag", file.answer.etag},
            {"last_modified", file.answer.last_modified},
            {"bytes", file.answer.bytes},
            {"sha256", file.answer.sha256}};
}

FetchedFile file_in(const Json& json) {
    FetchedFile file;
    file.file = json.at("file");
    file.licence = json.at("licence");
    file.version = json.at("version");
    file.answer = {json.at("url"),           json.at("date"),  json.at("etag"),
                   json.at("last_modified"), json.at("bytes"), json.at("sha256")};
    return file;
}

/// A manifest may come from anyone: it names files of its own folder, and no other.
bool is_inside(const std::string& file) {
    const fs::path path = file;
    return !path.is_absolute() && std::ranges::find(path, fs::path("..")) == path.end();
}

} // namespace

const FetchedFile* Manifest::find_url(const std::string& url) const {
    const auto found = std::ranges::find_if(
        files, [&](const FetchedFile& file) { return file.answer.url == url; });
    return found == files.end() ? nullptr : &*found;
}

std::optional<Manifest> manifest_in(const fs::path& folder) {
    std::ifstream stream(folder / manifest_name, std::ios::binary);
    const auto json = Json::parse(stream, nullptr, false);
    try {
        if (json.at("schema") != schema) return std::nullopt;
        Manifest manifest{json.at("departement"), {}, json.at("made")};
        for (const auto& file : json.at("files"))
            if (is_inside(file.at("file"))) manifest.files.push_back(file_in(file));
        return manifest;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::string text_of(const Manifest& manifest) {
    Json json{{"schema", schema},
              {"departement", manifest.departement},
              {"files", Json::array()},
              {"made", Json::object()}};
    for (const auto& file : manifest.files)
        json["files"].push_back(json_of(file));
    for (const auto& [file, sha256] : manifest.made)
        json["made"][file] = sha256;
    return json.dump(2) + '\n';
}

std::string sha256_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return {};
    return sha256_hex(std::string{std::istreambuf_iterator<char>(stream), {}});
}

} // namespace ctg
