// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-STUD-001", tr("the study has no weight named “{basis}”"),
                   tr("CTG-STUD-001", "one of: {known}"), tr("“{basis}”; nearest: {nearest}"),
                   tr("add [weights.{basis}] to study.toml")},
    CatalogueEntry{"CTG-STUD-002",
                   tr("this needs [{section}], which the study does not have"),
                   {},
                   {},
                   tr("add [{section}] to study.toml")},
    CatalogueEntry{"CTG-STUD-003",
                   tr("the file has no section [study]"),
                   tr("[study] with the key name"),
                   {},
                   tr("begin the file by [study]")},
    CatalogueEntry{"CTG-STUD-004", tr("“{text}” is not a day of the year"),
                   tr("month and day, as 12-31"), tr("“{text}”"),
                   tr("29 February is not every year: take 02-28")},
    CatalogueEntry{"CTG-STUD-005", tr("a convention cannot last {months} months"),
                   tr("from 1 to 1200 months"), tr("{months}"),
                   tr("give a duration in months: 48 is four years")},
    CatalogueEntry{"CTG-STUD-006", tr("{year} is not a year of geography"),
                   tr("a year from 1943 to 2100"), tr("{year}"),
                   tr("give the year of the code officiel géographique")},
    CatalogueEntry{"CTG-STUD-007", tr("“{text}” is not a coordinate reference system"),
                   tr("an EPSG code, as \"EPSG:2154\""), tr("“{text}”"),
                   tr("look in the file's documentation")},
    CatalogueEntry{"CTG-STUD-008",
                   tr("a rounding base must be above 0"),
                   tr("a number above 0, as 5"),
                   {},
                   tr("take the line away when the counts are not rounded")},
    CatalogueEntry{"CTG-STUD-010",
                   tr("the study does not say which communes it is about"),
                   tr("a section [communes]"),
                   {},
                   tr("add [communes] with the file of the communes' boundaries")},
    CatalogueEntry{"CTG-STUD-011",
                   tr("the study does not say the geography year of its codes"),
                   tr("geography_year in [study] or [communes]"),
                   {},
                   tr("add geography_year = 2025, or the year of your files")},
    CatalogueEntry{"CTG-STUD-013",
                   tr("territory {territory} is in {count} pieces: {pieces}"),
                   {},
                   {},
                   tr("no fault if meant; else look for a commune that is missing between them")},
    CatalogueEntry{"CTG-STUD-014",
                   tr("communes of territory {territory} that alone hold it together: {communes}")},
    CatalogueEntry{"CTG-STUD-020",
                   tr("counted on {day} of each year, on {basis}: union of the signed conventions "
                      "in force, each commune once, within the {communes} communes of the whole")},
    CatalogueEntry{
        "CTG-STUD-021",
        tr("counted on {day} of each year, on {basis}: union of the conventions signed or planned, "
           "each commune once, within the {communes} communes of the whole")},
    CatalogueEntry{"CTG-STUD-040", tr("the limit {limit} must allow something"),
                   tr("a whole number above 0"), tr("{most}"),
                   tr("write how much may be read, or take the key away")},
    CatalogueEntry{"CTG-STUD-041",
                   tr("this table has a header and no row"),
                   tr("at least one row"),
                   {},
                   tr("look whether the export was cut short; else take the section away")},
    CatalogueEntry{"CTG-STUD-050", tr("“{text}” does not say what the mark “{mark}” means"),
                   tr("suppressed, not_collected, not_applicable, bounds as \"1-4\", or a number"),
                   tr("“{text}”"), tr("as in: absence = { \"\" = \"1-4\" }")},
    CatalogueEntry{"CTG-STUD-051",
                   tr("the table of totals has no row of the département {departement}"),
                   tr("a row whose departement, code, numdep or DEP is {departement}"),
                   {},
                   tr("correct the file named by total")},
    CatalogueEntry{"CTG-STUD-052",
                   tr("{table}, {column}: the communes add up to {sum} [{low}, {high}], the "
                      "published total is {total} ({difference}): within what rounding and hidden "
                      "communes ({unknown}) allow")},
    CatalogueEntry{"CTG-STUD-053",
                   tr("{table}, {column}: the communes add up to {sum} [{low}, {high}], the "
                      "published total is {total} ({difference}, {percent} %): more than rounding "
                      "allows, within the 1.5 % that the producer tolerates")},
    CatalogueEntry{
        "CTG-STUD-054",
        tr("{table}, {column}: the communes add up to {sum}, the published total is {total}"),
        tr("a difference of at most 1.5 %"),
        tr("{difference} ({percent} %); communes hidden: {unknown}"),
        tr("look for communes missing or counted twice, or for a total of another year")},
    CatalogueEntry{"CTG-STUD-055", tr("column {column} seems to mix shares and percentages"),
                   tr("one or the other"),
                   tr("{shares} such as {share}, {percentages} such as {percentage}"),
                   tr("write all of them as percentages, or all as shares")},
    CatalogueEntry{"CTG-STUD-056",
                   tr("the table holds several years ({years}) and the study does not say which: "
                      "{year} is read"),
                   {},
                   {},
                   tr("say which: year = {year}")},
    CatalogueEntry{"CTG-STUD-030",
                   tr("the shipped study is not there"),
                   tr("{file}"),
                   {},
                   tr("set CTG_DATA_DIR to the folder `data` of the project")},
    CatalogueEntry{"CTG-STUD-031",
                   tr("the scripts that draw the charts are not there"),
                   tr("{file}"),
                   {},
                   tr("run `npm ci` and build again, or set CTG_WEB_DIR")},
};

} // namespace

std::span<const CatalogueEntry> study_messages() noexcept {
    return messages;
}

} // namespace ctg
