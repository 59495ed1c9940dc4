// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/portrait/chart.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace ctg {
namespace {

constexpr double row_step_px = 34.0;
constexpr double name_width_px = 85.0;
constexpr double strip_width_px = half_width_px - name_width_px - 20.0; // and the value behind

/// Above this, peers are not told one by one: a grey tick a pixel shows them, the table tells how
/// they spread.
constexpr std::size_t most_told_peers = 100;

enum class PeerPlace { peer, compared, here };

/// The theme, then each logic in it.
std::string row_name(const Score& score, Language language) {
    constexpr Phrase whole = tr("Theme");
    return score.level == ScoreLevel::theme ? filled(whole, language)
                                            : heading_of(score.logic, language);
}

bool is_of_strip(const Score& score, std::string_view theme) {
    const bool is_level = score.level == ScoreLevel::theme || score.level == ScoreLevel::cell;
    return is_level && score.theme == theme && score.score.is_known();
}

PeerPlace place_of(const Score& score, const PeerStrip& strip) {
    if (score.territory == strip.territory) return PeerPlace::here;
    const bool is_compared =
        std::ranges::find(strip.compared, score.territory) != strip.compared.end();
    return is_compared ? PeerPlace::compared : PeerPlace::peer;
}

/// To a hundredth: finer than the strip shows, and a page has hundreds.
double rounded(double score) {
    constexpr double hundredths = 100.0;
    return std::round(score * hundredths) / hundredths;
}

Json row_of(const Score& score, PeerPlace place, const std::string& name, Language language) {
    const auto bounds = bounds_words(score.score, language);
    const bool is_bounded = place == PeerPlace::here && score.score.has_bounds();
    return {{"row", row_name(score, language)},
            {"name", name},
            {"score", rounded(score.score.value())},
            {"low", rounded(is_bounded ? score.score.low() : score.score.value())},
            {"high", rounded(is_bounded ? score.score.high() : score.score.value())},
            {"words", readable(score.score.value(), 0, language)},
            {"bounds", bounds},
            {"place", static_cast<int>(place)}};
}

/// A tick for all peers that fall on the same pixel of the strip.
void add_ticks(Json& rows, const std::string& row, const std::vector<double>& scores) {
    constexpr double per_point = 2.0; // the strip has two pixels a point
    std::set<double> ticks;
    for (const double score : scores)
        ticks.insert(std::round(score * per_point) / per_point);
    for (const double tick : ticks)
        rows.push_back(
            {{"row", row}, {"score", tick}, {"place", static_cast<int>(PeerPlace::peer)}});
}

/// How the scores of a row spread: the least, first decile, median, last decile, the most.
void add_spread(ChartTable& table, const std::string& row, std::vector<double> scores,
                Language language) {
    constexpr std::array<std::pair<double, Phrase>, 5> places{{
        {0.0, tr("{} territories: the least")},
        {0.1, tr("{} territories: first decile")},
        {0.5, tr("{} territories: median")},
        {0.9, tr("{} territories: last decile")},
        {1.0, tr("{} territories: the most")},
    }};
    std::ranges::sort(scores);
    for (const auto& [at, words] : places) {
        const auto position =
            static_cast<std::size_t>(std::lround(at * static_cast<double>(scores.size() - 1)));
        table.rows.push_back(
            {row,
             filled(words, language, readable(static_cast<double>(scores.size()), 0, language)),
             readable(scores[position], 1, language), ""});
    }
}

Json layer_of(Json mark, const Json& rows, PeerPlace place, Language language) {
    Json own = Json::array();
    for (const auto& row : rows)
        if (row["place"] == static_cast<int>(place)) own.push_back(row);
    return {{"data", {{"values", std::move(own)}}},
            {"mark", std::move(mark)},
            {"encoding",
             {{"x", channel("score", "quantitative")},
              {"tooltip", Json::array({told("name", " "), told("words", "Score"),
                                       told("bounds", filled(tr("Bounds"), language))})}}}};
}

Json disc(std::string_view shape, std::string_view fill, double size) {
    return {{"type", "point"}, {"shape", shape}, {"filled", true},
            {"color", fill},   {"size", size},   {"opacity", 1}};
}

Json layers(const Json& rows, Language language) {
    Json range = layer_of({{"type", "rule"}, {"color", colour::accent}, {"strokeWidth", 3}}, rows,
                          PeerPlace::here, language);
    range["encoding"] = {{"x", channel("low", "quantitative")}, {"x2", {{"field", "high"}}}};
    Json value = layer_of({{"type", "text"},
                           {"dy", -13},
                           {"fontSize", 11},
                           {"fontWeight", "bold"},
                           {"color", colour::accent}},
                          rows, PeerPlace::here, language);
    value["encoding"]["text"] = channel("words", "nominal");
    return Json::array(
        {layer_of({{"type", "tick"}, {"color", colour::neutral}, {"thickness", 1.5}, {"size", 18}},
                  rows, PeerPlace::peer, language),
         layer_of(disc("diamond", colour::base, 90), rows, PeerPlace::compared, language), range,
         layer_of(disc("circle", colour::accent, 110), rows, PeerPlace::here, language), value});
}

/// The rows in their order: each layer knows its own only.
Json row_axis(const Json& rows) {
    Json names = Json::array();
    for (const auto& row : rows)
        if (std::ranges::find(names, row["row"]) == names.end()) names.push_back(row["row"]);
    Json axis = name_axis("row", name_width_px);
    axis["scale"] = {{"domain", names}};
    return axis;
}

/// From 0 to 100, or further when a scheme does not clip its scores.
Json domain_of(const Json& rows) {
    double low = 0.0;
    double high = 100.0;
    for (const auto& row : rows) {
        const double score = row["score"].get<double>();
        low = std::min(low, row.value("low", score));
        high = std::max(high, row.value("high", score));
    }
    return {low, high};
}

Json body_of(const Json& rows, Language language) {
    return {{"width", strip_width_px},
            {"height", {{"step", row_step_px}}},
            {"encoding",
             {{"y", row_axis(rows)},
              {"x",
               {{"type", "quantitative"},
                {"scale", {{"domain", domain_of(rows)}}},
                {"axis", {{"title", nullptr}, {"values", {0, 50, 100}}, {"domain", false}}}}}}},
            {"layer", layers(rows, language)}};
}

} // namespace

Chart peer_strip(std::span<const Score> scores, const PeerStrip& strip, const Zoning& territories,
                 Language language) {
    constexpr Phrase title = tr("{}: the territory among all");
    constexpr Phrase description =
        tr("Scores from 0 to 100 (100 is the greatest need): each territory is a grey tick, this "
           "one a disc with its bounds, those compared diamonds");
    auto table =
        table_under({tr("Score of"), tr("Territory"), tr("Value"), tr("Bounds")}, language);
    std::vector<const Score*> shown;
    for (const auto& score : scores)
        if (is_of_strip(score, strip.theme)) shown.push_back(&score);
    // The theme comes first, then its logics as the scores have them.
    std::ranges::stable_partition(
        shown, [](const Score* score) { return score->level == ScoreLevel::theme; });
    const bool is_told_by_name = territories.zones.size() <= most_told_peers;
    Json rows = Json::array();
    using Values = std::vector<double>;
    std::vector<std::pair<std::string, Values>> spread; // of many, by row
    for (const Score* score : shown) {
        const auto place = place_of(*score, strip);
        const auto row = row_name(*score, language);
        if (!is_told_by_name) {
            auto of_row = std::ranges::find(spread, row, &std::pair<std::string, Values>::first);
            if (of_row == spread.end()) of_row = spread.insert(of_row, {row, {}});
            of_row->second.push_back(score->score.value());
            if (place == PeerPlace::peer) continue;
        }
        const Zone* zone = territories.find(score->territory);
        const auto& name = zone == nullptr ? score->territory : zone->name;
        rows.push_back(row_of(*score, place, name, language));
        table.rows.push_back({row, name, readable(score->score.value(), 1, language),
                              bounds_words(score->score, language)});
    }
    for (const auto& [row, values] : spread) {
        add_ticks(rows, row, values);
        add_spread(table, row, values, language);
    }
    const auto words = filled(description, language);
    return {filled(title, language, heading_of(strip.theme, language)), words, std::move(table),
            specification_of(body_of(rows, language), words, language)};
}

} // namespace ctg
