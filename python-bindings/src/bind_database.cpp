// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/writing/database.hpp"

namespace ctg::python {
namespace {

constexpr auto write_database_doc = R"(Writes rows to a table of a PostGIS database.

All in one transaction: others see the old table or the new one.

Parameters
----------
database : str
    "PG:dbname=… host=…" or "PG:postgresql://user@host/base"; passwords are best left to ~/.pgpass.
table : str
    "schema.table".
records : Records
shapes : list of MultiPolygon, optional
    One for each row; a table without shapes when left out.
crs : int, optional
    EPSG code of the shapes.
overwrite : bool, optional
    Whether a table that exists may be replaced.
allow_database : bool
    Let a database be asked; refused unless told.

Raises
------
ReadError
    No leave, a table that exists, a server that refuses.

Examples
--------
>>> rows = ctg.coverage_of(study, 2018, 2018, ctg.Basis.population).records
>>> ctg.write_database("PG:dbname=diagnostic", "couverture", rows)
Traceback (most recent call last):
    ...
ctg.ReadError: PG:dbname=diagnostic couverture: error CTG-PGIS-001: ...
)";

} // namespace

void bind_database(py::module_& module) {
    module.def(
        "write_database",
        [](const std::string& database, const std::string& table, const Records& records,
           std::vector<MultiPolygon> shapes, Crs crs, bool overwrite, bool allow_database) {
            write_database(
                DatabaseAddress(database), table, {table, records, std::move(shapes), crs},
                overwrite ? Existing::replace : Existing::refuse, access_of(allow_database));
        },
        py::arg("database"), py::arg("table"), py::arg("records"), py::kw_only(),
        py::arg("shapes") = std::vector<MultiPolygon>{}, py::arg("crs") = py::none(),
        py::arg("overwrite") = false, py::arg("allow_database") = false, without_gil(),
        write_database_doc);
}

} // namespace ctg::python
