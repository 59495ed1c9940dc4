// SPDX-License-Identifier: Apache-2.0
// Classes in words: the same on maps, in tables and in QGIS.
#include "ctg/data/figure.hpp"
#include "ctg/data/readable.hpp"
#include "ctg/indicator/classes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

namespace ctg {
namespace {

constexpr Phrase from_to = tr("{} to {}");
constexpr Phrase at_most = tr("{} or less");
constexpr Phrase more_than = tr("more than {}");

constexpr int most_decimals = 17; ///< those of a number below 1

/// The digits after the mark of the shortest decimal number that is `value`.
int decimals_of(double value) {
    const std::string text = fmt::format("{}", value);
    const auto exponent_at = std::min(text.find('e'), text.size());
    const auto mark = std::min(text.find('.'), exponent_at);
    const int digits = static_cast<int>(exponent_at - mark) - (mark < exponent_at ? 1 : 0);
    const int exponent = exponent_at < text.size() ? std::stoi(text.substr(exponent_at + 1)) : 0;
    return std::max(0, digits - exponent);
}

/// Digit by digit, as given. A minus sign is not taken for the dash of a range.
std::string words_of(double bound, Language language) {
    return (bound < 0.0 ? "−" : "") + readable(std::abs(bound), decimals_of(bound), language);
}

std::string in(Language language, const Phrase& phrase, const std::string& first,
               const std::string& second = {}) {
    return fmt::format(fmt::runtime(phrase.in(language)), first, second);
}

} // namespace

std::vector<std::string> labels_of(const Classes& classes, Language language) {
    std::vector<std::string> told;
    for (const double bound : classes.told)
        told.push_back(words_of(bound, language));
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < classes.counts.size(); ++i) {
        if (!classes.ends && i == 0)
            labels.push_back(in(language, at_most, told.front()));
        else if (!classes.ends && i == classes.cuts.size())
            labels.push_back(in(language, more_than, told.back()));
        else {
            const auto& lower = told[classes.ends ? i : i - 1];
            const auto& upper = told[classes.ends ? i + 1 : i];
            labels.push_back(lower == upper ? lower : in(language, from_to, lower, upper));
        }
    }
    return labels;
}

int decimals_within(const Classes& classes, double value, int fewest) {
    const std::size_t index = class_of(classes, value);
    const auto cuts = std::span(classes.told).subspan(classes.ends ? 1 : 0, classes.cuts.size());
    const auto is_within = [&](int decimals) {
        const double shown =
            parse_number(fmt::format("{:.{}f}", value, decimals), DecimalMark::point)
                .value_or(value);
        const bool is_above =
            index > 0 ? shown > cuts[index - 1] : !classes.ends || shown >= classes.told.front();
        const bool is_below = index < cuts.size() ? shown <= cuts[index]
                                                  : !classes.ends || shown <= classes.told.back();
        return is_above && is_below;
    };
    int decimals = fewest;
    while (decimals < most_decimals && !is_within(decimals))
        ++decimals;
    return decimals;
}

std::string_view bounds_words(Language language) noexcept {
    constexpr Phrase words = tr("upper bound included");
    return words.in(language);
}

std::string_view words_of(ClassMethod method, Language language) noexcept {
    constexpr std::array<Phrase, all_class_methods.size()> words{{
        tr("classes of as many values (quantiles)"),
        tr("natural breaks (Jenks)"),
        tr("classes of equal width"),
        tr("classes by standard deviation"),
        tr("head/tail breaks"),
        tr("classes at bounds given"),
    }};
    return words[static_cast<std::size_t>(method)].in(language);
}

} // namespace ctg
