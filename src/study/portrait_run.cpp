// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/digest.hpp"
#include "ctg/base/error.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/study/shipped.hpp"

#include "base/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>

// The pages of a country are made one by one, and a run that was cut off goes on where it stopped.

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// Stands in the folder until all pages do, and holds what tells this run from another.
constexpr std::string_view marker_name = "portraits.en-cours";

struct Page {
    std::string territory;
    fs::path file;
};

std::vector<Page> pages_of(const PortraitData& data, const std::vector<std::string>& territories,
                           const fs::path& folder) {
    std::vector<Page> pages;
    for (const auto& key : territories)
        pages.push_back({territory_of(data, key).key, folder / page_name_of(key)});
    if (territories.empty())
        for (const auto& zone : data.territories.zones)
            pages.push_back({zone.key, folder / page_name_of(zone.key)});
    for (const auto& key : data.compared)
        (void)territory_of(data, key); // refused before anything is written
    return pages;
}

/// A digest of what the pages show: the index tells the study, its sources by their own digests and
/// the language; the values and the contributions tell what the scheme makes of them.
std::string identity_of(const PortraitData& data, const std::vector<Page>& pages,
                        std::string_view index) {
    std::string text(index);
    for (const auto& page : pages)
        text += page.territory + '\n';
    for (const auto& key : data.compared)
        text += key + '\n';
    const auto add = [&](const std::vector<IndicatorValue>& values) {
        for (const auto& value : values)
            if (value.value.is_known()) text += fmt::format("{}\n", value.value.value());
    };
    add(data.indicators);
    if (data.earlier) add(data.earlier->indicators);
    for (const auto& contribution : data.scoring.contributions)
        text += fmt::format("{}\n", contribution.points);
    return sha256_hex(text);
}

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// @throws ReadError before anything is written, where something would be lost.
void refuse_what_is_there(const std::vector<Page>& pages, const fs::path& index,
                          const fs::path& marker) {
    if (fs::exists(marker))
        throw ReadError({error_of("CTG-PORT-023", {{"folder", marker.parent_path().string()}})});
    for (const auto& page : pages)
        if (fs::exists(page.file))
            throw ReadError({error_of("CTG-WRIT-001", {{"file", page.file.string()}})});
    if (fs::exists(index)) throw ReadError({error_of("CTG-WRIT-001", {{"file", index.string()}})});
}

/// Whether the pages of an earlier run in `folder` are to be kept.
bool goes_on(const fs::path& marker, const std::string& identity) {
    if (!fs::exists(marker)) return false;
    if (content_of(marker) != identity)
        throw ReadError({error_of("CTG-PORT-024", {{"folder", marker.parent_path().string()}})});
    return true;
}

} // namespace

std::vector<fs::path> publish_portraits(const PortraitData& data,
                                        const std::vector<std::string>& territories,
                                        const fs::path& folder, Language language,
                                        Existing existing, const PortraitRun& run) {
    const WebRuntime runtime = shipped_web_runtime();
    const auto pages = pages_of(data, territories, folder);
    const fs::path index = folder / "index.html";
    const fs::path marker = folder / marker_name;
    const auto index_text = index_page(data, runtime, language, territories);
    const auto identity = identity_of(data, pages, index_text);
    const bool is_resumed = run.resume && goes_on(marker, identity);
    if (!is_resumed && existing == Existing::refuse) refuse_what_is_there(pages, index, marker);
    write_file(marker, identity, Existing::replace);

    std::mutex guard;
    std::size_t done = 0;
    const auto make = [&](std::size_t n) {
        const auto& [territory, file] = pages[n];
        if (!is_resumed || !fs::exists(file))
            write_file(file, portrait_page(data, territory, runtime, language), existing);
        const std::scoped_lock lock(guard);
        ++done;
        if (run.progress) run.progress(done, pages.size());
    };
    const std::size_t threads =
        run.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : run.threads;
    in_parallel(threads, pages.size(), [&] { return make; });

    // Last, so that no index leads to pages that are not there.
    write_file(index, index_text, is_resumed ? Existing::replace : existing);
    fs::remove(marker);
    std::vector<fs::path> files{index};
    for (const auto& page : pages)
        files.push_back(page.file);
    return files;
}

} // namespace ctg
