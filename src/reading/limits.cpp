// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/limits.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace ctg {
namespace {

struct NamedLimit {
    std::string_view name;
    std::size_t ReadLimits::*limit;
};
constexpr std::array limits_by_name{
    NamedLimit{"file_bytes", &ReadLimits::file_bytes},
    NamedLimit{"rows", &ReadLimits::rows},
    NamedLimit{"vertices", &ReadLimits::vertices},
    NamedLimit{"cell_bytes", &ReadLimits::cell_bytes},
    NamedLimit{"nesting", &ReadLimits::nesting},
    NamedLimit{"archive_entries", &ReadLimits::archive_entries},
    NamedLimit{"archive_bytes", &ReadLimits::archive_bytes},
    NamedLimit{"archive_ratio", &ReadLimits::archive_ratio},
};

} // namespace

std::vector<std::string> limit_names() {
    std::vector<std::string> names;
    for (const auto& limit : limits_by_name)
        names.emplace_back(limit.name);
    return names;
}

std::optional<ReadLimits> with_limit(ReadLimits limits, std::string_view name, std::size_t most) {
    const auto* const found = std::ranges::find(limits_by_name, name, &NamedLimit::name);
    if (found == limits_by_name.end()) return std::nullopt;
    limits.*(found->limit) = most;
    return limits;
}

LimitChange limit_change_of(std::string_view text) {
    const auto equals = std::min(text.find('='), text.size());
    LimitChange change{std::string(text.substr(0, equals)), 0};
    const auto count = text.substr(std::min(equals + 1, text.size()));
    const auto* const end = count.data() + count.size();
    const auto read = std::from_chars(count.data(), end, change.most);
    if (count.empty() || read.ec != std::errc() || read.ptr != end)
        throw ArgumentError({error_of("CTG-READ-060", {{"text", std::string(text)}})});
    if (!with_limit({}, change.name, change.most))
        throw ArgumentError(
            {error_of("CTG-READ-061", {{"limit", change.name},
                                       {"known", joined(limit_names())},
                                       {"nearest", joined(nearest(change.name, limit_names()))}})});
    return change;
}

} // namespace ctg
