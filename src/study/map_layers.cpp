// SPDX-License-Identifier: Apache-2.0
#include "study/map_layers.hpp"

#include "ctg/portrait/chart.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"
#include "study/indicator_maps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace ctg {
namespace {

constexpr Phrase not_covered = tr("Not covered");
constexpr Phrase partly_covered = tr("In part");
constexpr Phrase covered = tr("commune", "Covered");
constexpr Phrase planned_in = tr("Planned in {}");
constexpr Phrase not_planned = tr("Not in the calendar");
constexpr Phrase no_value = tr("No value");
constexpr Phrase no_score = tr("No score");

void add_to_legend(ResultLayer& layer, const std::vector<MapCategory>& categories) {
    for (const auto& [label, colour] : categories)
        layer.legend.push_back({label, colour});
}

std::size_t column_of(const Records& records, std::string_view name) {
    const auto found = std::ranges::find(records.columns, name, &RecordColumn::name);
    return static_cast<std::size_t>(found - records.columns.begin());
}

/// Fills the class of each row from its value in a column.
template <class ClassOf>
void fill_classes(ResultLayer& layer, std::string_view column, const ClassOf& class_of) {
    const auto position = column_of(layer.records, column);
    for (const auto& row : layer.records.rows)
        layer.class_of_row.push_back(class_of(row[position]));
}

void classify_coverage(ResultLayer& layer, Language language) {
    const std::string whole(covered.in(language));
    const std::string part(partly_covered.in(language));
    const std::string none(not_covered.in(language));
    add_to_legend(layer, ordered_categories(std::vector{whole, part}));
    add_to_legend(layer, {empty_category(none)});
    fill_classes(layer, "share", [&](const RecordValue& value) {
        const double share = std::get<double>(value);
        return share >= 1.0 ? whole : share > 0.0 ? part : none;
    });
}

void classify_scores(ResultLayer& layer, Language language) {
    const std::string none(no_score.in(language));
    add_to_legend(layer, score_classes());
    add_to_legend(layer, {empty_category(none)});
    fill_classes(layer, "score", [&](const RecordValue& value) {
        const auto* const score = std::get_if<double>(&value);
        return score == nullptr ? none : class_of_score(*score).label;
    });
}

/// "2020" of "2020-07"; a period that tells no date is its own.
std::string year_in(const std::string& signature) {
    return signature.substr(0, signature.find('-'));
}

void classify_signatures(ResultLayer& layer, Language language) {
    const auto words = [&](const std::string& signature) {
        return fmt::format(fmt::runtime(planned_in.in(language)), year_in(signature));
    };
    const std::string none(not_planned.in(language));
    fill_classes(layer, "signature", [&](const RecordValue& value) {
        const auto* const signature = std::get_if<std::string>(&value);
        return signature == nullptr ? none : words(*signature);
    });
    std::set<std::string> labels(layer.class_of_row.begin(), layer.class_of_row.end());
    labels.erase(none);
    add_to_legend(layer, ordered_categories(std::vector(labels.begin(), labels.end())));
    add_to_legend(layer, {empty_category(none)});
}

/// Fills the classes of `layer`, whose rows are `values`.
void classify_indicator(ResultLayer& layer, const std::vector<IndicatorValue>& values,
                        const ClassRule& rule, Language language) {
    const auto classes = classes_of(known_in(values), rule).value;
    const auto categories = categories_of(classes, language);
    const std::string none(no_value.in(language));
    add_to_legend(layer, categories);
    add_to_legend(layer, {empty_category(none)});
    for (const auto& value : values)
        layer.class_of_row.push_back(value.value.is_known()
                                         ? categories[class_of(classes, value.value.value())].label
                                         : none);
}

} // namespace

ResultLayer classified(ResultLayer layer, Language language) {
    const auto& schema = layer.records.schema;
    if (schema == "ctg.cover/1") classify_coverage(layer, language);
    if (schema == "ctg.score/1") classify_scores(layer, language);
    if (schema == "ctg.plan/1") classify_signatures(layer, language);
    return layer;
}

ResultLayer since_layer_of(const PortraitData& data, std::string name, Language language) {
    const CategoryMap map = since_categories(data, language);
    ResultLayer layer{
        std::move(name),
        {"ctg.since/1", {{"commune", RecordKind::code}, {"name", RecordKind::text}}, {}},
        {},
        lambert93};
    add_to_legend(layer, map.categories);
    const auto communes = data.geography.communes();
    if (!communes.empty()) layer.crs = communes.front().crs;
    for (const auto& item : map.items) {
        const auto index = data.geography.index_of(item.commune);
        if (!index || communes[*index].crs != layer.crs) continue; // a plane has one
        const auto& commune = communes[*index];
        layer.records.rows.push_back({std::string(item.commune.text()), commune.name});
        layer.shapes.push_back(commune.shape);
        layer.class_of_row.push_back(item.category);
    }
    return layer;
}

std::vector<ResultLayer> indicator_layers_of(const Study& study,
                                             const std::vector<IndicatorValue>& values,
                                             Language language) {
    const auto outlines = outlines_of(study, study.territories);
    std::map<std::string_view, const MultiPolygon*> outline_of;
    for (std::size_t i = 0; i < outlines.size(); ++i)
        outline_of.emplace(study.territories.zones[i].key, &outlines[i]);
    const auto communes = study.geography->communes();
    std::vector<ResultLayer> layers;
    for (const auto& indicator : study.scheme->indicators) {
        std::vector<IndicatorValue> own;
        ResultLayer layer{"indicateur-" + indicator.rule.id, {}, {}, lambert93};
        if (!communes.empty()) layer.crs = communes.front().crs;
        for (const auto& value : values) {
            if (value.indicator != indicator.rule.id) continue;
            own.push_back(value);
            layer.shapes.push_back(*outline_of.at(value.territory));
        }
        layer.records = records_of(own);
        if (const auto rule = class_rule_of(indicator))
            classify_indicator(layer, own, *rule, language);
        layers.push_back(std::move(layer));
    }
    return layers;
}

std::vector<ResultLayer> layers_by_year(ResultLayer layer) {
    const auto year = column_of(layer.records, "year");
    std::map<std::int64_t, ResultLayer> by_year;
    if (layer.records.schema == "ctg.cover/1")
        for (std::size_t row = 0; row < layer.records.rows.size(); ++row) {
            const auto of_row = std::get<std::int64_t>(layer.records.rows[row][year]);
            auto& part = by_year[of_row];
            part.records.rows.push_back(layer.records.rows[row]);
            part.shapes.push_back(layer.shapes[row]);
            if (!layer.legend.empty()) part.class_of_row.push_back(layer.class_of_row[row]);
        }
    if (by_year.size() < 2) return {std::move(layer)};
    std::vector<ResultLayer> layers;
    for (auto& [of_part, part] : by_year) {
        part.name = fmt::format("{}-{}", layer.name, of_part);
        part.records.schema = layer.records.schema;
        part.records.columns = layer.records.columns;
        part.crs = layer.crs;
        part.legend = layer.legend;
        layers.push_back(std::move(part));
    }
    return layers;
}

} // namespace ctg
