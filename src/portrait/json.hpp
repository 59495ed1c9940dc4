// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace ctg {

using Json = nlohmann::ordered_json;

/// `value` on one line; bytes that are not UTF-8 show as U+FFFD.
[[nodiscard]] std::string json_text(const Json& value);

/// JSON text that can stand in a <script>: <, >, &, U+2028 and U+2029 are escaped, so that no name
/// closes the element or ends a line.
[[nodiscard]] std::string embeddable(std::string_view json);

} // namespace ctg
