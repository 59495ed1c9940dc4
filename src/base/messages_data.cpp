// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-CONF-002", tr("unknown key “{key}”"), tr("CTG-CONF-002", "one of: {known}"),
                   tr("“{key}”; nearest: {nearest}"), tr("correct the key, or take it out")},
    CatalogueEntry{"CTG-CONF-003",
                   tr("the key {key} is missing"),
                   tr("{key} = …"),
                   {},
                   tr("add the key to the file")},
    CatalogueEntry{"CTG-CONF-004", tr("the value of {key} is not of the right type"),
                   tr("{example}"), tr("{found}"),
                   tr("write the value in the form of the example")},
    CatalogueEntry{"CTG-CONF-005", tr("{key} does not take this value"), tr("one of: {choices}"),
                   tr("“{found}”; nearest: {nearest}"), tr("write one of the values named")},
    CatalogueEntry{"CTG-DATA-001", tr("{value} does not stand between its bounds {low} and {high}"),
                   tr("finite numbers, low ≤ value ≤ high (a count is never negative)"),
                   tr("{low}, {value}, {high}")},
    CatalogueEntry{"CTG-DATA-002", tr("an absent figure has no value"), tr("a known figure"),
                   tr("{absence}"), tr("ask whether it is known before reading it")},
    CatalogueEntry{"CTG-DATA-003", tr("column {number} repeats the name “{column}”"),
                   tr("a different name for each column"), tr("“{column}” again"),
                   tr("rename or take out one of the columns in the file")},
    CatalogueEntry{
        "CTG-DATA-004", tr("the column “{column}” is missing"),
        tr("a column “{column}” among the headers"), tr("{columns}; nearest: {nearest}"),
        tr("rename the column, or say in the study how it is called: columns.{column} = \"…\"")},
    CatalogueEntry{"CTG-DATA-005", tr("“{text}” is not a number"),
                   tr("a number with “{mark}” before its decimals, or a mark of absence: s, ns, "
                      "nd, so, empty"),
                   tr("“{text}”"),
                   tr("correct the cell; decimals are marked the same way in the whole file")},
    CatalogueEntry{"CTG-DATA-006", tr("column {number} has no name"), tr("a name for each column"),
                   tr("an empty header"),
                   tr("name the column, or take it out if it is empty (a separator too many at the "
                      "end of the lines)")},
    CatalogueEntry{"CTG-DATA-007", tr("a row of {cells} cells under {columns} columns"),
                   tr("{columns} cells"), tr("{cells} cells"),
                   tr("look for a separator too many or too few, or a text that needs quotes")},
    CatalogueEntry{"CTG-DATA-008",
                   tr("the column “{column}” is given two names: {first} and {second}"),
                   tr("one name for each column"), tr("{first}, {second}"),
                   tr("take one of the two out of “columns”")},
    CatalogueEntry{"CTG-DATA-009", tr("{base} is not a rounding base"),
                   tr("a number above 0, such as 5"), tr("{base}")},
    CatalogueEntry{"CTG-DATA-010",
                   tr("“{text}” can be read in two ways: its mark may part thousands or decimals"),
                   tr("a number of the column that settles it, such as 0.5 or 12.25"),
                   tr("“{text}”"), tr("write thousands without a mark, or with a space: 1 234")},
};

} // namespace

std::span<const CatalogueEntry> data_messages() noexcept {
    return messages;
}

} // namespace ctg
