// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace ctg {

/// Waits until no other program has the SQLite database `file` open for writing or reading, at most
/// 5 s. A file that is not there is free.
/// @throws ReadError CTG-WRIT-006 when the time is up.
void wait_until_free(const std::filesystem::path& file);

} // namespace ctg
