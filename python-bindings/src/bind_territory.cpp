// SPDX-License-Identifier: Apache-2.0
#include "bind.hpp"
#include "ctg/crosswalk/drawn_zones.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/territory/contiguity.hpp"
#include "ctg/territory/topology.hpp"
#include "ctg/writing/result.hpp"

namespace ctg::python {
namespace {

constexpr auto geography_doc = R"(The communes of one geography year, in the order of their codes.

Examples
--------
>>> geography
<Geography of 2025: 121 communes>
>>> "13055" in geography, geography.name_of("13055")
(True, 'Marseille')
>>> geography.to_geopandas().columns.tolist()
['code', 'nom', 'geometry']
)";

constexpr auto geography_from_doc =
    R"(The communes of a layer that has columns `code` and `nom`, in their legal CRS.

Parameters
----------
layer : Layer
geography_year : int
    The year of the code officiel géographique in which the codes are read.

Raises
------
DataError
    A commune comes twice, or a code is none.

Examples
--------
>>> layer = ctg.read_layer(data / "ctg/communes-schematiques-2025/communes.geojson")
>>> len(ctg.geography_from(layer, geography_year=2025))
121
)";

constexpr auto zoning_doc =
    R"(Named sets of communes: EPCI, antennes or territories, in the order of their keys.

Examples
--------
>>> epci = ctg.epci_from(ctg.read_table(data / "dgcl/epci-2025/epci.csv"), geography)
>>> len(epci), epci["241300417"].name, len(epci["241300417"].communes)
(4, "CA d'Arles-Crau-Camargue-Montagnette", 6)
)";

constexpr auto epci_from_doc =
    R"(The EPCI of a table with columns siren, nom, code_commune: a row per commune.

Examples
--------
>>> table = ctg.Table(["siren", "nom", "code_commune"], [["200054807", "AMP", "13055"]])
>>> ctg.epci_from(table, geography)["200054807"]
<Zone 200054807: AMP, 1 communes>
)";

constexpr auto antennes_from_doc =
    R"(The antennes of a table (code, nom, code_commune) or of a layer of polygons (code, nom).

Of polygons, a commune that several antennes hold counts in each by its part (`Zone.parts`), and the
notes name the communes that are cut.

Examples
--------
>>> table = ctg.read_table(data / "bouches-du-rhone/antennes.csv")
>>> len(ctg.antennes_from(table, geography))
6
)";

constexpr auto territories_from_doc =
    R"(The territories of a table (territoire, nom, membre): a row per member.

A member is a commune, a SIREN of `epci`, or a municipal arrondissement.

Examples
--------
>>> table = ctg.Table(["territoire", "nom", "membre"],
...                   [["est", "Est", "13005"], ["est", "", "13007"]])
>>> ctg.territories_from(table, geography)["est"].communes
['13005', '13007']
)";

constexpr auto topology_doc = R"(The arcs that communes share, on a grid of `resolution_m`.

A vertex of one commune in the middle of an edge of another splits it: `t_junctions` counts them.

Examples
--------
>>> ctg.topology_of(geography).resolution_m
0.01
>>> ctg.topology_of(geography).t_junctions
0
)";

constexpr auto contiguity_doc = R"(Who touches whom, with the length of each common border [m].

Examples
--------
>>> contiguity = ctg.contiguity_of(geography, ctg.topology_of(geography))
>>> contiguity.to_pandas().columns.tolist()
['first', 'second', 'length_m']
)";

constexpr auto pieces_of_doc = R"(Communes parted into pieces that hang together, largest first.

Examples
--------
>>> contiguity = ctg.contiguity_of(geography, ctg.topology_of(geography))
>>> ctg.pieces_of(["13002", "13055", "13004"], contiguity)
[['13002', '13055'], ['13004']]
)";

constexpr auto articulation_communes_doc = R"(The communes whose loss would split a piece in two.

Examples
--------
>>> contiguity = ctg.contiguity_of(geography, ctg.topology_of(geography))
>>> ctg.articulation_communes(["13002", "13055"], contiguity)
[]
)";

Crs common_crs(const Geography& geography) {
    const auto communes = geography.communes();
    if (communes.empty()) return wgs84;
    const bool is_one = std::ranges::all_of(
        communes, [&](const Commune& commune) { return commune.crs == communes.front().crs; });
    return is_one ? communes.front().crs : wgs84;
}

std::vector<MultiPolygon> shapes_in(const Geography& geography, Crs crs) {
    std::vector<MultiPolygon> shapes;
    for (const auto& commune : geography.communes())
        shapes.push_back(commune.crs == crs
                             ? commune.shape
                             : transformed({commune.shape}, commune.crs, crs).front());
    return shapes;
}

std::vector<MultiPolygon> outlines(const PyZoning& zoning, const PyGeography& geography) {
    Study study;
    study.geography = geography.value;
    return outlines_of(study, zoning.value);
}

void bind_geography(py::module_& module) {
    bind_result<PyGeography>(module, "Geography", geography_doc)
        .def_property_readonly("year", [](const PyGeography& g) { return g.value.year(); })
        .def_property_readonly("source", [](const PyGeography& g) { return g.value.source(); })
        .def_property_readonly("codes",
                               [](const PyGeography& g) {
                                   std::vector<CommuneCode> codes;
                                   for (const auto& commune : g.value.communes())
                                       codes.push_back(commune.code);
                                   return codes;
                               })
        .def(
            "name_of",
            [](const PyGeography& g, const CommuneCode& code) {
                const auto index = g.value.index_of(code);
                if (!index) throw py::key_error(std::string(code.text()));
                return g.value.communes()[*index].name;
            },
            py::arg("code"))
        .def("__len__", [](const PyGeography& g) { return g.value.communes().size(); })
        .def("__contains__",
             [](const PyGeography& g, std::string_view code) {
                 const auto parsed = CommuneCode::parse(code);
                 return parsed && g.value.contains(*parsed);
             })
        .def_property_readonly(
            "crs", [](const PyGeography& g) { return common_crs(g.value); },
            "The legal CRS of the communes when they have one and the same, else WGS 84.")
        .def(
            "shapes", [](const PyGeography& g, Crs crs) { return shapes_in(g.value, crs); },
            py::arg("crs"), without_gil(), "The shape of each commune, in one CRS.")
        .def(
            "to_geopandas",
            [](const py::object& self) {
                return py::module_::import("ctg.tables").attr("communes_frame_of")(self);
            },
            "The communes as a GeoDataFrame: code, nom, geometry, in the CRS `crs`.")
        .def("__repr__", [](const PyGeography& g) {
            return "<Geography of " + std::to_string(g.value.year().value) + ": " +
                   std::to_string(g.value.communes().size()) + " communes>";
        });
    module.def(
        "geography_from",
        [](const PyLayer& layer, GeographyYear year) { return geography_from(layer.value, year); },
        py::arg("layer"), py::arg("geography_year"), without_gil(), geography_from_doc);
}

void bind_zoning(py::module_& module) {
    py::class_<Zone>(module, "Zone", "A named set of communes.")
        .def_readonly("key", &Zone::key)
        .def_readonly("name", &Zone::name)
        .def_readonly("communes", &Zone::communes, "Ordered; may lie outside the geography.")
        .def_readonly("epci", &Zone::epci, "EPCI written as members.")
        .def_property_readonly(
            "parts",
            [](const Zone& zone) {
                std::vector<std::pair<CommuneCode, double>> parts;
                for (const auto& part : zone.parts)
                    parts.emplace_back(part.commune, part.share);
                return parts;
            },
            "The communes that it shares with others, each with its share.")
        .def(py::self == py::self)
        .def("__repr__", [](const Zone& zone) {
            return "<Zone " + zone.key + ": " + zone.name + ", " +
                   std::to_string(zone.communes.size()) + " communes>";
        });
    bind_result<PyZoning>(module, "Zoning", zoning_doc)
        .def_property_readonly("level", [](const PyZoning& z) { return z.value.level; })
        .def_property_readonly("keys",
                               [](const PyZoning& z) {
                                   std::vector<std::string> keys;
                                   for (const auto& zone : z.value.zones)
                                       keys.push_back(zone.key);
                                   return keys;
                               })
        .def("__len__", [](const PyZoning& z) { return z.value.zones.size(); })
        .def("__contains__",
             [](const PyZoning& z, std::string_view key) { return z.value.find(key) != nullptr; })
        .def("__getitem__",
             [](const PyZoning& z, const std::string& key) {
                 const Zone* zone = z.value.find(key);
                 if (zone == nullptr) throw py::key_error(key);
                 return *zone;
             })
        .def(
            "__iter__",
            [](const PyZoning& z) {
                return py::make_iterator<py::return_value_policy::copy>(z.value.zones.begin(),
                                                                        z.value.zones.end());
            },
            py::keep_alive<0, 1>())
        .def("outlines", &outlines, py::arg("geography"), without_gil(),
             "The outline of each zone, by dissolving its communes.")
        .def(
            "to_geopandas",
            [](const py::object& self, const PyGeography& geography) {
                return py::module_::import("ctg.tables").attr("zones_frame_of")(self, geography);
            },
            py::arg("geography"), "The zones with their outlines: key, name, geometry.")
        .def("__repr__", [](const PyZoning& z) {
            return "<Zoning by " + z.value.level + ": " + std::to_string(z.value.zones.size()) +
                   " zones>";
        });
}

void bind_zoning_makers(py::module_& module) {
    module.def(
        "epci_from",
        [](const Table& table, const PyGeography& geography) {
            return epci_from(table, geography.value);
        },
        py::arg("table"), py::arg("geography"), epci_from_doc);
    module.def(
        "antennes_from",
        [](const Table& table, const PyGeography& geography, const Checked<PartShares>* parts) {
            return antennes_from(table, geography.value,
                                 parts == nullptr ? PartShares() : parts->value);
        },
        py::arg("table"), py::arg("geography"), py::kw_only(), py::arg("parts") = py::none(),
        antennes_from_doc);
    module.def(
        "antennes_from",
        [](const PyLayer& layer, const PyGeography& geography) {
            return antennes_from(layer.value, geography.value);
        },
        py::arg("layer"), py::arg("geography"), without_gil());
    module.def(
        "territories_from",
        [](const Table& table, const PyGeography& geography, const PyZoning* epci,
           const Checked<PartShares>* parts) {
            return territories_from(table, geography.value, zoning_or_none(epci),
                                    parts == nullptr ? PartShares() : parts->value);
        },
        py::arg("table"), py::arg("geography"), py::kw_only(), py::arg("epci") = py::none(),
        py::arg("parts") = py::none(), territories_from_doc);
}

void bind_contiguity(py::module_& module) {
    py::class_<Topology>(module, "Topology", "The arcs that communes share.")
        .def_readonly("resolution_m", &Topology::resolution_m)
        .def_property_readonly("t_junctions",
                               [](const Topology& topology) { return topology.t_junctions.size(); })
        .def("__repr__", [](const Topology& topology) {
            return "<Topology of " + std::to_string(topology.arcs.size()) + " arcs>";
        });
    module.def(
        "topology_of",
        [](const PyGeography& geography, double resolution_m) {
            return topology_of(geography.value.communes(), {resolution_m});
        },
        py::arg("geography"), py::kw_only(), py::arg("resolution_m") = Topology{}.resolution_m,
        without_gil(), topology_doc);
    py::class_<Contiguity> type(module, "Contiguity", contiguity_doc);
    bind_rows(type, [](const Contiguity& c) { return records_of(c.borders); });
    type.def_readonly("communes", &Contiguity::communes)
        .def("__len__", [](const Contiguity& c) { return c.borders.size(); })
        .def("__repr__", [](const Contiguity& c) {
            return "<Contiguity of " + std::to_string(c.communes.size()) +
                   " communes: " + std::to_string(c.borders.size()) + " borders>";
        });
    module.def(
        "contiguity_of",
        [](const PyGeography& geography, const Topology& topology) {
            return contiguity_of(geography.value, topology);
        },
        py::arg("geography"), py::arg("topology"), without_gil(), contiguity_doc);
    module.def(
        "pieces_of",
        [](const std::vector<CommuneCode>& communes, const Contiguity& contiguity) {
            return pieces_of(communes, contiguity);
        },
        py::arg("communes"), py::arg("contiguity"), pieces_of_doc);
    module.def(
        "articulation_communes",
        [](const std::vector<CommuneCode>& communes, const Contiguity& contiguity) {
            return articulation_communes(communes, contiguity);
        },
        py::arg("communes"), py::arg("contiguity"), articulation_communes_doc);
}

} // namespace

void bind_territory(py::module_& module) {
    bind_geography(module);
    bind_zoning(module);
    bind_zoning_makers(module);
    bind_contiguity(module);
}

} // namespace ctg::python
