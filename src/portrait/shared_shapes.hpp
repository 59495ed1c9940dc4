// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ctg {

/// `body` with each topology that several of its charts draw written once, in a script `shapes`
/// behind it: they carry its number, and page_script gives it back to them.
[[nodiscard]] std::string with_shared_shapes(std::string_view body);

} // namespace ctg
