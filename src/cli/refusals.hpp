// SPDX-License-Identifier: Apache-2.0
// What CLI11 refuses in English only, in the language of the session.
#pragma once

#include "cli/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <string>
#include <vector>

namespace ctg::cli {

/// Lets through one of `names`.
[[nodiscard]] inline CLI::Validator one_of(const Session& session, std::vector<std::string> names) {
    const std::string list = fmt::format("{}", fmt::join(names, ","));
    const std::string refusal = session.words(tr("one of ")) + list;
    return {[names = std::move(names), refusal](std::string& text) {
                return std::ranges::find(names, text) == names.end() ? refusal : std::string();
            },
            "{" + list + "}"};
}

/// Lets through numbers from `least` to `most`, or above 0.
[[nodiscard]] inline CLI::Validator number_within(const Session& session, int least, int most) {
    const std::string range = fmt::format("{}–{}", least, most);
    const std::string refusal = session.words(tr("a whole number, ")) + range;
    return {[=](std::string& text) {
                int value = 0;
                const auto [stop, fault] =
                    std::from_chars(text.data(), text.data() + text.size(), value);
                const bool is_whole = fault == std::errc{} && stop == text.data() + text.size();
                return is_whole && value >= least && value <= most ? std::string() : refusal;
            },
            range};
}
[[nodiscard]] inline CLI::Validator number_above_zero(const Session& session) {
    const std::string refusal = session.words(tr("a number above 0"));
    return {[refusal](std::string& text) {
                double value = 0.0;
                return CLI::detail::lexical_cast(text, value) && value > 0.0 ? std::string()
                                                                             : refusal;
            },
            "> 0"};
}

/// Refuses `option` beside any of `others`.
inline void refuse_beside(const CLI::App& verb, const Session& session, const std::string& option,
                          std::initializer_list<const char*> others) {
    for (const char* const other : others)
        if (verb.count(option) > 0 && verb.count(other) > 0)
            throw CLI::ValidationError(option, session.words(tr("not with ")) + other);
}

/// Refuses `options` without `other`, which they are about.
inline void refuse_without(const CLI::App& verb, const Session& session, const std::string& other,
                           std::initializer_list<const char*> options) {
    for (const char* const option : options)
        if (verb.count(option) > 0 && verb.count(other) == 0)
            throw CLI::ValidationError(option, session.words(tr("only with ")) + other);
}

} // namespace ctg::cli
