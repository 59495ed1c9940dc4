// SPDX-License-Identifier: Apache-2.0
#include "portrait/json.hpp"

#include <array>
#include <utility>

namespace ctg {

std::string json_text(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string embeddable(std::string_view json) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> escapes{
        {{"<", "\\u003c"},
         {">", "\\u003e"},
         {"&", "\\u0026"},
         {"\u2028", "\\u2028"},
         {"\u2029", "\\u2029"}}};
    std::string text;
    for (std::size_t i = 0; i < json.size();) {
        std::string_view taken = json.substr(i, 1);
        std::string_view put = taken;
        for (const auto& [character, escape] : escapes)
            if (json.substr(i).starts_with(character)) {
                taken = character;
                put = escape;
            }
        text += put;
        i += taken.size();
    }
    return text;
}

} // namespace ctg
