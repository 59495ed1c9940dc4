// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/writing/file.hpp"

#include <filesystem>
#include <map>
#include <string>

/// A study of four communes, each a square of 1 km: 13001 | 13002 under 13003 | 84089, the last in
/// another département. Populations 100, 200, 300, 400. Files may be replaced or added.
class SmallStudy {
public:
    explicit SmallStudy(const std::string& name, std::map<std::string, std::string> changes = {})
        : folder_(std::filesystem::temp_directory_path() / ("ctg-study-" + name)) {
        std::filesystem::remove_all(folder_);
        auto files = contents();
        for (auto& [file, content] : changes)
            files[file] = content;
        for (const auto& [file, content] : files)
            ctg::write_file(folder_ / file, content, ctg::Existing::replace);
    }
    ~SmallStudy() { std::filesystem::remove_all(folder_); }
    SmallStudy(const SmallStudy&) = delete;
    SmallStudy& operator=(const SmallStudy&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "study.toml"; }

    static std::string settings() {
        return "[study]\nname = \"Quatre carrés\"\ndepartement = \"13\"\ngeography_year = 2025\n"
               "lang = \"en\"\n"
               "[communes]\nfile = \"communes.geojson\"\n"
               "[territories]\nfile = \"territoires.csv\"\n"
               "[conventions]\nfile = \"conventions.csv\"\n"
               "[weights.population]\nfile = \"population.csv\"\ncolumn = \"population\"\n"
               "year = 2023\n";
    }

private:
    static std::string square(const std::string& code, int column, int row) {
        // Lambert-93, north of Aix-en-Provence.
        const int x = 900'000 + 1000 * column;
        const int y = 6'270'000 + 1000 * row;
        const auto point = [](int px, int py) {
            return "[" + std::to_string(px) + "," + std::to_string(py) + "]";
        };
        return R"({"type":"Feature","properties":{"code":")" + code + R"(","nom":"C)" + code +
               R"("},"geometry":{"type":"Polygon","coordinates":[[)" + point(x, y) + "," +
               point(x + 1000, y) + "," + point(x + 1000, y + 1000) + "," + point(x, y + 1000) +
               "," + point(x, y) + "]]}}";
    }

    static std::map<std::string, std::string> contents() {
        return {
            {"study.toml", settings()},
            {"communes.geojson",
             R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
             R"("urn:ogc:def:crs:EPSG::2154"}},"features":[)" +
                 square("13001", 0, 0) + "," + square("13002", 1, 0) + "," + square("13003", 0, 1) +
                 "," + square("84089", 1, 1) + "]}"},
            {"territoires.csv", "territoire;nom;membre\nsud;Sud;13001\nsud;Sud;13002\n"
                                "nord;Nord;13003\nnord;Nord;84089\n"},
            {"conventions.csv", "id;territoire;statut;date_signature;date_effet;date_fin\n"
                                "A;sud;signee;2018-06-01;;2021-05-31\n"
                                "B;nord;projet;2019-01-01;;\n"},
            {"population.csv", "code;population\n13001;100\n13002;200\n13003;300\n84089;400\n"},
        };
    }

    std::filesystem::path folder_;
};
