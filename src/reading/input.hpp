// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/reading/read.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The bytes of a file. No reader opens a file but through here, GDAL included.
struct Input {
    std::string file; ///< as the user named it
    std::string bytes;
};

/// The one door in: a plain file of this computer, neither empty nor larger than allowed.
/// @throws ReadError CTG-READ-001 (missing, nearest name), -002 (empty), -003 (a network or virtual
///         path), -005 (not a plain file), -009 (the system's words); LimitError CTG-READ-010.
[[nodiscard]] Input open_input(const std::filesystem::path& file, const ReadLimits& limits);

/// A text file without its byte order mark, and its lines without their ends (LF, CRLF or CR) to be
/// shown in messages: one that is too long for that is left empty.
struct InputText {
    std::string text;
    std::vector<std::string> lines;
};

/// @throws DataError CTG-READ-011 for each line that is not UTF-8, -012 when all is UTF-16, -013
/// for
///         each line with a NUL.
[[nodiscard]] InputText text_of(const Input& input);

/// Throws LimitError CTG-READ-010 if `count` is more than `most`.
void check_limit(std::string_view limit, std::size_t count, std::size_t most, const Place& place);

} // namespace ctg
