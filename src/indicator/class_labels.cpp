// SPDX-License-Identifier: Apache-2.0
// Classes in words: the same on maps, in tables and in QGIS.
#include "ctg/data/readable.hpp"
#include "ctg/indicator/classes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

constexpr Phrase from_to = tr("{} to {}");
constexpr Phrase at_most = tr("{} or less");
constexpr Phrase more_than = tr("more than {}");

std::vector<double> bounds_in(const Classes& classes) {
    auto bounds = classes.cuts;
    if (classes.ends) {
        bounds.insert(bounds.begin(), classes.ends->lowest);
        bounds.push_back(classes.ends->highest);
    }
    return bounds;
}

/// Whether `decimals` show every bound within `tolerance`.
bool shows(const std::vector<double>& bounds, int decimals, double tolerance) {
    const double scale = std::pow(10.0, decimals);
    return std::ranges::all_of(bounds, [&](double bound) {
        return std::abs(std::round(bound * scale) / scale - bound) <= tolerance;
    });
}

/// The digits after the mark: as few as show bounds that have two at most, else as many as show
/// them within a twentieth of the narrowest class.
int decimals_of(const std::vector<double>& bounds) {
    constexpr int short_enough = 2;
    constexpr int most = 6;
    constexpr double relative = 1e-12;
    double largest = 0.0;
    for (const double bound : bounds)
        largest = std::max(largest, std::abs(bound));
    for (int decimals = 0; decimals <= short_enough; ++decimals)
        if (shows(bounds, decimals, relative * largest)) return decimals;
    constexpr double part = 0.05;
    double narrowest = largest;
    for (std::size_t i = 1; i < bounds.size(); ++i)
        if (bounds[i] > bounds[i - 1]) narrowest = std::min(narrowest, bounds[i] - bounds[i - 1]);
    int decimals = 0;
    while (decimals < most && !shows(bounds, decimals, part * narrowest))
        ++decimals;
    return decimals;
}

/// With at most so many decimals, without zeros at the end: "28", not "28,0". A minus sign is not
/// taken for the dash of a range.
std::string words_of(double bound, int decimals, Language language) {
    const double shown = std::round(bound * std::pow(10.0, decimals));
    const auto is_shown_by = [&](int fewer) {
        return std::fmod(shown, std::pow(10.0, decimals - fewer)) == 0.0;
    };
    int fewest = 0;
    while (!is_shown_by(fewest))
        ++fewest;
    return (shown < 0.0 ? "−" : "") + readable(std::abs(bound), fewest, language);
}

std::string in(Language language, const Phrase& phrase, const std::string& first,
               const std::string& second = {}) {
    return fmt::format(fmt::runtime(phrase.in(language)), first, second);
}

} // namespace

std::vector<std::string> labels_of(const Classes& classes, Language language) {
    const auto bounds = bounds_in(classes);
    const int decimals = decimals_of(bounds);
    const auto words = [&](double bound) { return words_of(bound, decimals, language); };
    const auto& [method, cuts, ends, counts] = classes;
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const bool is_first = i == 0;
        const bool is_last = i == cuts.size();
        if (!ends && is_first)
            labels.push_back(in(language, at_most, words(cuts.front())));
        else if (!ends && is_last)
            labels.push_back(in(language, more_than, words(cuts.back())));
        else {
            const auto lower = words(is_first ? ends->lowest : cuts[i - 1]);
            const auto upper = words(is_last ? ends->highest : cuts[i]);
            labels.push_back(lower == upper ? lower : in(language, from_to, lower, upper));
        }
    }
    return labels;
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
