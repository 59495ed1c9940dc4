// SPDX-License-Identifier: Apache-2.0
#include "reading/input.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/data/database.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace ctg {
namespace {

Place place_of(const std::string& file) {
    return {file, 0, 0, {}, {}, PlaceUnit::line};
}

[[noreturn]] void refuse(std::string_view code, DiagnosticValues values, const std::string& file) {
    values.emplace_back("file", file);
    throw ReadError({error_of(code, std::move(values), place_of(file))});
}

/// Whether `file` begins like http:, PG: or s3: (RFC 3986, §3.1). One letter is a Windows drive.
bool has_scheme(std::string_view file) noexcept {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto is_allowed = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    };
    const auto colon = file.find(':');
    return colon != std::string_view::npos && colon > 1 && is_letter(file.front()) &&
           std::ranges::all_of(file.substr(0, colon), is_allowed);
}

std::string nearest_name(const std::filesystem::path& file) {
    std::vector<std::string> names;
    std::error_code fault;
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    for (std::filesystem::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault))
        names.push_back(entry->path().filename().string());
    return joined(nearest(file.filename().string(), names));
}

std::string bytes_of(const std::filesystem::path& file, const ReadLimits& limits) {
    const std::string name = file.string();
    std::ifstream stream(file, std::ios::binary);
    if (!stream) refuse("CTG-READ-009", {{"words", std::generic_category().message(errno)}}, name);
    stream.seekg(0, std::ios::end);
    const auto size = static_cast<std::size_t>(std::max<std::streamoff>(0, stream.tellg()));
    check_limit("file_bytes", size, limits.file_bytes, place_of(name));
    std::string bytes(size, '\0');
    stream.seekg(0);
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!stream) refuse("CTG-READ-009", {{"words", std::generic_category().message(errno)}}, name);
    return bytes;
}

} // namespace

void check_limit(std::string_view limit, std::size_t count, std::size_t most, const Place& place) {
    if (count <= most) return;
    // Counting stopped at the limit, so what would do is not known: ten times as much is offered.
    constexpr std::size_t more = 10;
    throw LimitError({error_of("CTG-READ-010",
                               {{"limit", std::string(limit)},
                                {"count", std::to_string(count)},
                                {"more", std::to_string(std::max(count, most * more))},
                                {"most", std::to_string(most)}},
                               place)});
}

Input open_input(const std::filesystem::path& file, const ReadLimits& limits) {
    const std::string path = file.string();
    const std::string name = without_passwords(path);
    if (has_scheme(path) || path.starts_with("/vsi")) refuse("CTG-READ-003", {}, name);
    std::error_code fault;
    const auto status = std::filesystem::status(file, fault);
    if (status.type() == std::filesystem::file_type::not_found)
        refuse("CTG-READ-001", {{"nearest", nearest_name(file)}}, name);
    if (fault) refuse("CTG-READ-009", {{"words", fault.message()}}, name);
    if (!std::filesystem::is_regular_file(status)) refuse("CTG-READ-005", {}, name);
    Input input{name, bytes_of(file, limits)};
    if (input.bytes.empty()) refuse("CTG-READ-002", {}, name);
    return input;
}

} // namespace ctg
