// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/base/error.hpp"
#include "ctg/data/readable.hpp"

namespace ctg::python {
namespace {

constexpr auto diagnostic_doc = R"(One thing found in the inputs.

Its code is stable; its words come in French or in English.

Examples
--------
>>> try:
...     ctg.Basis.population, ctg.Table(["code", "code"], [])
... except ctg.DataError as error:
...     error.diagnostics[0].code
'CTG-DATA-003'
)";

constexpr auto place_doc = R"(Where something stands in an input; counts begin at 1, 0 is unknown.

Examples
--------
>>> ctg.Table(["code"], [["13055"]], name="communes").place(0, 0)
<Place communes: feature 1, column code>
)";

void bind_place(py::module_& module) {
    py::enum_<Severity>(module, "Severity", "How grave a diagnostic is.")
        .value("note", Severity::note)
        .value("warning", Severity::warning)
        .value("error", Severity::error);
    py::class_<Place>(module, "Place", place_doc)
        .def_readonly("file", &Place::file)
        .def_readonly("line", &Place::line, "Line of a text, or feature of a layer or frame.")
        .def_readonly("column", &Place::column, "In characters.")
        .def_readonly("field", &Place::field, "The column's header, or the key's path.")
        .def_readonly("excerpt", &Place::excerpt, "The line as it stands in the file.")
        .def(py::self == py::self)
        .def("__repr__", [](const Place& place) {
            if (place.unit == PlaceUnit::line)
                return "<Place " + place.file + ":" + std::to_string(place.line) + ":" +
                       std::to_string(place.column) + ">";
            return "<Place " + place.file + ": feature " + std::to_string(place.line) +
                   ", column " + place.field + ">";
        });
}

void bind_diagnostic(py::module_& module) {
    const auto wording = [](std::string DiagnosticText::*part) {
        return [part](const Diagnostic& diagnostic, Language lang) {
            return text_of(diagnostic, lang).*part;
        };
    };
    py::class_<Diagnostic>(module, "Diagnostic", diagnostic_doc)
        .def_readonly("severity", &Diagnostic::severity)
        .def_readonly("code", &Diagnostic::code, "Stable: \"CTG-TERR-003\".")
        .def_readonly("places", &Diagnostic::places)
        .def_property_readonly(
            "values",
            [](const Diagnostic& diagnostic) {
                py::dict values;
                for (const auto& [name, value] : diagnostic.values)
                    values[py::str(name)] = value;
                return values;
            },
            "The words that fill the message.")
        .def("message", wording(&DiagnosticText::message), py::arg("lang") = Language::english)
        .def("expected", wording(&DiagnosticText::expected), py::arg("lang") = Language::english)
        .def("found", wording(&DiagnosticText::found), py::arg("lang") = Language::english)
        .def("remedy", wording(&DiagnosticText::remedy), py::arg("lang") = Language::english)
        .def("rendered", &rendered, py::arg("lang") = Language::english,
             "All of it, as the command prints it, with the line and a caret.")
        .def(py::self == py::self)
        .def("__str__", [](const Diagnostic& d) { return rendered(d, Language::english); })
        .def("__repr__", [](const Diagnostic& d) {
            return "<" + std::string(name_of(d.severity)) + " " + d.code + ": " +
                   text_of(d, Language::english).message + ">";
        });
}

/// The exception classes of the module, by kind. They live as long as the interpreter.
struct ErrorClasses {
    py::object error, read, data, argument, geometry, limit;
};

ErrorClasses& error_classes() {
    static auto* classes = new ErrorClasses; // never freed: the interpreter may be gone by then
    return *classes;
}

py::object make_class(py::module_& module, const char* name, const char* doc, py::tuple bases) {
    const py::dict members(py::arg("__doc__") = doc, py::arg("__module__") = "ctg");
    py::object made = py::module_::import("builtins").attr("type")(name, bases, members);
    module.attr(name) = made;
    return made;
}

void throw_as(const py::object& kind, const Error& error) {
    py::object raised = kind(py::str(error.what()));
    raised.attr("diagnostics") = py::cast(error.diagnostics());
    PyErr_SetObject(kind.ptr(), raised.ptr());
}

void translate(std::exception_ptr thrown) {
    const auto& classes = error_classes();
    try {
        std::rethrow_exception(std::move(thrown));
    } catch (const ReadError& error) {
        throw_as(classes.read, error);
    } catch (const DataError& error) {
        throw_as(classes.data, error);
    } catch (const ArgumentError& error) {
        throw_as(classes.argument, error);
    } catch (const GeometryError& error) {
        throw_as(classes.geometry, error);
    } catch (const LimitError& error) {
        throw_as(classes.limit, error);
    } catch (const Error& error) {
        throw_as(classes.error, error);
    }
}

void bind_errors(py::module_& module) {
    const auto builtins = py::module_::import("builtins");
    const auto value_error = builtins.attr("ValueError");
    auto& classes = error_classes();
    classes.error = make_class(module, "Error",
                               "All that the library raises; `diagnostics` says what was found.",
                               py::make_tuple(builtins.attr("Exception")));
    const py::object& error = classes.error;
    classes.read = make_class(module, "ReadError", "A file could not be read or written.",
                              py::make_tuple(error, builtins.attr("OSError")));
    classes.data = make_class(module, "DataError", "What was read is not what the domain allows.",
                              py::make_tuple(error, value_error));
    classes.argument = make_class(module, "ArgumentError",
                                  "A function was called with an argument it does not take.",
                                  py::make_tuple(error, value_error));
    classes.geometry =
        make_class(module, "GeometryError", "A shape is invalid or could not be measured.",
                   py::make_tuple(error, value_error));
    classes.limit =
        make_class(module, "LimitError", "A stated limit was passed.", py::make_tuple(error));
    py::register_exception_translator(translate);
}

} // namespace

std::string repr_of(std::string_view text) {
    return py::repr(py::str(text.data(), text.size())).cast<std::string>();
}

void bind_base(py::module_& module) {
    bind_errors(module);
    bind_place(module);
    bind_diagnostic(module);
}

} // namespace ctg::python
