// SPDX-License-Identifier: Apache-2.0
#include "portrait/shared_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace ctg {
namespace {

/// How each topology of a specification begins; in names and texts the quotes are escaped.
constexpr std::string_view beginning = R"({"type":"Topology")";

/// The JSON object that `text` begins with.
std::string_view object_at(std::string_view text) {
    std::size_t depth = 0;
    bool is_in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_in_string && c == '\\')
            ++i;
        else if (c == '"')
            is_in_string = !is_in_string;
        else if (!is_in_string && c == '{')
            ++depth;
        else if (!is_in_string && c == '}' && --depth == 0)
            return text.substr(0, i + 1);
    }
    return text;
}

std::vector<std::string_view> topologies_in(std::string_view body) {
    std::vector<std::string_view> topologies;
    for (auto at = body.find(beginning); at != body.npos;) {
        topologies.push_back(object_at(body.substr(at)));
        at = body.find(beginning, at + topologies.back().size());
    }
    return topologies;
}

} // namespace

std::string with_shared_shapes(std::string_view body) {
    const auto topologies = topologies_in(body);
    std::vector<std::string_view> shared;
    std::string text;
    std::size_t copied = 0;
    for (const auto topology : topologies) {
        if (std::ranges::count(topologies, topology) < 2) continue;
        auto number =
            static_cast<std::size_t>(std::ranges::find(shared, topology) - shared.begin());
        if (number == shared.size()) shared.push_back(topology);
        const auto at = static_cast<std::size_t>(topology.data() - body.data());
        text += body.substr(copied, at - copied);
        text += fmt::format(R"({{"shared":{}}})", number);
        copied = at + topology.size();
    }
    text += body.substr(copied);
    if (shared.empty()) return text;
    return text +
           fmt::format(R"(<script type="application/json" id="shapes">[{}]</script>)",
                       fmt::join(shared, ",")) +
           '\n';
}

} // namespace ctg
