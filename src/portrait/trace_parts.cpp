// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "portrait/facts.hpp"
#include "portrait/html.hpp"
#include "portrait/portrait_parts.hpp"
#include "portrait/wording.hpp"

#include <algorithm>

// From a figure on the page to the files, lines and rule that it comes from.

namespace ctg {
namespace {

HtmlData entry(std::string id, std::string term, const std::vector<std::string>& words) {
    HtmlList sentences;
    for (const auto& sentence : words)
        if (!sentence.empty()) sentences.emplace_back(sentence);
    HtmlData data;
    data.set("id", std::move(id));
    data.set("term", std::move(term));
    data.set("words", sentences);
    return data;
}

/// "12, 15 to 18": lines in order, runs as one.
std::string lines_words(std::vector<std::size_t> lines, Language language) {
    constexpr Phrase run = tr("{} to {}");
    std::ranges::sort(lines);
    std::vector<std::string> words;
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t last = first;
        while (last + 1 < lines.size() && lines[last + 1] <= lines[last] + 1)
            ++last;
        words.push_back(lines[first] == lines[last]
                            ? std::to_string(lines[first])
                            : filled(run, language, lines[first], lines[last]));
        first = last + 1;
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

/// "births ÷ inhabitants × 1,000 = 1,234 ÷ 45,678 × 1,000".
std::string computed_words(const IndicatorRule& rule, const IndicatorValue* value,
                           Language language) {
    const bool is_divided_by = is_divided(rule.kind) && !rule.denominator.empty();
    std::string words = rule.numerator;
    if (is_divided_by) words += " ÷ " + rule.denominator;
    const std::string scale = rule.scale == 1.0 ? "" : " × " + readable(rule.scale, 0, language);
    words += scale;
    if (value == nullptr || !value->numerator.is_known()) return words;
    words += " = " + value_words(value->numerator, language);
    if (is_divided_by && value->denominator.is_known())
        words += " ÷ " + value_words(value->denominator, language) + scale;
    return words;
}

std::string file_words(const Zone& zone, const FigureTrace& trace, Language language) {
    constexpr Phrase whole = tr("File: {}.");
    constexpr Phrase at = tr("File: {}, lines {}.");
    constexpr Phrase at_one = tr("File: {}, line {}.");
    std::vector<std::size_t> lines;
    for (const auto& commune : zone.communes)
        if (const auto found = trace.lines.find(commune); found != trace.lines.end())
            lines.insert(lines.end(), found->second.begin(), found->second.end());
    if (lines.empty()) return filled(whole, language, trace.file);
    return filled(lines.size() == 1 ? at_one : at, language, trace.file,
                  lines_words(lines, language));
}

std::string rule_words(const FigureTrace& trace, Language language) {
    constexpr Phrase rule = tr("Rule: {}, line {}.");
    return trace.rule.file.empty() ? std::string{}
                                   : filled(rule, language, trace.rule.file, trace.rule.line);
}

HtmlData indicator_entry(const PortraitData& data, const Zone& zone,
                         const ScoredIndicator& indicator, Language language) {
    constexpr Phrase calculation = tr("Computed: {}.");
    const auto& rule = indicator.rule;
    const auto trace = std::ranges::find(data.traces, rule.id, &FigureTrace::indicator);
    const bool is_traced = trace != data.traces.end();
    const auto* value = value_of(data.indicators, zone.key, rule.id);
    constexpr Phrase source = tr("Source: {} ({}); {}.");
    return entry(trace_id(data, rule.id), label_of(rule, language),
                 {filled(calculation, language, computed_words(rule, value, language)),
                  is_traced ? file_words(zone, *trace, language) : "",
                  is_traced ? rule_words(*trace, language) : "",
                  filled(source, language, rule.source, rule.year.value,
                         value == nullptr ? "–" : words_of(value->state, language))});
}

HtmlData weight_entry(const PortraitData& data, Language language) {
    constexpr Phrase sum = tr("Sum over the communes of the territory.");
    constexpr Phrase file = tr("File: {}.");
    const auto& source = data.weights.source().file;
    return entry("trace-weight", heading_of_basis(data.weights.basis().name, language),
                 {filled(sum, language), source.empty() ? "" : filled(file, language, source)});
}

HtmlData coverage_entry(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase term = tr("Share covered");
    constexpr Phrase sum = tr("Weight of the communes under a convention ÷ weight of all.");
    constexpr Phrase held = tr("{}: {}, line {}.");
    std::vector<std::string> words{filled(sum, language)};
    for (const auto& convention : conventions_on(data, zone))
        if (!convention.place.file.empty())
            words.push_back(filled(held, language, convention.label, convention.place.file,
                                   convention.place.line));
    return entry("trace-coverage", filled(term, language), words);
}

HtmlData score_entry(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase term = tr("Total score");
    constexpr Phrase points = tr("{}: {} points.");
    constexpr Phrase sum = tr("Sum of the points that the indicators bring:");
    std::vector<std::string> words{filled(sum, language)};
    for (const auto& contribution : data.scoring.contributions) {
        if (contribution.territory != zone.key) continue;
        const auto scored =
            std::ranges::find(data.scheme->indicators, contribution.indicator,
                              [](const auto& indicator) { return indicator.rule.id; });
        words.push_back(filled(points, language,
                               scored == data.scheme->indicators.end()
                                   ? contribution.indicator
                                   : label_of(scored->rule, language),
                               readable(contribution.points, 2, language)));
    }
    return entry("trace-score", filled(term, language), words);
}

} // namespace

std::string trace_id(const PortraitData& data, std::string_view indicator) {
    const auto& scored = data.scheme->indicators;
    const auto found =
        std::ranges::find(scored, indicator, [](const auto& s) { return s.rule.id; });
    return fmt::format("trace-{}", found - scored.begin());
}

HtmlList traces_html(const PortraitData& data, const Zone& zone, Language language) {
    HtmlList html;
    html.push_back(weight_entry(data, language));
    html.push_back(coverage_entry(data, zone, language));
    if (!data.scheme) return html;
    html.push_back(score_entry(data, zone, language));
    for (const auto& indicator : data.scheme->indicators)
        html.push_back(indicator_entry(data, zone, indicator, language));
    return html;
}

} // namespace ctg
