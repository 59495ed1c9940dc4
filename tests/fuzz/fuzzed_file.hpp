// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace ctg_fuzz {

/// The law of a target is broken: libFuzzer takes the abort for a crash, and keeps the input.
inline void require(bool is_kept) {
    if (!is_kept) std::abort();
}

/// The input as the file that a reader opens, in memory where the system has such a folder.
inline std::filesystem::path file_of(const std::string& extension, const std::uint8_t* data,
                                     std::size_t size) {
    static const auto folder = std::filesystem::is_directory("/dev/shm")
                                   ? std::filesystem::path("/dev/shm")
                                   : std::filesystem::temp_directory_path();
    const auto file = folder / ("ctg-fuzz-" + std::to_string(getpid()) + extension);
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return file;
}

} // namespace ctg_fuzz
