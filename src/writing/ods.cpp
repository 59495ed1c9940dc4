// SPDX-License-Identifier: Apache-2.0
// GDAL's own ODS driver shows no percents, freezes no header, and writes a text that begins with
// "of:=" as a formula: here every cell is typed.
#include "writing/sheet_layout.hpp"
#include "writing/workbook_formats.hpp"
#include "writing/xml_escape.hpp"
#include "writing/zip.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>
#include <map>

namespace ctg {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view namespaces =
    R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
    R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
    R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
    R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
    R"( xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0")"
    R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
    R"( xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0")"
    R"( office:version="1.2")";

/// Paragraphs of the lines of `text`; spaces that XML would melt into one are elements.
std::string paragraphs_of(std::string_view text) {
    std::string all = "<text:p>";
    char before = ' ';
    for (std::size_t n = 0; n < text.size(); ++n) {
        const char c = text[n];
        if (c == '\n')
            all += "</text:p><text:p>";
        else if (c == '\t')
            all += "<text:tab/>";
        else if (c == ' ' && (before == ' ' || before == '\n' || n + 1 == text.size()))
            all += "<text:s/>";
        else
            all += xml_escaped({&c, 1});
        before = c;
    }
    return all + "</text:p>";
}

/// The style of numbers of a look, named `name`; nothing for those that need none.
std::string number_style(const ColumnLayout& layout, std::string_view name, Language language) {
    const bool is_french = language == Language::french;
    const auto number = fmt::format(
        R"(<number:number number:decimal-places="{0}" number:min-decimal-places="{0}")"
        R"( number:min-integer-digits="1" number:grouping="{1}"/>)",
        layout.decimals, layout.look == CellLook::integer || layout.look == CellLook::number);
    switch (layout.look) {
    case CellLook::percent:
        return fmt::format(
            R"(<number:percentage-style style:name="{}">{}<number:text>{}%</number:text>)"
            "</number:percentage-style>",
            name, number, is_french ? "\u00A0" : "");
    case CellLook::date: {
        constexpr std::string_view day = R"(<number:day number:style="long"/>)";
        constexpr std::string_view month = R"(<number:month number:style="long"/>)";
        constexpr std::string_view year = R"(<number:year number:style="long"/>)";
        const auto sign = fmt::format("<number:text>{}</number:text>", is_french ? '/' : '-');
        return fmt::format(R"(<number:date-style style:name="{}">{}{}{}{}{}</number:date-style>)",
                           name, is_french ? day : year, sign, month, sign, is_french ? year : day);
    }
    case CellLook::code:
        return fmt::format(
            R"(<number:text-style style:name="{}"><number:text-content/></number:text-style>)",
            name);
    case CellLook::text:
        return {};
    default:
        return fmt::format(R"(<number:number-style style:name="{}">{}</number:number-style>)", name,
                           number);
    }
}

/// Writes the cells of one column.
struct OdsCell {
    CellLook look;
    std::string style;
    std::string& out;

    void operator()(std::monostate) const { out += "<table:table-cell/>"; }
    void operator()(bool value) const {
        add(fmt::format(R"(office:value-type="boolean" office:boolean-value="{}")", value), {});
    }
    void operator()(std::int64_t value) const {
        if (is_exact_in_cell(value))
            add_number(fmt::format("{}", value));
        else
            (*this)(fmt::format("{}", value));
    }
    void operator()(double value) const {
        if (std::isfinite(value))
            add_number(fmt::format("{}", value));
        else
            (*this)(fmt::format("{}", value));
    }
    void operator()(const std::string& text) const {
        if (text.empty()) return (*this)(std::monostate{});
        if (look == CellLook::date)
            add(fmt::format(R"(office:value-type="date" office:date-value="{}")", text), {});
        else
            add(R"(office:value-type="string")", paragraphs_of(text));
    }

private:
    void add_number(const std::string& value) const {
        const auto* const type = look == CellLook::percent ? "percentage" : "float";
        add(fmt::format(R"(office:value-type="{}" office:value="{}")", type, value), {});
    }
    void add(std::string_view attributes, std::string_view content) const {
        fmt::format_to(std::back_inserter(out),
                       R"(<table:table-cell table:style-name="{}" {}>{}</table:table-cell>)", style,
                       attributes, content);
    }
};

class OdsWriter {
public:
    explicit OdsWriter(const WorkbookContent& content) : content_(content) {
        for (std::size_t n = 0; n < content.sheets.size(); ++n)
            add(content.sheets[n], n);
    }

    [[nodiscard]] std::string content() const {
        return fmt::format(
            "{}<office:document-content "
            "{}><office:automatic-styles>{}{}{}</office:automatic-styles>"
            "<office:body><office:spreadsheet>{}<table:database-ranges>{}</table:database-ranges>"
            "</office:spreadsheet></office:body></office:document-content>",
            declaration, namespaces, header_style("head", "start"), header_style("headm", "end"),
            styles_, tables_, filters_);
    }

    /// The header of each sheet stays in sight.
    [[nodiscard]] std::string settings() const {
        return fmt::format(
            "{}<office:document-settings {}><office:settings>"
            R"(<config:config-item-set config:name="ooo:view-settings">)"
            R"(<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>)"
            R"(<config:config-item config:name="ViewId" config:type="string">view1)"
            "</config:config-item>"
            R"(<config:config-item-map-named config:name="Tables">{}</config:config-item-map-named>)"
            "</config:config-item-map-entry></config:config-item-map-indexed>"
            "</config:config-item-set></office:settings></office:document-settings>",
            declaration, namespaces, views_);
    }

private:
    static std::string header_style(std::string_view name, std::string_view alignment) {
        return fmt::format(R"(<style:style style:name="{}" style:family="table-cell">)"
                           R"(<style:table-cell-properties fo:background-color="#e9edf1")"
                           R"( fo:border-bottom="0.5pt solid #1b2733" style:vertical-align="top"/>)"
                           R"(<style:paragraph-properties fo:text-align="{}"/>)"
                           R"(<style:text-properties fo:font-weight="bold"/></style:style>)",
                           name, alignment);
    }

    /// The name of the style of such a column's cells.
    std::string cell_style(const ColumnLayout& layout) {
        const auto numbers = number_style(layout, "", content_.language);
        const auto [found, is_new] = style_of_.try_emplace(numbers + (layout.wraps ? "wraps" : ""),
                                                           fmt::format("ce{}", style_of_.size()));
        const auto& name = found->second;
        if (!is_new) return name;
        styles_ += number_style(layout, "n" + name, content_.language);
        styles_ += fmt::format(
            R"(<style:style style:name="{}" style:family="table-cell"{}>)"
            R"(<style:table-cell-properties style:vertical-align="top"{}/>)"
            "</style:style>",
            name, numbers.empty() ? "" : fmt::format(R"( style:data-style-name="n{}")", name),
            layout.wraps ? R"( fo:wrap-option="wrap")" : "");
        return name;
    }

    std::string column_style(double width) {
        constexpr double cm_per_character = 0.21; // of a text of 10 points
        const auto [found, is_new] =
            column_style_of_.try_emplace(width, fmt::format("co{}", column_style_of_.size()));
        if (is_new)
            styles_ += fmt::format(
                R"(<style:style style:name="{}" style:family="table-column">)"
                R"(<style:table-column-properties style:column-width="{:.2f}cm"/></style:style>)",
                found->second, width * cm_per_character);
        return found->second;
    }

    void add(const Sheet& sheet, std::size_t number) {
        const auto name = xml_escaped(sheet.name);
        const auto& [schema, columns, rows] = sheet.records;
        const auto layouts = layout_of(sheet.records);
        std::vector<OdsCell> cells;
        tables_ += fmt::format(R"(<table:table table:name="{}">)", name);
        for (const auto& layout : layouts) {
            cells.push_back({layout.look, cell_style(layout), tables_});
            tables_ += fmt::format(R"(<table:table-column table:style-name="{}"/>)",
                                   column_style(layout.width));
        }
        tables_ += "<table:table-header-rows><table:table-row>";
        for (std::size_t c = 0; c < columns.size(); ++c)
            OdsCell{CellLook::text, is_of_measures(layouts[c]) ? "headm" : "head",
                    tables_}(columns[c].name);
        if (columns.empty()) tables_ += "<table:table-cell/>";
        tables_ += "</table:table-row></table:table-header-rows>";
        for (const auto& row : rows) {
            tables_ += "<table:table-row>";
            for (std::size_t c = 0; c < row.size(); ++c)
                std::visit(cells[c], row[c]);
            tables_ += "</table:table-row>\n";
        }
        tables_ += "</table:table>";
        if (columns.empty()) return;
        add_filter(sheet, number);
        views_ += fmt::format(
            R"(<config:config-item-map-entry config:name="{}">)"
            R"(<config:config-item config:name="VerticalSplitMode" config:type="short">2)"
            "</config:config-item>"
            R"(<config:config-item config:name="VerticalSplitPosition" config:type="int">1)"
            "</config:config-item>"
            R"(<config:config-item config:name="ActiveSplitRange" config:type="short">2)"
            "</config:config-item>"
            R"(<config:config-item config:name="PositionBottom" config:type="int">1)"
            "</config:config-item></config:config-item-map-entry>",
            name);
    }

    void add_filter(const Sheet& sheet, std::size_t number) {
        std::string quoted; // an address writes ' twice
        for (const char c : sheet.name)
            quoted += c == '\'' ? "''" : std::string(1, c);
        filters_ += fmt::format(
            R"(<table:database-range table:name="filter{0}" table:display-filter-buttons="true")"
            R"( table:target-range-address="'{1}'.A1:'{1}'.{2}{3}"/>)",
            number, xml_escaped(quoted), letters_of(sheet.records.columns.size() - 1),
            sheet.records.rows.size() + 1);
    }

    /// A, B … Z, AA…
    static std::string letters_of(std::size_t column) {
        constexpr std::size_t letters = 26;
        std::string name(1, static_cast<char>('A' + column % letters));
        while (column >= letters) {
            column = column / letters - 1;
            name.insert(name.begin(), static_cast<char>('A' + column % letters));
        }
        return name;
    }

    const WorkbookContent& content_;
    std::map<std::string, std::string> style_of_;
    std::map<double, std::string> column_style_of_;
    std::string styles_;
    std::string tables_;
    std::string filters_;
    std::string views_;
};

} // namespace

std::string ods_of(const WorkbookContent& content) {
    const OdsWriter writer(content);
    constexpr std::string_view type = "application/vnd.oasis.opendocument.spreadsheet";
    constexpr std::string_view entry =
        R"(<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>)";
    std::string manifest(declaration);
    manifest += R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:)"
                R"(manifest:1.0" manifest:version="1.2">)";
    manifest += fmt::format(fmt::runtime(entry), "/", type);
    for (const auto* part : {"content.xml", "settings.xml", "meta.xml"})
        manifest += fmt::format(fmt::runtime(entry), part, "text/xml");
    manifest += "</manifest:manifest>";
    const auto meta = fmt::format(
        "{}<office:document-meta {} xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><office:meta>"
        "<dc:title>{}</dc:title></office:meta></office:document-meta>",
        declaration, namespaces, xml_escaped(content.title));
    const std::array<std::pair<std::string_view, std::string>, 5> parts{
        {{"mimetype", std::string(type)},
         {"content.xml", writer.content()},
         {"settings.xml", writer.settings()},
         {"meta.xml", meta},
         {"META-INF/manifest.xml", manifest}}};
    return archive_of(parts);
}

} // namespace ctg
