// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"

#include <cstdint>
#include <sstream>

namespace ctg::python {
namespace {

constexpr auto shape_doc =
    R"(A shape on the map: any number of polygons. `wkb` is what Shapely reads.

Examples
--------
>>> shape = ctg.MultiPolygon.from_wkb(bytes.fromhex(
...     "010300000001000000040000000000000000000000000000000000000000000000000000400000000000000000"
...     "00000000000000000000000000000040" "00000000000000000000000000000000"))
>>> ctg.planar_area_m2(shape)
2.0
)";

constexpr auto planar_area_doc =
    R"(The area on the plane of the shape's CRS [m² when it is in metres], by the shoelace sum.

Examples
--------
>>> first_commune = geography.shapes(crs=2154)[0]
>>> 150e6 < ctg.planar_area_m2(first_commune) < 250e6
True
)";

constexpr auto ellipsoidal_area_doc = R"(The area on the GRS 80 ellipsoid [m²], along geodesics.

Examples
--------
>>> first_commune = geography.shapes(crs=2154)[0]
>>> plane = ctg.planar_area_m2(first_commune)
>>> abs(ctg.ellipsoidal_area_m2(first_commune, 2154) / plane - 1) < 0.002  # Lambert-93 stretches
True
)";

constexpr auto layer_doc =
    R"(A table whose rows have a shape. `read_layer` reads one, `layer_from` takes a GeoDataFrame.

Examples
--------
>>> layer = ctg.read_layer(data / "ctg/communes-schematiques-2025/communes.geojson")
>>> len(layer), layer.crs, layer.attributes.columns[:2]
(121, 2154, ['code', 'nom'])
)";

std::vector<std::byte> bytes_of(const py::bytes& bytes) {
    const auto view = static_cast<std::string_view>(bytes);
    const auto* const first = reinterpret_cast<const std::byte*>(view.data());
    return {first, first + view.size()};
}

py::bytes wkb_of(const MultiPolygon& shape) {
    const auto wkb = shape.wkb();
    return {reinterpret_cast<const char*>(wkb.data()), wkb.size()};
}

Place place_of_feature(const Table& attributes, std::size_t row) {
    return {attributes.source().file, row + 1, 0, {}, {}, PlaceUnit::feature};
}

std::string text_of(double value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

/// A layer by the rules of read_layer: a known CRS, a valid polygon for every row.
PyLayer layer_of(const Table& attributes, const std::vector<std::optional<py::bytes>>& wkb,
                 Crs crs) {
    Faults faults;
    if (!crs.is_known())
        faults.add(error_of("CTG-READ-006", {},
                            {attributes.source().file, 0, 0, {}, {}, PlaceUnit::feature}));
    std::vector<MultiPolygon> shapes;
    for (std::size_t row = 0; row < wkb.size(); ++row) {
        const Place place = place_of_feature(attributes, row);
        if (!wkb[row]) {
            faults.add(error_of("CTG-READ-007", {{"type", "None"}}, place));
            continue;
        }
        try {
            shapes.push_back(MultiPolygon::from_wkb(bytes_of(*wkb[row])));
        } catch (const GeometryError& error) {
            for (auto diagnostic : error.diagnostics()) {
                diagnostic.places = {place};
                faults.add(std::move(diagnostic));
            }
            continue;
        }
        if (const auto invalidity = invalidity_of(shapes.back()))
            faults.add(error_of("CTG-READ-008",
                                {{"reason", invalidity->reason},
                                 {"x", text_of(invalidity->where.x)},
                                 {"y", text_of(invalidity->where.y)}},
                                place));
    }
    faults.raise();
    return {{attributes, std::move(shapes), crs}, {}};
}

} // namespace

void bind_geometry(py::module_& module) {
    py::class_<MultiPolygon>(module, "MultiPolygon", shape_doc)
        .def(py::init<>())
        .def_static("from_wkb",
                    [](const py::bytes& wkb) { return MultiPolygon::from_wkb(bytes_of(wkb)); })
        .def_property_readonly("wkb", &wkb_of, "ISO WKB of a MultiPolygon.")
        .def_property_readonly("vertex_count", &MultiPolygon::vertex_count)
        .def(py::self == py::self)
        .def("__repr__", [](const MultiPolygon& shape) {
            return "<MultiPolygon of " + std::to_string(shape.polygons().size()) + " polygons>";
        });
    module.def("planar_area_m2", &planar_area_m2, py::arg("shape"), planar_area_doc);
    module.def("ellipsoidal_area_m2", &ellipsoidal_area_m2, py::arg("shape"), py::arg("crs"),
               without_gil(), ellipsoidal_area_doc);

    bind_result<PyLayer>(module, "Layer", layer_doc)
        .def(py::init(&layer_of), py::arg("attributes"), py::arg("wkb"), py::arg("crs"))
        .def("__len__", [](const PyLayer& layer) { return layer.value.shapes.size(); })
        .def_property_readonly("attributes", [](const PyLayer& l) { return l.value.attributes; })
        .def_property_readonly("shapes", [](const PyLayer& l) { return l.value.shapes; })
        .def_property_readonly("crs", [](const PyLayer& l) { return l.value.crs; })
        .def(
            "to_geopandas",
            [](const py::object& self) {
                return py::module_::import("ctg.tables").attr("geo_frame_of")(self);
            },
            "The rows as a GeoDataFrame; attributes are text.")
        .def("__repr__", [](const PyLayer& layer) {
            return "<Layer " + layer.value.attributes.source().file + ": " +
                   std::to_string(layer.value.shapes.size()) +
                   " shapes, EPSG:" + std::to_string(layer.value.crs.epsg) + ">";
        });
}

} // namespace ctg::python
