// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/portrait/chart.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace ctg {
namespace {

constexpr std::size_t most_bars = 40;
constexpr std::size_t at_each_end = 10;
constexpr double bar_step_px = 16.0;
constexpr double name_width_px = 235.0;
constexpr double bar_width_px = broad_width_px - name_width_px - 40.0; // and the value behind

constexpr Phrase title = tr("Total score of the territories");
constexpr Phrase description = tr(
    "Total score of each territory, from 0 to 100 (100 is the greatest need), the greatest first");

/// The totals that have a rank, the greatest need first.
std::vector<const Score*> ranked_totals(std::span<const Score> scores) {
    std::vector<const Score*> totals;
    for (const auto& score : scores)
        if (score.level == ScoreLevel::total && score.rank && score.score.is_known())
            totals.push_back(&score);
    std::ranges::sort(totals, [](const Score* a, const Score* b) {
        return std::pair(*a->rank, a->territory) < std::pair(*b->rank, b->territory);
    });
    return totals;
}

/// All when they are few, else the first, the last, and those around the territory.
std::vector<const Score*> shown_among(const std::vector<const Score*>& totals,
                                      std::string_view territory) {
    if (totals.size() <= most_bars) return totals;
    const auto here = static_cast<std::size_t>(
        std::distance(totals.begin(), std::ranges::find(totals, territory, &Score::territory)));
    std::vector<const Score*> shown;
    for (std::size_t i = 0; i < totals.size(); ++i) {
        const bool is_at_an_end = i < at_each_end || i + at_each_end >= totals.size();
        const bool is_near = i + at_each_end / 2 >= here && i <= here + at_each_end / 2;
        if (is_at_an_end || is_near) shown.push_back(totals[i]);
    }
    return shown;
}

/// A name for each bar, told apart by the key when two territories bear the same.
std::vector<std::string> names_of(const std::vector<const Score*>& totals,
                                  const Zoning& territories) {
    std::map<std::string, std::size_t> count;
    std::vector<std::string> names;
    for (const auto* total : totals) {
        const Zone* zone = territories.find(total->territory);
        names.push_back(zone == nullptr ? total->territory : zone->name);
        ++count[names.back()];
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        if (count[names[i]] > 1) names[i] += " (" + totals[i]->territory + ")";
    return names;
}

/// Where nothing bounds a score, its bar ends without a range.
double low_of(const Figure& score) {
    return score.has_bounds() ? score.low() : score.value();
}

double high_of(const Figure& score) {
    return score.has_bounds() ? score.high() : score.value();
}

Json row_of(const Score& total, const std::string& name, bool is_here, Language language) {
    return {{"name", name},
            {"score", total.score.value()},
            {"low", low_of(total.score)},
            {"high", high_of(total.score)},
            {"words", readable(total.score.value(), 1, language)},
            {"bounds", bounds_words(total.score, language)},
            {"rank", *total.rank},
            {"fill", is_here ? colour::accent : colour::neutral},
            {"weight", is_here ? "bold" : "normal"}};
}

/// From 0 to 100, or further when a scheme does not clip its scores.
Json score_domain(const std::vector<const Score*>& totals) {
    double low = 0.0;
    double high = 100.0;
    for (const auto* total : totals) {
        low = std::min(low, low_of(total->score));
        high = std::max(high, high_of(total->score));
    }
    return {low, high};
}

Json specification_body(const Json& rows, const Json& domain, Language language) {
    constexpr Phrase score = tr("Score");
    constexpr Phrase rank = tr("Rank");
    constexpr Phrase bounds = tr("Bounds");
    const Json own_colour{{"field", "fill"}, {"type", "nominal"}, {"scale", nullptr}};
    const Json bar{
        {"mark", {{"type", "bar"}, {"height", {{"band", 0.7}}}}},
        {"encoding",
         {{"x", {{"field", "score"}, {"type", "quantitative"}}},
          {"color", own_colour},
          {"tooltip",
           Json::array({{{"field", "name"}, {"title", " "}},
                        {{"field", "score"}, {"format", ".1f"}, {"title", filled(score, language)}},
                        {{"field", "bounds"}, {"title", filled(bounds, language)}},
                        {{"field", "rank"}, {"title", filled(rank, language)}}})}}}};
    const Json range{
        {"mark", {{"type", "rule"}, {"color", colour::ink}, {"strokeWidth", 1}}},
        {"encoding",
         {{"x", {{"field", "low"}, {"type", "quantitative"}}}, {"x2", {{"field", "high"}}}}}};
    const Json value{{"mark", {{"type", "text"}, {"align", "left"}, {"dx", 4}, {"fontSize", 10}}},
                     {"encoding",
                      {{"x", {{"field", "high"}, {"type", "quantitative"}}},
                       {"text", {{"field", "words"}, {"type", "nominal"}}}}}};
    return {{"width", bar_width_px},
            {"height", {{"step", bar_step_px}}},
            {"data", {{"values", rows}}},
            {"encoding",
             {{"y",
               {{"field", "name"},
                {"type", "nominal"},
                {"sort", nullptr}, // rows come by rank
                {"axis",
                 {{"title", nullptr},
                  {"domain", false},
                  {"ticks", false},
                  {"labelLimit", name_width_px},
                  {"labelFontSize", 10}}}}},
              {"x",
               {{"type", "quantitative"},
                {"scale", {{"domain", domain}}},
                {"axis", {{"title", nullptr}, {"values", {0, 50, 100}}, {"domain", false}}}}}}},
            {"layer", Json::array({bar, range, value})}};
}

} // namespace

Chart peer_bars(std::span<const Score> scores, std::string_view territory,
                const Zoning& territories, Language language) {
    constexpr Phrase rank_column = tr("Rank");
    constexpr Phrase name_column = tr("Territory");
    constexpr Phrase score_column = tr("Score");
    constexpr Phrase bounds_column = tr("Bounds");
    ChartTable table;
    for (const auto& column : {rank_column, name_column, score_column, bounds_column})
        table.columns.push_back(filled(column, language));
    const auto totals = shown_among(ranked_totals(scores), territory);
    const auto names = names_of(totals, territories);
    Json rows = Json::array();
    for (std::size_t i = 0; i < totals.size(); ++i) {
        const auto& total = *totals[i];
        rows.push_back(row_of(total, names[i], total.territory == territory, language));
        table.rows.push_back({fmt::to_string(*total.rank), names[i],
                              readable(total.score.value(), 1, language),
                              bounds_words(total.score, language)});
    }
    const auto words = filled(description, language);
    return {filled(title, language), words, std::move(table),
            specification_of(specification_body(rows, score_domain(totals), language), words,
                             language)};
}

} // namespace ctg
