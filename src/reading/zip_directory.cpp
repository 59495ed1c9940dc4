// SPDX-License-Identifier: Apache-2.0
#include "reading/zip_directory.hpp"

namespace ctg {
namespace {

constexpr std::string_view end_signature = "PK\x05\x06";
constexpr std::string_view entry_signature = "PK\x01\x02";
constexpr std::size_t end_size = 22;
constexpr std::size_t entry_size = 46;

/// The whole number in `size` bytes at `at`, least byte first. @pre they are there.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) noexcept {
    std::size_t number = 0;
    for (std::size_t i = size; i > 0; --i)
        number = (number << 8U) | static_cast<unsigned char>(bytes[at + i - 1]);
    return number;
}

} // namespace

std::optional<std::vector<ZipEntry>> zip_directory_of(std::string_view bytes) {
    const auto end = bytes.rfind(end_signature);
    if (end == std::string_view::npos || bytes.size() - end < end_size) return std::nullopt;
    const std::size_t count = number_at(bytes, end + 10, 2);
    std::size_t at = number_at(bytes, end + 16, 4);
    std::vector<ZipEntry> entries;
    for (std::size_t n = 0; n < count; ++n) {
        if (at > end || end - at < entry_size || bytes.substr(at, 4) != entry_signature)
            return std::nullopt;
        const std::size_t name_size = number_at(bytes, at + 28, 2);
        const std::size_t rest_size = number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
        if (end - at < entry_size + name_size + rest_size) return std::nullopt;
        entries.push_back(
            {std::string(bytes.substr(at + entry_size, name_size)), number_at(bytes, at + 24, 4)});
        at += entry_size + name_size + rest_size;
    }
    return entries;
}

void check_archive(const std::vector<ZipEntry>& entries, const Input& archive,
                   const ReadLimits& limits, const Place& place) {
    std::size_t inflated = 0;
    for (const auto& entry : entries)
        inflated += entry.inflated_bytes;
    check_limit("archive_entries", entries.size(), limits.archive_entries, place);
    check_limit("archive_bytes", inflated, limits.archive_bytes, place);
    check_limit("archive_ratio", inflated / archive.bytes.size(), limits.archive_ratio, place);
}

} // namespace ctg
