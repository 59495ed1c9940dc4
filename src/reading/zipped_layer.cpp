// SPDX-License-Identifier: Apache-2.0
#include "reading/zipped_layer.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "reading/gdal_watch.hpp"
#include "reading/layer_formats.hpp"
#include "reading/utf8.hpp"
#include "reading/zip_directory.hpp"

#include <algorithm>
#include <array>

namespace ctg {
namespace {

constexpr std::array<std::string_view, 4> side_extensions{".shx", ".dbf", ".prj", ".cpg"};

Place place_of(const Input& archive) {
    return {archive.file, 0, 0, {}, {}, PlaceUnit::feature};
}

[[noreturn]] void refuse_archive(const Input& archive, std::string words) {
    throw DataError({error_of("CTG-READ-068", {{"words", std::move(words)}}, place_of(archive))});
}

std::string extension_of(const std::string& name) {
    return lower(std::filesystem::path(name).extension().string());
}

std::string without_extension(const std::string& name) {
    return std::filesystem::path(name).replace_extension().string();
}

/// The entry that names a layer; those of macOS's own folder are no part of the archive.
const ZipEntry& layer_entry(const std::vector<ZipEntry>& entries, const Input& archive) {
    std::vector<std::string> names;
    const ZipEntry* found = nullptr;
    for (const auto& entry : entries) {
        if (layer_format_of(entry.name) == nullptr || entry.name.starts_with("__MACOSX/")) continue;
        names.push_back(entry.name);
        found = &entry;
    }
    if (names.size() != 1)
        throw DataError({error_of("CTG-READ-069", {{"layers", joined(names)}}, place_of(archive))});
    return *found;
}

/// A ZIP archive in memory, which GDAL inflates.
class OpenArchive {
public:
    explicit OpenArchive(const Input& archive) : archive_(archive), bytes_(archive.bytes) {
        folder_.lend("archive.zip", bytes_);
    }

    /// No more of the entry is inflated than the directory announces, which was held to the limits.
    [[nodiscard]] Input part(const ZipEntry& entry) const {
        const auto path = "/vsizip/{" + folder_.path_of("archive.zip") + "}/" + entry.name;
        const VsiFile file(VSIFOpenL(path.c_str(), "rb"));
        if (!file) refuse_archive(archive_, entry.name);
        Input part{archive_.file + "/" + std::filesystem::path(entry.name).filename().string(),
                   std::string(entry.inflated_bytes, '\0')};
        const auto count = VSIFReadL(part.bytes.data(), 1, part.bytes.size(), file.get());
        if (count != part.bytes.size() || !watch_.errors().empty())
            refuse_archive(archive_, entry.name);
        return part;
    }

private:
    const Input& archive_;
    std::string bytes_;
    GdalWatch watch_;
    MemoryFolder folder_;
};

} // namespace

bool is_zip(const std::filesystem::path& file) {
    return lower(file.extension().string()) == ".zip";
}

std::vector<Input> zipped_layer(const Input& archive, const ReadLimits& limits) {
    const auto entries = zip_directory_of(archive.bytes);
    if (!entries) refuse_archive(archive, "–");
    check_archive(*entries, archive, limits, place_of(archive));
    const auto& layer = layer_entry(*entries, archive);
    const OpenArchive opened(archive);
    std::vector<Input> parts{opened.part(layer)};
    if (extension_of(layer.name) != ".shp") return parts;
    for (const auto extension : side_extensions)
        for (const auto& entry : *entries)
            if (extension_of(entry.name) == extension &&
                without_extension(entry.name) == without_extension(layer.name))
                parts.push_back(opened.part(entry));
    return parts;
}

} // namespace ctg
