// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/publication.hpp"

#include "ctg/writing/file.hpp"

#include <utility>

namespace ctg {
namespace {

constexpr Phrase study_template =
    tr(R"(# A study of ctg. Paths are relative to this file. Take away the # of what you need.
# Every key and every column: docs/manual/study.md

[study]
name = "My study"
departement = "13"                 # what "the whole" is: coverage is a share of this
geography_year = 2025              # the year of the code officiel géographique of all codes
reference_day = "12-31"            # a year's coverage is what is in force on that day
lang = "en"                        # of reports and messages: fr | en

[communes]                         # GeoPackage, GeoJSON, Shapefile or FlatGeobuf
file = "communes.geojson"          # columns code, nom
# columns = { code = "INSEE_COM", nom = "NOM" }   # when the file names them otherwise

# [epci]
# file = "epci.csv"                # siren, nom, code_commune: a row per commune

# [antennes]
# file = "antennes.csv"            # code, nom, code_commune; or polygons: code, nom

[territories]
file = "territoires.csv"           # territoire, nom, membre: a row per commune or EPCI

[conventions]
file = "conventions.csv"           # the register: a row per convention or amendment
duration_months = 48               # when a convention gives no end

[weights.population]
file = "population.csv"
column = "population_municipale"
year = 2023

# [tables.petite_enfance]          # figures that indicators draw on
# file = "petite_enfance.csv"
# level = "commune"

# [scheme]
# file = "scheme.toml"             # indicators and scoring

# [plan]
# file = "calendar.toml"           # calendar rules
)");

constexpr std::string_view territories_header = "territoire;nom;membre\n";
constexpr std::string_view register_header =
    "id;libelle;territoire;signataires;statut;date_signature;date_effet;date_fin;avenant_de;"
    "cej_fin\n";
constexpr std::string_view population_header = "code;nom;population_municipale\n";

} // namespace

std::vector<std::filesystem::path> init_study(const std::filesystem::path& folder,
                                              Language language) {
    const std::vector<std::pair<std::string_view, std::string_view>> contents{
        {"study.toml", study_template.in(language)},
        {"territoires.csv", territories_header},
        {"conventions.csv", register_header},
        {"population.csv", population_header},
    };
    std::vector<std::filesystem::path> files;
    for (const auto& [name, content] : contents) {
        write_file(folder / name, content, Existing::refuse);
        files.push_back(folder / name);
    }
    return files;
}

} // namespace ctg
