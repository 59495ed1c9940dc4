// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace ctg {

/// What is wrong with the XML parts of the archive `file`, in words: one of them does not end where
/// its first element does. Nothing when all are whole.
[[nodiscard]] std::string fault_of_parts(const std::filesystem::path& file);

/// An archive of `parts` (name, content), the first of them not compressed, without dates.
[[nodiscard]] std::string
archive_of(std::span<const std::pair<std::string_view, std::string>> parts);

} // namespace ctg
