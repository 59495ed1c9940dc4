// SPDX-License-Identifier: Apache-2.0
#include "writing/zip.hpp"

#include "writing/gdal_layer.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <atomic>
#include <cassert>
#include <memory>

namespace ctg {
namespace {

struct FileCloser {
    void operator()(VSILFILE* file) const noexcept { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, FileCloser>;
using Names = std::unique_ptr<char*, decltype(&CSLDestroy)>;

std::string content_of(const std::string& path) {
    constexpr std::size_t chunk = std::size_t{1} << 20U;
    std::string content;
    const File file(VSIFOpenL(path.c_str(), "rb"));
    for (bool is_over = file == nullptr; !is_over;) {
        const std::size_t before = content.size();
        content.resize(before + chunk);
        const auto count = VSIFReadL(content.data() + before, 1, chunk, file.get());
        content.resize(before + count);
        is_over = count < chunk;
    }
    return content;
}

/// Whether the text ends with the end of its first element, its prolog left aside.
bool is_whole(std::string_view xml) {
    const auto prolog = xml.find("?>");
    const auto first = xml.find('<', prolog == xml.npos ? 0 : prolog);
    if (first == xml.npos) return false;
    const auto name = xml.substr(first + 1, xml.find_first_of(" />\r\n", first) - first - 1);
    while (!xml.empty() && (xml.back() == '\n' || xml.back() == '\r'))
        xml.remove_suffix(1);
    return xml.ends_with(fmt::format("</{}>", name)) ||
           (xml.ends_with("/>") && xml.find('<', first + 1) == xml.npos);
}

} // namespace

std::string fault_of_parts(const std::filesystem::path& file) {
    const GdalWords words;
    const auto archive = "/vsizip/{" + file.string() + "}";
    const Names names(VSIReadDirRecursive(archive.c_str()), &CSLDestroy);
    std::string_view fault = CSLCount(names.get()) == 0 ? "no archive" : "";
    for (char** name = names.get(); name != nullptr && *name != nullptr; ++name) {
        const std::string_view part = *name;
        const bool is_xml = part.ends_with(".xml") || part.ends_with(".rels");
        if (is_xml && !is_whole(content_of(archive + '/' + *name))) fault = "a part of it is cut";
    }
    return words.text().empty() ? std::string(fault) : words.text();
}

std::string archive_of(std::span<const std::pair<std::string_view, std::string>> parts) {
    static std::atomic<unsigned> count{0};
    const auto path = fmt::format("/vsimem/ctg-workbook-{}.zip", ++count);
    void* const archive = CPLCreateZip(path.c_str(), nullptr);
    assert(archive != nullptr);
    char stored[] = "COMPRESSED=NO";
    char undated[] = "TIMESTAMP=315532800"; // 1980-01-01; GDAL before 3.7 writes none at all
    char* as_it_is[] = {undated, stored, nullptr};
    char* packed[] = {undated, nullptr};
    for (const auto& [name, content] : parts) {
        const bool is_first = name == parts.front().first;
        CPLCreateFileInZip(archive, std::string(name).c_str(), is_first ? as_it_is : packed);
        CPLWriteFileInZip(archive, content.data(), static_cast<int>(content.size()));
        CPLCloseFileInZip(archive);
    }
    CPLCloseZip(archive);
    vsi_l_offset size = 0;
    const std::unique_ptr<GByte, decltype(&VSIFree)> bytes(
        VSIGetMemFileBuffer(path.c_str(), &size, TRUE), &VSIFree);
    return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

} // namespace ctg
