// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/data/records.hpp"
#include "ctg/data/table.hpp"

#include <sstream>

namespace ctg::python {
namespace {

constexpr auto table_doc = R"(Rows of text cells under named columns, each knowing its place.

Every cell is text: a code is never a number. `read_table` reads one from a file, `table_from`
takes one from a DataFrame.

Parameters
----------
columns : list of str
rows : list of list of str
name : str, optional
    How messages call it.

Examples
--------
>>> table = ctg.Table(["code", "population"], [["13055", "886040"], ["13004", "50000"]])
>>> len(table), table.columns, table.text(0, 0)
(2, ['code', 'population'], '13055')
>>> table.renamed({"habitants": "population"}).columns
['code', 'habitants']
)";

constexpr auto figure_doc =
    R"(A number with the bounds that rounding or gaps leave open, or an absence.

`value` is None when the figure is absent; `absence` then says why. `low` and `high` are there when
they are known: of a count hidden because it is below 5, too.

Examples
--------
>>> table = ctg.Table(["code", "foyers"], [["13055", "10"], ["13004", "s"]])
>>> weights = ctg.weights_from(table, "foyers", ctg.Basis("foyers"), two_communes,
...                            rounding=ctg.Rounding(5))
>>> weights["13055"]
<Figure 10 [8, 12]>
>>> weights["13004"].value is None, weights["13004"].absence
(True, <Absence.suppressed: 0>)
)";

constexpr auto rounding_doc =
    R"(How a published count was rounded: to the nearest multiple of `base`, or down.

Examples
--------
>>> ctg.Rounding(5)
Rounding(5, RoundingMode.nearest)
)";

constexpr auto records_doc = R"(A result as rows under typed columns.

Examples
--------
>>> records = ctg.coverage_by_year(2018, 2019, conventions, population).records
>>> records.schema, records.columns[:2]
('ctg.cover/1', [('year', 'integer'), ('by', 'text')])
)";

/// Python rows have no lines nor columns: their number is what a message can name.
Table table_of_rows(std::vector<std::string> columns,
                    const std::vector<std::vector<std::string>>& rows, std::string name) {
    std::vector<Table::Row> cells(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (const auto& text : rows[row])
            cells[row].push_back({.text = text, .line = row + 1});
    Source source;
    source.file = std::move(name);
    return {std::move(source), std::move(columns), std::move(cells), {.unit = PlaceUnit::feature}};
}

void check_cell(const Table& table, std::size_t row, std::size_t column) {
    if (row >= table.row_count() || column >= table.columns().size())
        throw py::index_error("the table has " + std::to_string(table.row_count()) + " rows and " +
                              std::to_string(table.columns().size()) + " columns");
}

Table described(const Table& table, std::string producer, std::string title,
                std::optional<Year> year) {
    Source source = table.source();
    source.producer = std::move(producer);
    source.title = std::move(title);
    source.year = year;
    return table.described(std::move(source));
}

std::size_t position(const Table& table, const std::string& name) {
    return required_columns(table, {name}).front();
}

/// The figure in a cell, or the fault that it is none.
Figure readable_figure(const Table& table, std::size_t row, const std::string& name) {
    const std::size_t column = position(table, name);
    check_cell(table, row, column);
    Faults faults;
    Figure figure = figure_at(table, row, column, faults);
    faults.raise();
    return figure;
}

void bind_traits(py::module_& module) {
    py::class_<Source>(module, "Source", "Where figures come from: what a footnote prints.")
        .def_readonly("file", &Source::file)
        .def_readonly("sha256", &Source::sha256, "Of the file's bytes; empty when not from a file.")
        .def_readonly("producer", &Source::producer)
        .def_readonly("title", &Source::title)
        .def_readonly("year", &Source::year)
        .def(py::self == py::self)
        .def("__repr__", [](const Source& s) { return "<Source " + s.file + ">"; });

    py::class_<TableTraits>(module, "TableTraits", "What a reader found out about a table.")
        .def_property_readonly("format", [](const TableTraits& t) { return name_of(t.format); })
        .def_property_readonly("encoding", [](const TableTraits& t) { return name_of(t.encoding); })
        .def_property_readonly(
            "decimal_mark",
            [](const TableTraits& t) { return t.decimal_mark == DecimalMark::comma ? "," : "."; })
        .def_property_readonly("delimiter",
                               [](const TableTraits& t) {
                                   return t.delimiter == 0 ? std::string()
                                                           : std::string(1, t.delimiter);
                               })
        .def_readonly("header_line", &TableTraits::header_line)
        .def_readonly("sheet", &TableTraits::sheet)
        .def_readonly("footer_rows", &TableTraits::footer_rows)
        .def("__repr__", [](const TableTraits& t) {
            return "<TableTraits " + std::string(name_of(t.format)) + ", " +
                   std::string(name_of(t.encoding)) + ">";
        });
}

void bind_table_class(py::module_& module) {
    bind_traits(module);
    py::class_<Table>(module, "Table", table_doc)
        .def(py::init(&table_of_rows), py::arg("columns"), py::arg("rows"), py::kw_only(),
             py::arg("name") = "table")
        .def("__len__", &Table::row_count)
        .def_property_readonly("source", &Table::source)
        .def_property_readonly("traits", &Table::traits)
        .def_property_readonly(
            "notes",
            [](const Table& table) { return reading_notes(table.traits(), table.source().file); },
            "What needs a word about how the table was read.")
        .def(
            "column",
            [](const Table& table, const std::string& name) { return position(table, name); },
            py::arg("name"), "The position of a column, by its header or its usual name.")
        .def("figure", &readable_figure, py::arg("row"), py::arg("column"),
             "The figure in a cell, by the table's grammar.")
        .def_property_readonly("columns",
                               [](const Table& table) {
                                   return std::vector<std::string>(table.columns().begin(),
                                                                   table.columns().end());
                               })
        .def(
            "text",
            [](const Table& table, std::size_t row, std::size_t column) {
                check_cell(table, row, column);
                return table.text(row, column);
            },
            py::arg("row"), py::arg("column"))
        .def(
            "place",
            [](const Table& table, std::size_t row, std::size_t column) {
                check_cell(table, row, column);
                return table.place(row, column);
            },
            py::arg("row"), py::arg("column"))
        .def("renamed", &Table::renamed, py::arg("published_names"),
             "The same table with columns under other names: {wanted: as published}.")
        .def("described", &described, py::kw_only(), py::arg("producer") = "",
             py::arg("title") = "", py::arg("year") = std::nullopt,
             "The same table, saying where it comes from.")
        .def(
            "to_pandas",
            [](const py::object& self) {
                return py::module_::import("ctg.tables").attr("frame_of")(self);
            },
            "The cells as a DataFrame of text.")
        .def("__repr__", [](const Table& table) {
            return "<Table " + table.source().file + ": " + std::to_string(table.row_count()) +
                   " rows, " + std::to_string(table.columns().size()) + " columns>";
        });
}

void bind_figure(py::module_& module) {
    py::enum_<Absence>(module, "Absence", "Why a figure is not there. None of them is zero.")
        .value("suppressed", Absence::suppressed)
        .value("not_collected", Absence::not_collected)
        .value("not_applicable", Absence::not_applicable);
    const auto known = [](double (Figure::*part)() const) {
        return [part](const Figure& figure) {
            return figure.is_known() ? std::optional((figure.*part)()) : std::nullopt;
        };
    };
    const auto bound = [](double (Figure::*part)() const) {
        return [part](const Figure& figure) {
            return figure.has_bounds() ? std::optional((figure.*part)()) : std::nullopt;
        };
    };
    py::class_<Figure>(module, "Figure", figure_doc)
        .def_property_readonly("value", known(&Figure::value))
        .def_property_readonly("low", bound(&Figure::low))
        .def_property_readonly("high", bound(&Figure::high))
        .def_property_readonly("absence", &Figure::absence)
        .def("__str__",
             [](const Figure& figure) {
                 std::ostringstream text;
                 text << figure;
                 return text.str();
             })
        .def(py::self == py::self)
        .def("__repr__", [](const Figure& figure) {
            std::ostringstream text;
            text << "<Figure " << figure << '>';
            return text.str();
        });

    py::enum_<Rounding::Mode>(module, "RoundingMode", "Towards what a count was rounded.")
        .value("nearest", Rounding::Mode::nearest)
        .value("down", Rounding::Mode::down);
    py::class_<Rounding>(module, "Rounding", rounding_doc)
        .def(py::init([](double base, Rounding::Mode mode) {
                 return Rounding{base, mode};
             }),
             py::arg("base") = Rounding{}.base,
             py::arg_v("mode", Rounding{}.mode, "RoundingMode.nearest"))
        .def_readonly("base", &Rounding::base)
        .def_readonly("mode", &Rounding::mode)
        .def(py::self == py::self)
        .def("__repr__", [](const Rounding& rounding) {
            std::ostringstream text;
            text << "Rounding(" << rounding.base << ", RoundingMode."
                 << (rounding.mode == Rounding::Mode::nearest ? "nearest" : "down") << ')';
            return text.str();
        });
}

std::string_view name_of(RecordKind kind) {
    switch (kind) {
    case RecordKind::text:
        return "text";
    case RecordKind::code:
        return "code";
    case RecordKind::integer:
        return "integer";
    case RecordKind::number:
        return "number";
    case RecordKind::share:
        return "share";
    }
    return {};
}

void bind_records(py::module_& module) {
    py::class_<Records>(module, "Records", records_doc)
        .def_readonly("schema", &Records::schema)
        .def_property_readonly(
            "columns",
            [](const Records& records) {
                std::vector<std::pair<std::string, std::string_view>> columns;
                for (const auto& column : records.columns)
                    columns.emplace_back(column.name, name_of(column.kind));
                return columns;
            },
            "Name and kind (text, code, integer, number, share) of each column.")
        .def_readonly("rows", &Records::rows)
        .def(
            "to_pandas",
            [](const py::object& self) {
                return py::module_::import("ctg.results").attr("frame_of")(self);
            },
            "The rows as a DataFrame; codes are text.")
        .def("_repr_html_",
             [](const py::object& self) {
                 return py::module_::import("ctg.results").attr("html_of")(self);
             })
        .def("__len__", [](const Records& records) { return records.rows.size(); })
        .def(py::self == py::self)
        .def("__repr__", [](const Records& records) {
            return "<Records " + records.schema + ": " + std::to_string(records.rows.size()) +
                   " rows>";
        });
}

} // namespace

void bind_data(py::module_& module) {
    bind_table_class(module);
    bind_figure(module);
    bind_records(module);
}

} // namespace ctg::python
