// SPDX-License-Identifier: Apache-2.0
// What is handed over: tables of databases, and workbooks.
#include "bind.hpp"
#include "ctg/writing/database.hpp"
#include "ctg/writing/workbook.hpp"
#include "results.hpp"

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

constexpr auto write_workbook_doc = R"(Writes results to a workbook for Excel or LibreOffice.

Before the sheets come "Lisez-moi" (study, command, sources) and "Aide à la lecture" (what each
column means). Percents, dates and numbers are such; codes and what looks like a formula are text;
what is absent is an empty cell.

Parameters
----------
file : path-like
    Ends with .xlsx or .ods.
sheets : dict[str, Records]
    By the name of the sheet; results are taken by their records.
study : Study, optional
    Where the figures come from: its name and its sources.
command : str, optional
    What made them.
overwrite : bool, optional
    Whether a file that exists may be replaced.
lang : str, optional

Raises
------
ArgumentError
    No workbook by its name, or a sheet whose name Excel does not take.
ReadError
    A file that exists or cannot be written.

Examples
--------
>>> rows = ctg.coverage_of(study, 2018, 2021, ctg.Basis.population)
>>> ctg.write_workbook("couverture.txt", {"couverture": rows}, study=study)
Traceback (most recent call last):
    ...
ctg.ArgumentError: error CTG-WRIT-034: couverture.txt is not named as a workbook...
>>> import pandas, pathlib, tempfile
>>> file = pathlib.Path(tempfile.mkdtemp()) / "couverture.xlsx"
>>> ctg.write_workbook(file, {"couverture": rows}, study=study)
>>> pandas.read_excel(file, sheet_name="couverture")["year"].tolist()
[2018, 2019, 2020, 2021]
)";

/// Results by their records.
std::vector<Sheet> sheets_in(const py::dict& named) {
    std::vector<Sheet> sheets;
    for (const auto& [name, result] : named) {
        const py::object records = py::hasattr(result, "records")
                                       ? result.attr("records")
                                       : py::reinterpret_borrow<py::object>(result);
        sheets.push_back({name.cast<std::string>(), records.cast<Records>()});
    }
    return sheets;
}

void write_named_workbook(const std::filesystem::path& file, const py::dict& named,
                          const PyStudy* study, const std::string& command, bool overwrite,
                          Language lang) {
    const auto sheets = sheets_in(named);
    Envelope envelope;
    envelope.command = command;
    if (study != nullptr) {
        envelope.study = {{"name", study->value.name}, {"departement", study->value.departement}};
        envelope.sources = study->value.sources;
    }
    const py::gil_scoped_release released;
    write_workbook(file, sheets, envelope, lang, overwrite ? Existing::replace : Existing::refuse);
}

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
    module.def("write_workbook", &write_named_workbook, py::arg("file"), py::arg("sheets"),
               py::kw_only(), py::arg("study") = static_cast<const PyStudy*>(nullptr),
               py::arg("command") = "", py::arg("overwrite") = false,
               py::arg("lang") = Language::french, write_workbook_doc);
}

} // namespace ctg::python
