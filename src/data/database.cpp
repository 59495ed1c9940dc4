// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/database.hpp"

#include "ctg/base/error.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <memory>

namespace ctg {
namespace {

struct OptionsFreer {
    void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};

constexpr char lower_of(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_word(char c) noexcept {
    return (lower_of(c) >= 'a' && lower_of(c) <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Where `word`, in lower case, stands in `text`, in any case.
std::size_t find_word(std::string_view text, std::string_view word) {
    const auto found =
        std::ranges::search(text, word, [](char a, char b) { return lower_of(a) == b; });
    return found.empty() ? std::string_view::npos
                         : static_cast<std::size_t>(found.begin() - text.begin());
}

/// `value` between the quotes of a connection string (libpq, §34.1.1.1).
std::string quoted(std::string_view value) {
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\') text += '\\';
        text += c;
    }
    return text + "'";
}

bool is_name(std::string_view text) noexcept {
    constexpr std::size_t longest = 63; // PostgreSQL, §4.1.1
    return !text.empty() && text.size() <= longest &&
           !(text.front() >= '0' && text.front() <= '9') && std::ranges::all_of(text, is_word);
}

} // namespace

DatabaseAddress::DatabaseAddress(std::string_view text) {
    constexpr std::string_view prefix = "pg:";
    const auto address =
        std::string(find_word(text, prefix) == 0 ? text.substr(prefix.size()) : text);
    const std::unique_ptr<PQconninfoOption, OptionsFreer> options(
        PQconninfoParse(address.c_str(), nullptr));
    if (!options || !is_named_by(text) || address.empty())
        throw ArgumentError({error_of("CTG-PGIS-002", {})});
    bool has_timeout = false;
    for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        const std::string_view key = option->keyword;
        connection_ += fmt::format("{}={} ", key, quoted(option->val));
        has_timeout = has_timeout || key == "connect_timeout";
        if (find_word(key, "password") != std::string_view::npos && *option->val != '\0')
            secrets_.emplace_back(option->val);
    }
    for (const std::string_view key : {"host", "port", "dbname", "user"})
        for (const auto* option = options.get(); option->keyword != nullptr; ++option)
            if (key == option->keyword && option->val != nullptr)
                shown_ += fmt::format("{}{}={}", shown_.empty() ? "PG:" : " ", key, option->val);
    if (shown_.empty()) shown_ = "PG:";
    if (!has_timeout) connection_ += "connect_timeout=10 ";
    connection_ += "application_name=ctg";
    // A server may repeat a password that stands in quotes, or encoded.
    const auto plain = secrets_;
    for (const auto& secret : plain)
        secrets_.push_back(quoted(secret));
    shown_ = without_secrets(shown_);
}

bool DatabaseAddress::is_named_by(std::string_view text) noexcept {
    constexpr std::array<std::string_view, 3> beginnings{"pg:", "postgresql://", "postgres://"};
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
        return find_word(text.substr(0, beginning.size()), beginning) == 0;
    });
}

std::string DatabaseAddress::without_secrets(std::string words) const {
    constexpr std::string_view hidden = "…";
    for (const auto& secret : secrets_)
        for (auto at = words.find(secret); at != std::string::npos;
             at = words.find(secret, at + hidden.size()))
            words.replace(at, secret.size(), hidden);
    return words;
}

TableName TableName::of(std::string_view text) {
    const auto point = text.find('.');
    TableName name;
    if (point != std::string_view::npos) name.schema = text.substr(0, point);
    name.table = text.substr(point == std::string_view::npos ? 0 : point + 1);
    const bool is_right =
        is_name(name.table) && (point == std::string_view::npos || is_name(name.schema));
    if (!is_right)
        throw ArgumentError({error_of("CTG-PGIS-003", {{"text", without_passwords(text)}})});
    return name;
}

std::string TableName::text() const {
    return schema.empty() ? table : schema + "." + table;
}

std::string without_passwords(std::string_view text) {
    constexpr std::string_view hidden = "…";
    std::size_t cut = text.size();
    for (const std::string_view scheme : {"postgresql:", "postgres:"})
        cut = std::min(cut, find_word(text, scheme));
    for (std::size_t at = 0; at + 3 <= text.size(); ++at)
        if (find_word(text.substr(at, 3), "pg:") == 0 && (at == 0 || !is_word(text[at - 1]))) {
            cut = std::min(cut, at + 3);
            break;
        }
    if (const auto word = find_word(text, "password"); word != std::string_view::npos) {
        const auto after = text.find_first_not_of(' ', word + std::string_view("password").size());
        if (after != std::string_view::npos && (text[after] == '=' || text[after] == '%'))
            cut = std::min(cut, word);
    }
    if (cut >= text.size()) return std::string(text);
    return std::string(text.substr(0, cut)).append(hidden);
}

} // namespace ctg
