// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/digest.hpp"
#include "ctg/base/error.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/study/shipped.hpp"

#include "base/parallel.hpp"
#include "study/run_marker.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

// The pages of a country are made one by one, and a run that was cut off goes on where it stopped.

namespace ctg {
namespace {

namespace fs = std::filesystem;

/// The keys of the territories whose pages are asked for, each once.
std::vector<std::string> keys_of(const PortraitData& data,
                                 const std::vector<std::string>& territories) {
    std::vector<std::string> keys;
    for (const auto& key : territories)
        if (std::ranges::find(keys, key) == keys.end()) keys.push_back(territory_of(data, key).key);
    if (territories.empty())
        for (const auto& zone : data.territories.zones)
            keys.push_back(zone.key);
    for (const auto& key : data.compared)
        (void)territory_of(data, key); // refused before anything is written
    return keys;
}

/// A digest of all that decides the pages: the program, the study and its files by their digests,
/// what was asked, and what is counted from other files.
std::string identity_of(const PortraitData& data, const std::vector<std::string>& keys,
                        Language language, bool is_printed) {
    std::string text = fmt::format("{} {} {} {}\n", version(), static_cast<int>(language),
                                   is_printed, data.weights.basis().name);
    const auto add = [&](const auto& words) { text += fmt::format("{}\n", words); };
    for (const auto& [role, source] : data.sources)
        add(fmt::format("{} {} {}", role, source.file, source.sha256));
    if (data.scheme) add(data.scheme->sha256);
    add(fmt::format("{}", fmt::join(keys, " ")));
    add(fmt::format("{}", fmt::join(data.compared, " ")));
    for (const auto* coverage : {&data.coverage, &data.projected})
        for (const auto& zone : *coverage)
            add(fmt::format("{} {} {}", zone.zone, zone.point.year.value,
                            zone.point.share.value()));
    for (const auto& point : data.scenarios)
        add(fmt::format("{} {}", point.scenario, point.gain));
    const auto add_values = [&](const std::vector<IndicatorValue>& values) {
        for (const auto& value : values)
            if (value.value.is_known()) add(value.value.value());
    };
    add_values(data.indicators);
    if (data.earlier) add_values(data.earlier->indicators);
    return sha256_hex(text);
}

/// @throws ReadError before anything is written, where something would be lost.
void refuse_what_is_there(const std::vector<fs::path>& files) {
    for (const auto& file : files)
        if (fs::exists(file))
            throw ReadError({error_of("CTG-WRIT-001", {{"file", file.string()}})});
}

} // namespace

std::vector<fs::path> publish_portraits(PortraitData data,
                                        const std::vector<std::string>& territories,
                                        const fs::path& folder, Language language,
                                        Existing existing, const PortraitRun& run) {
    const WebRuntime runtime = shipped_web_runtime();
    const auto keys = keys_of(data, territories);
    std::vector<fs::path> files{folder / "index.html"};
    for (const auto& key : keys)
        files.push_back(folder / page_name_of(key));
    const std::size_t pages = files.size();
    if (run.browser)
        for (std::size_t n = 0; n < pages; ++n)
            files.push_back(fs::path(files[n]).replace_extension(".pdf"));

    RunMarker marker(folder);
    const auto identity = identity_of(data, keys, language, run.browser.has_value());
    const bool begins_again = existing == Existing::replace;
    if (marker.stands() && !run.resume && !begins_again)
        throw ReadError({error_of("CTG-PORT-023", {{"folder", folder.string()}})});
    const bool is_resumed = run.resume && marker.stands() && marker.identity() == identity;
    if (run.resume && marker.stands() && !is_resumed && !begins_again)
        throw ReadError({error_of("CTG-PORT-024", {{"folder", folder.string()}})});
    if (is_resumed) {
        data.command = marker.command(); // of the pages that stand
    } else {
        if (!begins_again) refuse_what_is_there(files);
        marker.begin(identity, data.command);
    }

    std::mutex guard;
    std::size_t done = 0;
    const auto make = [&](std::size_t n, const auto& write) {
        const auto name = files[n].filename().string();
        const bool is_made = marker.has(name) && fs::exists(files[n]);
        if (!is_made) write(is_resumed ? Existing::replace : existing);
        const std::scoped_lock lock(guard);
        if (!is_made) marker.add(name);
        ++done;
        if (run.progress) run.progress(done, files.size());
    };
    const std::size_t threads =
        run.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : run.threads;
    in_parallel(threads, keys.size(), [&] {
        return [&](std::size_t n) {
            make(n + 1, [&](Existing how) {
                write_file(files[n + 1], portrait_page(data, keys[n], runtime, language), how);
            });
        };
    });
    // The index comes last, so that it leads to no page that is not there.
    make(0, [&](Existing how) {
        write_file(files[0], index_page(data, runtime, language, territories), how);
    });
    for (std::size_t n = pages; n < files.size(); ++n)
        make(n, [&](Existing how) { print_pages({files[n - pages]}, *run.browser, how); });
    marker.end();
    return files;
}

} // namespace ctg
