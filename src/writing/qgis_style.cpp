// SPDX-License-Identifier: Apache-2.0
#include "writing/qgis_style.hpp"

#include "writing/gdal_layer.hpp"
#include "writing/xml_escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace ctg {
namespace {

constexpr std::string_view outline = "27,39,51,255"; // the ink of our maps, #1b2733
constexpr double outline_mm = 0.2;

/// "#440154" as QGIS writes it: "68,1,84,255".
std::string rgba_of(std::string_view colour) {
    const auto part = [&](std::size_t at) {
        return std::stoi(std::string(colour.substr(at, 2)), nullptr, 16);
    };
    return fmt::format("{},{},{},255", part(1), part(3), part(5));
}

std::string symbol_of(std::size_t number, std::string_view colour) {
    return fmt::format(
        R"(<symbol type="fill" name="{}" alpha="1" clip_to_extent="1" force_rhr="0">)"
        R"(<layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map">)"
        R"(<Option type="QString" name="color" value="{}"/>)"
        R"(<Option type="QString" name="style" value="solid"/>)"
        R"(<Option type="QString" name="outline_color" value="{}"/>)"
        R"(<Option type="QString" name="outline_style" value="solid"/>)"
        R"(<Option type="QString" name="outline_width" value="{}"/>)"
        R"(<Option type="QString" name="outline_width_unit" value="MM"/>)"
        R"(<Option type="QString" name="joinstyle" value="round"/>)"
        "</Option></layer></symbol>\n",
        number, rgba_of(colour), outline, outline_mm);
}

/// The columns of the table, as QGIS makes them.
struct StyleField {
    const char* name;
    OGRFieldType type;
    int width;
};
constexpr std::array<StyleField, 12> fields{{{"f_table_catalog", OFTString, 256},
                                             {"f_table_schema", OFTString, 256},
                                             {"f_table_name", OFTString, 256},
                                             {"f_geometry_column", OFTString, 256},
                                             {"styleName", OFTString, 30},
                                             {"styleQML", OFTString, 0},
                                             {"styleSLD", OFTString, 0},
                                             {"useAsDefault", OFTInteger, 0},
                                             {"description", OFTString, 0},
                                             {"owner", OFTString, 30},
                                             {"ui", OFTString, 30},
                                             {"update_time", OFTDateTime, 0}}};

void add_fields(OGRLayerH table) {
    for (const auto& [name, type, width] : fields) {
        const Owned<OGRFieldDefnH, OGR_Fld_Destroy> field(OGR_Fld_Create(name, type));
        OGR_Fld_SetWidth(field.get(), width);
        if (type == OFTInteger) OGR_Fld_SetSubType(field.get(), OFSTBoolean);
        demand(OGR_L_CreateField(table, field.get(), FALSE));
    }
}

void add_style(OGRLayerH table, const ResultLayer& layer) {
    const std::array<std::pair<const char*, std::string>, 11> values{
        {{"f_table_catalog", ""},
         {"f_table_schema", ""},
         {"f_table_name", layer.name},
         {"f_geometry_column", "geom"}, // as GDAL names it
         {"styleName", "ctg"},
         {"styleQML", qml_of(layer.legend)},
         {"styleSLD", ""},
         {"useAsDefault", "1"},
         {"description", ""},
         {"owner", ""},
         // Same input, same bytes: the date of the writing is no part of the result.
         {"update_time", "1970/01/01 00:00:00+00"}}};
    const Owned<OGRFeatureH, OGR_F_Destroy> feature(OGR_F_Create(OGR_L_GetLayerDefn(table)));
    for (const auto& [name, value] : values)
        OGR_F_SetFieldString(feature.get(), OGR_F_GetFieldIndex(feature.get(), name),
                             value.c_str());
    demand(OGR_L_CreateFeature(table, feature.get()));
}

} // namespace

std::string qml_of(const std::vector<LayerClass>& legend) {
    std::string categories;
    std::string symbols;
    for (std::size_t n = 0; n < legend.size(); ++n) {
        const auto label = xml_escaped(legend[n].label);
        categories += fmt::format(
            R"(<category type="string" value="{}" label="{}" symbol="{}" render="true"/>)"
            "\n",
            label, label, n);
        symbols += symbol_of(n, legend[n].colour);
    }
    return fmt::format(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        R"(<qgis version="3.22" styleCategories="Symbology">)"
        "\n"
        R"(<renderer-v2 type="categorizedSymbol" attr="{}" symbollevels="0" enableorderby="0">)"
        "\n<categories>\n{}</categories>\n<symbols>\n{}</symbols>\n</renderer-v2>\n"
        "<layerGeometryType>2</layerGeometryType>\n</qgis>\n",
        class_column, categories, symbols);
}

void write_styles(GDALDatasetH dataset, const std::vector<ResultLayer>& layers) {
    const auto is_styled = [](const ResultLayer& layer) { return !layer.legend.empty(); };
    if (std::ranges::none_of(layers, is_styled)) return;
    const OGRLayerH table =
        GDALDatasetCreateLayer(dataset, "layer_styles", nullptr, wkbNone, nullptr);
    demand(table != nullptr);
    add_fields(table);
    for (const auto& layer : layers)
        if (is_styled(layer)) add_style(table, layer);
}

} // namespace ctg
