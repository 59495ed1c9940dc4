// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/portrait/chart.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

constexpr double row_step_px = 34.0;
constexpr double name_width_px = 85.0;
constexpr double strip_width_px = half_width_px - name_width_px - 20.0; // and the value behind

enum class Place { peer, compared, here };

/// The theme, then each logic in it.
std::string row_name(const Score& score, Language language) {
    constexpr Phrase whole{"Theme", "Thème"};
    return score.level == ScoreLevel::theme ? filled(whole, language)
                                            : heading_of(score.logic, language);
}

bool is_of_strip(const Score& score, std::string_view theme) {
    const bool is_level = score.level == ScoreLevel::theme || score.level == ScoreLevel::cell;
    return is_level && score.theme == theme && score.score.is_known();
}

Place place_of(const Score& score, const PeerStrip& strip) {
    if (score.territory == strip.territory) return Place::here;
    const bool is_compared =
        std::ranges::find(strip.compared, score.territory) != strip.compared.end();
    return is_compared ? Place::compared : Place::peer;
}

/// To a hundredth: finer than the strip shows, and a page has hundreds.
double rounded(double score) {
    constexpr double hundredths = 100.0;
    return std::round(score * hundredths) / hundredths;
}

Json row_of(const Score& score, Place place, const std::string& name, Language language) {
    const auto bounds = bounds_words(score.score, language);
    const bool is_bounded = place == Place::here && score.score.has_bounds();
    return {{"row", row_name(score, language)},
            {"name", name},
            {"score", rounded(score.score.value())},
            {"low", rounded(is_bounded ? score.score.low() : score.score.value())},
            {"high", rounded(is_bounded ? score.score.high() : score.score.value())},
            {"words", readable(score.score.value(), 0, language)},
            {"bounds", bounds},
            {"place", static_cast<int>(place)}};
}

Json layer_of(Json mark, const Json& rows, Place place, Language language) {
    Json own = Json::array();
    for (const auto& row : rows)
        if (row["place"] == static_cast<int>(place)) own.push_back(row);
    return {{"data", {{"values", std::move(own)}}},
            {"mark", std::move(mark)},
            {"encoding",
             {{"x", channel("score", "quantitative")},
              {"tooltip",
               Json::array({told("name", " "), told("words", "Score"),
                            told("bounds", filled(Phrase{"Bounds", "Bornes"}, language))})}}}};
}

Json disc(std::string_view shape, std::string_view fill, double size) {
    return {{"type", "point"}, {"shape", shape}, {"filled", true},
            {"color", fill},   {"size", size},   {"opacity", 1}};
}

Json layers(const Json& rows, Language language) {
    Json range = layer_of({{"type", "rule"}, {"color", colour::accent}, {"strokeWidth", 3}}, rows,
                          Place::here, language);
    range["encoding"] = {{"x", channel("low", "quantitative")}, {"x2", {{"field", "high"}}}};
    Json value = layer_of({{"type", "text"},
                           {"dy", -13},
                           {"fontSize", 11},
                           {"fontWeight", "bold"},
                           {"color", colour::accent}},
                          rows, Place::here, language);
    value["encoding"]["text"] = channel("words", "nominal");
    return Json::array(
        {layer_of({{"type", "tick"}, {"color", colour::neutral}, {"thickness", 1.5}, {"size", 18}},
                  rows, Place::peer, language),
         layer_of(disc("diamond", colour::base, 90), rows, Place::compared, language), range,
         layer_of(disc("circle", colour::accent, 110), rows, Place::here, language), value});
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
        low = std::min(low, row["low"].get<double>());
        high = std::max(high, row["high"].get<double>());
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
    constexpr Phrase title{"{}: the territory among all", "{} : le territoire parmi tous"};
    constexpr Phrase description{
        "Scores from 0 to 100 (100 is the greatest need): each territory is a grey tick, this one "
        "a "
        "disc with its bounds, those compared diamonds",
        "Scores de 0 à 100 (100 : le plus grand besoin) : chaque territoire est un trait gris, "
        "celui-ci un disque avec ses bornes, ceux que l'on compare des losanges"};
    auto table = table_under({{"Score of", "Score"},
                              {"Territory", "Territoire"},
                              {"Value", "Valeur"},
                              {"Bounds", "Bornes"}},
                             language);
    std::vector<const Score*> shown;
    for (const auto& score : scores)
        if (is_of_strip(score, strip.theme)) shown.push_back(&score);
    // The theme comes first, then its logics as the scores have them.
    std::ranges::stable_partition(
        shown, [](const Score* score) { return score->level == ScoreLevel::theme; });
    Json rows = Json::array();
    for (const Score* score : shown) {
        const Zone* zone = territories.find(score->territory);
        const auto& name = zone == nullptr ? score->territory : zone->name;
        rows.push_back(row_of(*score, place_of(*score, strip), name, language));
        table.rows.push_back({row_name(*score, language), name,
                              readable(score->score.value(), 1, language),
                              bounds_words(score->score, language)});
    }
    const auto words = filled(description, language);
    return {filled(title, language, heading_of(strip.theme, language)), words, std::move(table),
            specification_of(body_of(rows, language), words, language)};
}

} // namespace ctg
