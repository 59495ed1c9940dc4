// SPDX-License-Identifier: Apache-2.0
#include "study/fetched_texts.hpp"

#include "ctg/writing/text.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace ctg {
namespace {

/// The populations in force on 1 January of a year are those of the census three years before.
/// Source: INSEE, populations de référence (décret of each December).
constexpr int census_delay_years = 3;

constexpr Phrase study_head =
    tr(R"text(# The study of {name}, as `ctg fetch` made it from the official services.
# Write into it: the next `ctg fetch` keeps what was edited. Every key: docs/manual/study.md
# Next: fill in territoires.csv and conventions.csv, then `ctg cover --years 2019:2026`.

[study]
name = "{name}"
departement = "{code}"              # the whole: coverage is a share of this
geography_year = {year}             # the service has the current one only; served {date}
reference_day = "12-31"           # a year's coverage is what is in force on that day
lang = "en"

[communes]                        # as served: contours of IGN, codes of INSEE
file = "communes.geojson"
producer = "IGN, INSEE (geo.api.gouv.fr)"

[epci]                            # all members, those outside the département too
file = "epci.csv"
producer = "DGCL (geo.api.gouv.fr)"

[territories]                     # to begin with, one territory for each EPCI
file = "territoires.csv"

[conventions]                     # the register: to fill in, a row for each convention
file = "conventions.csv"
duration_months = 48              # when a convention gives no end

[weights.population]              # municipal population
file = "population.csv"
column = "population_municipale"
producer = "INSEE (geo.api.gouv.fr)"
year = {census}
)text");

constexpr Phrase table_section = tr(R"text(
[tables.{id}]                      # {title}; several years may stand in it
file = "{id}.csv"
level = "{level}"
columns = {{ code = "{column}" }}
producer = "CNAF (data.caf.fr)"
)text");

constexpr Phrase page = tr(R"text(# {name} ({code}): what is in this folder

Made by `ctg fetch --departement {code}` from geo.api.gouv.fr and data.caf.fr. Codes are of the geography of {year}
(communes served {date}).

| file | what it is | made by |
|---|---|---|
| `communes.geojson` | {communes} communes with their contours, as served | geo.api.gouv.fr (IGN, INSEE) |
| `epci.csv` | {epcis} EPCI and all their members | `ctg`, from `sources/` (DGCL) |
| `population.csv` | municipal populations, census of {census} | `ctg`, from `communes.geojson` (INSEE) |
| `territoires.csv` | one territory for each EPCI, to begin with | `ctg`; edit it |
| `conventions.csv` | the register of conventions, empty | fill it in |
| `study.toml` | names all these files | `ctg`; edit it |
{tables}| `sources/` | the other answers, as served | geo.api.gouv.fr |
| `manifest.json` | address, date, size, SHA-256 and licence of each answer | `ctg` |

Licence of the data: Licence Ouverte / Open Licence (Etalab), unless `manifest.json` says otherwise; name the producers when you
publish. The same command, run again, fetches only what has changed; files that were edited are kept.
)text");

constexpr std::string_view register_header =
    "id;libelle;territoire;signataires;statut;date_signature;date_effet;date_fin;avenant_"
    "de;"
    "cej_fin\n";

/// `text` within the quotes of a TOML string, and on one line of a comment.
std::string toml_text(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (c == '"' || c == '\\') safe += '\\';
        safe += is_control ? ' ' : c;
    }
    return safe;
}

std::string csv_of(const std::vector<std::string>& columns,
                   std::vector<std::vector<RecordValue>> rows) {
    Records records;
    for (const auto& column : columns)
        records.columns.push_back({column, RecordKind::text});
    records.rows = std::move(rows);
    return text_of(records, TextFormat::csv, {}, Language::french);
}

std::string epci_text(const ServedStudy& study) {
    std::vector<std::vector<RecordValue>> rows;
    for (const auto& [epci, members] : study.epcis)
        for (const auto& commune : members)
            rows.push_back({epci.code, epci.name, commune.code});
    return csv_of({"siren", "nom", "code_commune"}, std::move(rows));
}

std::string population_text(const ServedStudy& study) {
    std::vector<std::vector<RecordValue>> rows;
    for (const auto& commune : study.communes)
        rows.push_back({commune.code, commune.name, commune.population});
    return csv_of({"code", "nom", "population_municipale"}, std::move(rows));
}

std::string territories_text(const ServedStudy& study) {
    std::vector<std::vector<RecordValue>> rows;
    for (const auto& [epci, members] : study.epcis)
        rows.push_back({epci.code, epci.name, epci.code});
    return csv_of({"territoire", "nom", "membre"}, std::move(rows));
}

std::string study_text(const ServedStudy& study, Language language) {
    using namespace fmt::literals;
    const auto& departement = study.departement;
    std::string text = fmt::format(
        fmt::runtime(study_head.in(language)), "name"_a = toml_text(departement.name),
        "code"_a = departement.code, "year"_a = study.year.value, "date"_a = toml_text(study.date),
        "census"_a = study.year.value - census_delay_years);
    for (const auto& dataset : study.datasets) {
        if (dataset.level.empty()) continue;
        const auto* const column = dataset.level == "commune" ? "numcomdo" : "numepci";
        text += fmt::format(fmt::runtime(table_section.in(language)), "id"_a = dataset.facts.id,
                            "title"_a = toml_text(dataset.facts.title), "level"_a = dataset.level,
                            "column"_a = column);
    }
    return text;
}

std::string page_text(const ServedStudy& study, Language language) {
    using namespace fmt::literals;
    std::string tables;
    for (const auto& dataset : study.datasets)
        tables += fmt::format("| `{}.csv` | {} | data.caf.fr (CNAF) |\n", dataset.facts.id,
                              toml_text(dataset.facts.title));
    const auto& departement = study.departement;
    return fmt::format(fmt::runtime(page.in(language)), "name"_a = departement.name,
                       "code"_a = departement.code, "year"_a = study.year.value,
                       "date"_a = study.date, "communes"_a = study.communes.size(),
                       "epcis"_a = study.epcis.size(), "tables"_a = tables,
                       "census"_a = study.year.value - census_delay_years);
}

} // namespace

std::vector<WrittenFile> written_files_of(const ServedStudy& study, Language language) {
    constexpr Phrase page_name = tr("README.md");
    return {{"epci.csv", epci_text(study)},
            {"population.csv", population_text(study)},
            {"territoires.csv", territories_text(study)},
            {"conventions.csv", std::string(register_header)},
            {"study.toml", study_text(study, language)},
            {std::string(page_name.in(language)), page_text(study, language)}};
}

} // namespace ctg
