// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// Limits that an input may not pass (LimitError CTG-READ-010 names the one passed, and the option
/// that lifts it: `--limit rows=20000000`, `[limits]` in study.toml, this struct in C++).
struct ReadLimits {
    std::size_t file_bytes = 512UL << 20U;
    std::size_t rows = 1'000'000;
    std::size_t vertices = 10'000'000;
    std::size_t cell_bytes = 1UL << 20U;
    std::size_t nesting = 64;                 ///< of JSON; a collection of multipolygons needs 8
    std::size_t archive_entries = 1'000;      ///< of a ZIP archive: a workbook, a zipped Shapefile
    std::size_t archive_bytes = 256UL << 20U; ///< of a ZIP archive, once inflated
    std::size_t archive_ratio = 200;          ///< inflated bytes for each byte of the archive

    friend bool operator==(const ReadLimits&, const ReadLimits&) = default;
};

/// The names of the limits, as options and messages have them.
[[nodiscard]] std::vector<std::string> limit_names();

/// `limits` with the one that is named `name` at `most`; nothing when none has that name.
[[nodiscard]] std::optional<ReadLimits> with_limit(ReadLimits limits, std::string_view name,
                                                   std::size_t most);

/// A limit as an option has it, "rows=20000000".
struct LimitChange {
    std::string name;
    std::size_t most = 0;
    friend bool operator==(const LimitChange&, const LimitChange&) = default;
};

/// The change that `text` asks for.
/// @throws ArgumentError CTG-READ-060 if it is not NAME=COUNT, -061 if no limit has that name.
[[nodiscard]] LimitChange limit_change_of(std::string_view text);

} // namespace ctg
