// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ctg {

/// The SHA-256 of `bytes` in lower-case hexadecimal (64 characters).
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// The SHA-256 of `bytes` in base64, as a Content-Security-Policy names a script.
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

} // namespace ctg
