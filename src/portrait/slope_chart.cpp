// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ctg {
namespace {

constexpr double label_step_px = 15.0;
constexpr double least_height_px = 220.0;
constexpr double labels_px = 210.0; ///< on each side
constexpr double plot_px = full_width_px - 2.0 * labels_px;
// Across: the ends of the lines, and of the leaders from there to the labels.
constexpr double left = 0.0;
constexpr double right = 1.0;
constexpr double leader = 0.1;
constexpr double value_gap_px = 4.0; ///< from a leader to the value, and to the name behind it
constexpr double name_gap_px = 36.0;

/// The items that have both values.
std::vector<SlopeItem> complete_among(const Slope& slope) {
    std::vector<SlopeItem> items;
    for (const auto& item : slope.items)
        if (item.before && item.after) items.push_back(item);
    return items;
}

/// From the value on top to the one at the bottom: rank 1 is on top, and so is the highest score.
struct Scale {
    double top = 0.0;
    double bottom = 1.0;
    double height_px = least_height_px;

    [[nodiscard]] double place(double value) const {
        return (value - top) / (bottom - top) * height_px;
    }
    [[nodiscard]] double value_at(double place_px) const {
        return top + place_px / height_px * (bottom - top);
    }
};

Scale scale_of(const std::vector<SlopeItem>& items, SlopeMeasure measure) {
    Scale scale;
    // Ranks are a step apart by themselves; scores cluster, and want room.
    const double room = measure == SlopeMeasure::rank ? 1.0 : 1.3;
    scale.height_px =
        std::max(least_height_px, room * label_step_px * static_cast<double>(items.size() + 1));
    if (items.empty()) return scale;
    double low = *items[0].before;
    double high = low;
    for (const auto& item : items) {
        low = std::min({low, *item.before, *item.after});
        high = std::max({high, *item.before, *item.after});
    }
    const double margin = std::max((high - low) * 0.03, 0.5);
    low -= margin;
    high += margin;
    const bool is_rank = measure == SlopeMeasure::rank;
    scale.top = is_rank ? low : high;
    scale.bottom = is_rank ? high : low;
    return scale;
}

/// Labels that would cover each other: they stand as a block around the mean of their places.
struct Block {
    double sum = 0.0; ///< of the places, each less the steps before it
    std::size_t count = 0;

    [[nodiscard]] double mean() const { return sum / static_cast<double>(count); }
};

/// Where labels stand, a step apart and as near to their values as can be: an isotonic regression,
/// by pooling adjacent violators. @pre `places` ascend.
std::vector<double> apart(const std::vector<double>& places, double most) {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < places.size(); ++i) {
        blocks.push_back({places[i] - label_step_px * static_cast<double>(i), 1});
        while (blocks.size() > 1 && blocks.back().mean() < blocks[blocks.size() - 2].mean()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().count += last.count;
        }
    }
    // Within the drawing, which is high enough for all.
    const double highest = most - label_step_px * static_cast<double>(places.size() - 1);
    std::vector<double> result;
    for (const auto& block : blocks)
        for (std::size_t i = 0; i < block.count; ++i)
            result.push_back(std::clamp(block.mean(), 0.0, highest) +
                             label_step_px * static_cast<double>(result.size()));
    return result;
}

/// Where the labels of `values` stand, on the scale of the values.
std::vector<double> places_of(const std::vector<double>& values, const Scale& scale) {
    if (values.empty()) return {};
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return scale.place(values[i]); });
    std::vector<double> sorted;
    for (const std::size_t i : order)
        sorted.push_back(scale.place(values[i]));
    sorted = apart(sorted, scale.height_px);
    std::vector<double> places(values.size());
    for (std::size_t n = 0; n < order.size(); ++n)
        places[order[n]] = scale.value_at(sorted[n]);
    return places;
}

std::string value_words(const std::optional<double>& value, SlopeMeasure measure,
                        Language language) {
    if (!value) return "–";
    return readable(*value, measure == SlopeMeasure::rank ? 0 : 1, language);
}

/// Towards more need, towards less, or neither.
std::string_view fill_of(const SlopeItem& item, SlopeMeasure measure) {
    const double change = *item.after - *item.before;
    if (std::abs(change) < 1e-9) return colour::neutral;
    const bool is_up = change > 0.0;
    return is_up == (measure == SlopeMeasure::score) ? colour::accent : colour::base;
}

Json rows_of(const std::vector<SlopeItem>& items, const Scale& scale, const Slope& slope,
             Language language) {
    std::vector<double> before;
    std::vector<double> after;
    std::vector<std::string> labels;
    for (const auto& item : items) {
        before.push_back(*item.before);
        after.push_back(*item.after);
        labels.push_back(item.label);
    }
    labels = told_apart(std::move(labels));
    const auto left_places = places_of(before, scale);
    const auto right_places = places_of(after, scale);
    Json rows = Json::array();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto from = value_words(items[i].before, slope.measure, language);
        const auto to = value_words(items[i].after, slope.measure, language);
        rows.push_back({{"name", labels[i]},
                        {"x", left},
                        {"x2", right},
                        {"out", left - leader},
                        {"out2", right + leader},
                        {"before", before[i]},
                        {"after", after[i]},
                        {"left", left_places[i]},
                        {"right", right_places[i]},
                        {"from", from},
                        {"to", to},
                        {"change", fmt::format("{} → {}", from, to)},
                        {"fill", fill_of(items[i], slope.measure)}});
    }
    return rows;
}

/// A word beside the end of a leader, `gap_px` outwards.
Json label_layer(std::string_view x, std::string_view y, std::string_view text, double gap_px) {
    const bool is_left = gap_px < 0.0;
    return {{"mark",
             {{"type", "text"},
              {"align", is_left ? "right" : "left"},
              {"dx", gap_px},
              {"limit", labels_px - std::abs(gap_px)}}},
            {"encoding",
             {{"x", channel(x, "quantitative")},
              {"y", channel(y, "quantitative")},
              {"text", channel(text, "nominal")}}}};
}

/// From the end of a line to its label, which others may have pushed away.
Json leader_layer(std::string_view x, std::string_view y, std::string_view out,
                  std::string_view place) {
    return {{"mark", {{"type", "rule"}, {"strokeWidth", 0.7}, {"color", colour::neutral}}},
            {"encoding",
             {{"x", channel(x, "quantitative")},
              {"x2", {{"field", out}}},
              {"y", channel(y, "quantitative")},
              {"y2", {{"field", place}}}}}};
}

Json end_layer(std::string_view x, std::string_view y) {
    return {{"mark", {{"type", "point"}, {"filled", true}, {"opacity", 1}, {"size", 40}}},
            {"encoding",
             {{"x", channel(x, "quantitative")},
              {"y", channel(y, "quantitative")},
              {"color", own_colour("fill")}}}};
}

/// The two years, over the ends of the lines.
Json heading_layer(const Slope& slope, const Scale& scale) {
    const Json ends = Json::array({{{"x", left}, {"y", scale.top}, {"text", slope.before}},
                                   {{"x", right}, {"y", scale.top}, {"text", slope.after}}});
    return {{"data", {{"values", ends}}},
            {"mark", {{"type", "text"}, {"dy", -16}, {"fontWeight", "bold"}, {"fontSize", 12}}},
            {"encoding",
             {{"x", channel("x", "quantitative")},
              {"y", channel("y", "quantitative")},
              {"text", channel("text", "nominal")}}}};
}

Json body_of(const Json& rows, const Slope& slope, const Scale& scale) {
    const Json line{{"mark", {{"type", "rule"}, {"strokeWidth", 2}}},
                    {"encoding",
                     {{"x", channel("x", "quantitative")},
                      {"x2", {{"field", "x2"}}},
                      {"y", channel("before", "quantitative")},
                      {"y2", {{"field", "after"}}},
                      {"color", own_colour("fill")},
                      {"tooltip", Json::array({told("name", " "), told("change", "  ")})}}}};
    const Json bare{{"type", "quantitative"}, {"axis", nullptr}};
    Json x = bare;
    x["scale"] = {{"domain", {left - leader, right + leader}}, {"nice", false}};
    Json y = bare;
    y["scale"] = {{"domain", {scale.bottom, scale.top}}, {"nice", false}, {"zero", false}};
    return {{"width", plot_px},
            {"height", scale.height_px},
            {"data", {{"values", rows}}},
            {"encoding", {{"x", x}, {"y", y}}},
            {"layer", Json::array({leader_layer("x", "before", "out", "left"),
                                   leader_layer("x2", "after", "out2", "right"), line,
                                   end_layer("x", "before"), end_layer("x2", "after"),
                                   label_layer("out", "left", "from", -value_gap_px),
                                   label_layer("out", "left", "name", -name_gap_px),
                                   label_layer("out2", "right", "to", value_gap_px),
                                   label_layer("out2", "right", "name", name_gap_px),
                                   heading_layer(slope, scale)})}};
}

} // namespace

Chart slope_chart(const Slope& slope, Language language) {
    constexpr Phrase ranks = tr("Ranks in {} and {}");
    constexpr Phrase scores = tr("Scores in {} and {}");
    constexpr Phrase description = tr("{} of each territory in {} and in {}; reddish lines go "
                                      "towards more need, blue ones towards less");
    constexpr Phrase rank = tr("Rank");
    constexpr Phrase score = tr("Score");
    const bool is_rank = slope.measure == SlopeMeasure::rank;
    const auto measure = filled(is_rank ? rank : score, language);
    auto table = table_under({tr("Territory")}, language);
    table.columns.push_back(slope.before);
    table.columns.push_back(slope.after);
    for (const auto& item : slope.items)
        table.rows.push_back({item.label, value_words(item.before, slope.measure, language),
                              value_words(item.after, slope.measure, language)});
    const auto items = complete_among(slope);
    const auto scale = scale_of(items, slope.measure);
    const auto words = filled(description, language, measure, slope.before, slope.after);
    return {filled(is_rank ? ranks : scores, language, slope.before, slope.after), words,
            std::move(table),
            specification_of(body_of(rows_of(items, scale, slope, language), slope, scale), words,
                             language)};
}

} // namespace ctg
