// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{
        "CTG-PGIS-001",
        tr("{database} is a database: none is asked without leave"),
        tr("a file, or leave"),
        {},
        tr("if you trust who wrote this address: --allow-database; in Python allow_database=True")},
    CatalogueEntry{"CTG-PGIS-002", tr("this is not the address of a database"),
                   tr("PG:dbname=… host=… user=…, or PG:postgresql://user@host/base"),
                   tr("another form (not shown here: it may hold a password)"),
                   tr("write it as psql takes it, after PG:")},
    CatalogueEntry{"CTG-PGIS-003", tr("“{text}” is not the name of a table"),
                   tr("schema.table, of letters, digits and _"), tr("“{text}”"),
                   tr("name the table; SQL is never run: make a view of your query")},
    CatalogueEntry{"CTG-PGIS-004",
                   tr("{database} could not be read"),
                   {},
                   tr("{words}"),
                   tr("try the same address with psql; a password is best left to ~/.pgpass")},
    CatalogueEntry{"CTG-PGIS-005", tr("{database} has no table {table}"), tr("one of: {tables}"),
                   tr("{table}; nearest: {nearest}"), tr("correct layer = \"schema.table\"")},
    CatalogueEntry{"CTG-PGIS-006",
                   tr("it is not said which table of {database} is meant"),
                   tr("layer = \"schema.table\""),
                   {},
                   tr("add layer = \"schema.table\" to the section")},
    CatalogueEntry{"CTG-PGIS-007",
                   tr("GDAL has no PostgreSQL driver here, so {database} cannot be asked"),
                   tr("a GDAL built with it"),
                   {},
                   tr("apt install gdal-plugins, or libgdal of Debian")},
    CatalogueEntry{"CTG-PGIS-008",
                   tr("{database} has a table {table} already: it is left as it is"),
                   {},
                   {},
                   tr("name another: --out-table, or allow it to be replaced: --overwrite")},
    CatalogueEntry{"CTG-PGIS-009",
                   tr("{table} could not be written to {database}; nothing was changed"),
                   {},
                   tr("{words}"),
                   tr("check the rights on the schema, and that no view needs the table")},
    CatalogueEntry{"CTG-PGIS-010",
                   tr("this table of {database} has no shapes"),
                   tr("a column of type geometry"),
                   {},
                   tr("name another table: layer = \"schema.table\"")},
    CatalogueEntry{"CTG-PGIS-011", tr("this result is written to a folder, not to a database"),
                   tr("--out FOLDER"), tr("{database}"), tr("name a folder")},
};

} // namespace

std::span<const CatalogueEntry> database_messages() noexcept {
    return messages;
}

} // namespace ctg
