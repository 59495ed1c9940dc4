// SPDX-License-Identifier: Apache-2.0
// Workbooks made part by part, as the standards tell, so that no spreadsheet stands between a test
// and the bytes. Source: ECMA-376 (OOXML), OpenDocument 1.2.
#pragma once

#include <cpl_vsi.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace ctg_test {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// Writes a ZIP archive through GDAL.
inline std::filesystem::path write_zip(const std::filesystem::path& file, const ZipParts& parts) {
    const std::string archive = "/vsizip/{" + file.string() + "}";
    VSILFILE* const whole = VSIFOpenL(archive.c_str(), "wb"); // keeps the archive open
    for (const auto& [name, text] : parts) {
        VSILFILE* const part = VSIFOpenL((archive + "/" + name).c_str(), "wb");
        VSIFWriteL(text.data(), 1, text.size(), part);
        VSIFCloseL(part);
    }
    VSIFCloseL(whole);
    return file;
}

/// Cells of a sheet: text as `text_cell`, numbers as they stand in the XML.
inline std::string text_cell(const std::string& reference, const std::string& text) {
    return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}
inline std::string number_cell(const std::string& reference, const std::string& number,
                               const std::string& style = "0") {
    return "<c r=\"" + reference + "\" s=\"" + style + "\"><v>" + number + "</v></c>";
}
inline std::string sheet_row(int number, const std::string& cells) {
    return "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
}

/// The parts of an XLSX file whose sheets have these names and rows. Its style sheet has a colour
/// that is none ("Colors must be aRGB hex values"), as INSEE's ept.xlsx has.
inline ZipParts xlsx_parts(const std::vector<std::pair<std::string, std::string>>& sheets) {
    const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string package = "http://schemas.openxmlformats.org/package/2006/";
    const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    std::string types = xml + "<Types xmlns=\"" + package + "content-types\">" +
                        "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type +
                        "sheet.main+xml\"/>";
    std::string links = xml + "<Relationships xmlns=\"" + package + "relationships\">" +
                        "<Relationship Id=\"style\" Type=\"" + office +
                        "/styles\" Target=\"styles.xml\"/>";
    std::string book = xml + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\"><sheets>";
    ZipParts parts;
    for (std::size_t n = 0; n < sheets.size(); ++n) {
        const std::string number = std::to_string(n + 1);
        const std::string part = "worksheets/sheet" + number + ".xml";
        types +=
            "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + type + "worksheet+xml\"/>";
        links += "<Relationship Id=\"s" + number + "\" Type=\"" + office +
                 "/worksheet\" Target=\"" + part + "\"/>";
        book += "<sheet name=\"" + sheets[n].first + "\" sheetId=\"" + number + "\" r:id=\"s" +
                number + "\"/>";
        parts.emplace_back("xl/" + part, xml + "<worksheet xmlns=\"" + main + "\"><sheetData>" +
                                             sheets[n].second + "</sheetData></worksheet>");
    }
    parts.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
    parts.emplace_back("xl/_rels/workbook.xml.rels", links + "</Relationships>");
    parts.emplace_back("xl/styles.xml",
                       xml + "<styleSheet xmlns=\"" + main +
                           "\"><fonts><font><color rgb=\"bleu\"/></font></fonts><cellXfs>"
                           "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    parts.emplace_back("[Content_Types].xml", types + "</Types>");
    return parts;
}

/// The parts of an ODS file of one sheet: `rows` is its XML.
inline ZipParts ods_parts(const std::string& rows) {
    const std::string oasis = "urn:oasis:names:tc:opendocument:xmlns:";
    return {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
        {"content.xml",
         "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"" +
             oasis + "office:1.0\" xmlns:table=\"" + oasis + "table:1.0\" xmlns:text=\"" + oasis +
             "text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Feuille\">" +
             rows + "</table:table></office:spreadsheet></office:body>" +
             "</office:document-content>"}};
}

} // namespace ctg_test
