// SPDX-License-Identifier: Apache-2.0
#include "portrait/wording.hpp"

#include "ctg/data/readable.hpp"
#include "ctg/territory/weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ctg {
namespace {

constexpr std::array<std::pair<std::string_view, Phrase>, 8> headings{{
    {"petite_enfance", tr("Early childhood")},
    {"pauvrete", tr("Poverty")},
    {"jeunesse", tr("Youth")},
    {"parentalite", tr("Parenthood")},
    {"logement", tr("Housing")},
    {"handicap", tr("Disability")},
    {"territoriale", tr("Territorial")},
    {"sociale", tr("Social")},
}};

constexpr std::array<std::pair<ValueState, Phrase>, 8> states{{
    {ValueState::observed, tr("observed")},
    {ValueState::rounded, tr("rounded")},
    {ValueState::partial, tr("partial")},
    {ValueState::apportioned, tr("apportioned")},
    {ValueState::borrowed, tr("of the wider area")},
    {ValueState::suppressed, tr("under secrecy")},
    {ValueState::not_collected, tr("not collected")},
    {ValueState::not_applicable, tr("not applicable")},
}};

constexpr std::array<Phrase, 12> months{
    {tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"),
     tr("August"), tr("September"), tr("October"), tr("November"), tr("December")}};

std::string_view name_of_month(std::chrono::month month, Language language) {
    return months[static_cast<unsigned>(month) - 1].in(language);
}

std::string_view english_ordinal(std::size_t rank) {
    constexpr std::size_t ten = 10;
    if (rank / ten % ten == 1) return "th"; // 11th, 12th, 113th
    switch (rank % ten) {
    case 1:
        return "st";
    case 2:
        return "nd";
    case 3:
        return "rd";
    default:
        return "th";
    }
}

/// Whether `words` begin with a space between groups of digits, after `before`: "1 000", but not
/// "2021 119 communes".
bool parts_digits(std::string_view before, std::string_view words) {
    constexpr std::size_t group = 3;
    constexpr std::string_view digits = "0123456789";
    if (words.front() != ' ') return false;
    const auto other = before.find_last_not_of(digits);
    const auto ahead = before.size() - (other == before.npos ? 0 : other + 1);
    const auto behind = std::min(words.find_first_not_of(digits, 1), words.size()) - 1;
    return ahead >= 1 && ahead <= group && behind == group;
}

} // namespace

std::string typeset(std::string_view words, Language language) {
    if (language != Language::french) return std::string(words);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> spaces{
        {{" ;", "\u202F;"},
         {" !", "\u202F!"},
         {" ?", "\u202F?"},
         {" :", "\u00A0:"},
         {" %", "\u00A0%"},
         {" ‰", "\u00A0‰"},
         {" €", "\u00A0€"},
         {"« ", "«\u00A0"},
         {" »", "\u00A0»"}}};
    std::string set;
    for (std::size_t i = 0; i < words.size();) {
        const auto rest = words.substr(i);
        const auto* const found = std::ranges::find_if(
            spaces, [&](const auto& space) { return rest.starts_with(space.first); });
        if (found != spaces.end()) {
            set += found->second;
            i += found->first.size();
        } else if (parts_digits(words.substr(0, i), rest)) {
            set += "\u202F";
            ++i;
        } else {
            set += words[i++];
        }
    }
    return set;
}

std::string label_of(const IndicatorRule& rule, Language language) {
    return typeset(rule.label, language);
}

std::string heading_of(std::string_view key, Language language) {
    const auto* const known =
        std::ranges::find(headings, key, [](const auto& h) { return h.first; });
    if (known != headings.end()) return std::string(known->second.in(language));
    std::string heading(key);
    std::ranges::replace(heading, '_', ' ');
    return capitalised(std::move(heading));
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string words_of(ValueState state, Language language) {
    const auto* const found =
        std::ranges::find(states, state, [](const auto& s) { return s.first; });
    return std::string(found->second.in(language));
}

std::string words_of_basis(std::string_view basis, Language language) {
    constexpr Phrase inhabitants = tr("inhabitants");
    if (basis == "population") return std::string(inhabitants.in(language));
    if (basis == "area") return "km²";
    std::string words(basis);
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string heading_of_basis(std::string_view basis, Language language) {
    auto words = words_of_basis(basis, language);
    return basis == Basis::area.name ? words : capitalised(std::move(words));
}

std::string ordinal_words(std::size_t rank, Language language) {
    if (language == Language::french) return fmt::format("{}{}", rank, rank == 1 ? "er" : "e");
    return fmt::format("{}{}", rank, english_ordinal(rank));
}

std::string rank_words(std::size_t rank, std::size_t count, Language language) {
    constexpr Phrase of = tr("{} of {}");
    return filled(of, language, ordinal_words(rank, language), count);
}

std::string change_words(double change, Language language) {
    constexpr Phrase none = tr("unchanged");
    constexpr Phrase point = tr("{} point");
    constexpr Phrase points = tr("{} points");
    constexpr double percent = 100.0;
    const double size = std::abs(change) * percent;
    const auto digits = readable(size, 1, language);
    if (digits == readable(0.0, 1, language)) return filled(none, language);
    // Of fractions, which gettext does not count: French takes the plural from 2 on, English for
    // all but 1.
    const bool is_one = language == Language::french ? size < 2.0 : digits == "1.0";
    return filled(is_one ? point : points, language, (change < 0.0 ? "−" : "+") + digits);
}

std::string signed_words(double difference, int decimals, Language language) {
    auto words = readable(std::abs(difference), decimals, language);
    if (words == readable(0.0, decimals, language)) return words;
    return (difference < 0.0 ? "−" : "+") + words;
}

std::string with_unit(const std::string& value, const std::string& unit) {
    return unit.empty() || value == "–" ? value : value + "\u00A0" + unit;
}

std::string day_words(const Date& date, Language language) {
    if (language == Language::english) return iso(date);
    return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date.day()),
                       static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

std::string month_words(const Month& month, Language language) {
    return fmt::format("{} {}", name_of_month(month.month(), language),
                       static_cast<int>(month.year()));
}

std::string day_words(const DayOfYear& day, Language language) {
    const auto number = static_cast<unsigned>(day.day());
    const bool is_first = language == Language::french && number == 1;
    return fmt::format("{}{} {}", number, is_first ? "er" : "",
                       name_of_month(day.month(), language));
}

int decimals_of(double value) noexcept {
    constexpr double large = 1000.0;
    constexpr double ten = 10.0;
    if (std::abs(value) >= large || value == std::floor(value)) return 0;
    return std::abs(value) >= ten ? 1 : 2;
}

std::string value_words(const Figure& figure, Language language) {
    if (!figure.is_known()) return "–";
    return readable(figure.value(), decimals_of(figure.value()), language);
}

std::string bounds_words(const Figure& figure, Language language) {
    if (!figure.is_known() || !figure.has_bounds() || figure.is_exact()) return {};
    const int decimals = decimals_of(figure.value());
    const auto low = readable(figure.low(), decimals, language);
    const auto high = readable(figure.high(), decimals, language);
    if (low == high) return {};
    return fmt::format("[{}{}{}]", low, language == Language::french ? "\u00A0; " : "; ", high);
}

std::string counted(std::size_t count, const CountedPhrase& things, Language language) {
    return fmt::format("{}\u00A0{}", readable(static_cast<double>(count), 0, language),
                       things.in(language, count));
}

} // namespace ctg
