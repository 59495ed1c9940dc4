// SPDX-License-Identifier: Apache-2.0
#include "ctg/coverage/extent.hpp"
#include "ctg/data/readable.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/facts.hpp"
#include "portrait/portrait_parts.hpp"
#include "portrait/wording.hpp"

#include <algorithm>

namespace ctg {
namespace {

constexpr CountedPhrase communes_words = tr_counted("commune", "communes");

std::string listed(const std::vector<std::string>& names) {
    return names.empty() ? "–" : fmt::format("{}", fmt::join(names, ", "));
}

std::vector<std::string> names_of(const Geography& geography, std::span<const CommuneCode> codes) {
    std::vector<std::string> names;
    for (const auto& code : codes) {
        const auto index = geography.index_of(code);
        names.push_back(index ? geography.communes()[*index].name : std::string(code.text()));
    }
    return names;
}

/// "2021-2023", or one year, of the figures shown; "" when there is none.
std::string years_of_data(const PortraitData& data) {
    std::vector<Year> years;
    for (const auto& value : data.indicators)
        years.push_back(value.year);
    if (data.weights.source().year) years.push_back(*data.weights.source().year);
    if (years.empty()) return {};
    const auto [first, last] = std::ranges::minmax(years);
    return first == last ? std::to_string(first.value)
                         : fmt::format("{}-{}", first.value, last.value);
}

HtmlData entry(std::string term, std::string words) {
    HtmlData data;
    data.set("term", std::move(term));
    data.set("words", std::move(words));
    return data;
}

/// Which communes of a territory lie in each of its pieces.
std::string pieces_words(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase whole = tr("In one piece");
    constexpr Phrase pieces = tr("In {} pieces: {}");
    const auto parts = pieces_of(zone.communes, data.contiguity);
    if (parts.size() < 2) return filled(whole, language);
    std::vector<std::string> words;
    for (const auto& part : parts) {
        const auto names = names_of(data.geography, part);
        constexpr std::size_t few = 3;
        words.push_back(names.size() <= few ? listed(names)
                                            : counted(names.size(), communes_words, language));
    }
    constexpr Phrase then = tr("; ");
    return filled(pieces, language, parts.size(),
                  fmt::format("{}", fmt::join(words, filled(then, language))));
}

std::string status_words(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase whole = tr("Covered as a whole at the end of {}");
    constexpr Phrase part = tr("Covered in part at the end of {} ({})");
    constexpr Phrase none = tr("No convention in force at the end of {}");
    const auto points = points_of_territory(data.coverage, zone.key);
    if (points.empty()) return "–";
    const auto& point = points.back();
    const bool is_cut = !point.partly_covered_communes.empty();
    if (point.covered_communes.empty() && !is_cut) return filled(none, language, point.year.value);
    if (point.uncovered_communes.empty() && !is_cut)
        return filled(whole, language, point.year.value);
    return filled(part, language, point.year.value,
                  readable_percent(point.share.value(), 1, language));
}

std::string status_of(const Convention& convention, Language language) {
    constexpr Phrase planned = tr("planned");
    constexpr Phrase in_force = tr("signed");
    constexpr Phrase ended = tr("terminated");
    switch (convention.status) {
    case ConventionStatus::projet:
        return filled(planned, language);
    case ConventionStatus::denoncee:
        return filled(ended, language);
    case ConventionStatus::signee:
        break;
    }
    return filled(in_force, language);
}

} // namespace

std::string subtitle_of(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase years = tr("data of {}");
    auto words = counted(zone.communes.size(), communes_words, language);
    if (const auto points = points_of_territory(data.coverage, zone.key); !points.empty())
        words += fmt::format(" · {}\u00A0{}", readable(points.back().total, 0, language),
                             words_of_basis(data.weights.basis().name, language));
    if (const auto period = years_of_data(data); !period.empty())
        words += " · " + filled(years, language, period);
    return words;
}

std::string status_of(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase from = tr("convention in force from {} to {}");
    std::vector<std::string> words;
    if (!data.antennes.zones.empty()) words.push_back(listed(ctg::names_of(data.antennes, zone)));
    words.push_back(status_words(data, zone, language));
    for (const auto& convention : conventions_on(data, zone))
        if (convention.status == ConventionStatus::signee)
            words.push_back(filled(from, language, day_words(convention.effect, language),
                                   day_words(convention.end, language)));
    return fmt::format("{}", fmt::join(words, " · "));
}

HtmlList identity_of(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase status = tr("Convention");
    constexpr Phrase antennes = tr("Antenne");
    constexpr Phrase shape = tr("Shape");
    constexpr Phrase hinges = tr("Held together by");
    constexpr Phrase lying_outside = tr("Outside the perimeter");
    HtmlList entries;
    entries.push_back(entry(filled(status, language), status_words(data, zone, language)));
    if (!data.antennes.zones.empty())
        entries.push_back(
            entry(filled(antennes, language), listed(ctg::names_of(data.antennes, zone))));
    if (!data.epci.zones.empty())
        entries.push_back(entry("EPCI", listed(ctg::names_of(data.epci, zone))));
    entries.push_back(entry(filled(shape, language), pieces_words(data, zone, language)));
    const auto articulations = articulation_communes(zone.communes, data.contiguity);
    if (!articulations.empty())
        entries.push_back(
            entry(filled(hinges, language), listed(names_of(data.geography, articulations))));
    std::vector<CommuneCode> beyond;
    for (const auto& code : zone.communes)
        if (data.weights.find(code) == nullptr) beyond.push_back(code);
    if (!beyond.empty())
        entries.push_back(
            entry(filled(lying_outside, language), listed(names_of(data.geography, beyond))));
    return entries;
}

std::string conventions_html(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase name = tr("Convention");
    constexpr Phrase status = tr("Status");
    constexpr Phrase signature = tr("Signed");
    constexpr Phrase effect = tr("From");
    constexpr Phrase end = tr("To");
    constexpr Phrase held = tr("Communes of the territory");
    const auto conventions = conventions_on(data, zone);
    if (conventions.empty()) return {};
    HtmlTable table;
    for (const auto& column : {name, status, signature, effect, end})
        table.columns.push_back({filled(column, language)});
    table.columns.push_back({filled(held, language), true});
    for (const auto& convention : conventions) {
        const Extents held_by_it = extents_of(convention);
        const auto count = std::ranges::count_if(extents_of(zone), [&](const auto& own) {
            return have_common_place({own}, held_by_it);
        });
        table.rows.push_back(
            {{{convention.label},
              {status_of(convention, language)},
              {convention.signature ? day_words(*convention.signature, language) : "–"},
              {day_words(convention.effect, language)},
              {day_words(convention.end, language)},
              {fmt::format("{} / {}", count, zone.communes.size())}}});
    }
    return ctg::html_of(table, language);
}

HtmlData planned_words(const PortraitData& data, const Zone& zone, Language language) {
    const auto* planned = planned_for(data, zone.key);
    if (planned == nullptr) return HtmlData(false);
    constexpr Phrase title = tr("Signature proposed by the calendar: {}");
    constexpr Phrase start = tr("Preparation from {}");
    HtmlList reasons;
    if (planned->start)
        reasons.emplace_back(filled(start, language, month_words(*planned->start, language)));
    for (const auto& reason : planned->reasons)
        reasons.emplace_back(typeset(text_of(reason, language).message, language));
    HtmlData words;
    words.set("title", filled(title, language, month_words(*planned->signature, language)));
    words.set("reasons", reasons);
    return words;
}

CategoryMap locator_map(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase title = tr("Where the territory lies");
    constexpr Phrase here = tr("The territory");
    constexpr Phrase other_communes = tr("Other communes");
    constexpr Phrase other_territories = tr("Other territories");
    const auto& others = data.overview ? other_territories : other_communes;
    CategoryMap map{.title = filled(title, language),
                    .description = zone.name,
                    .categories = {{filled(here, language), std::string(colour::accent)},
                                   {filled(others, language), std::string(colour::faint)}},
                    .items = {},
                    .labels = {},
                    .width_px = half_width_px};
    map.shape_heading = shape_heading(shown_on_maps(data), language);
    const auto [places, own] = surroundings_of(data, zone);
    map.outlined = own;
    for (const auto& place : places) {
        const bool is_here = std::ranges::binary_search(own, place);
        map.items.push_back({place, filled(is_here ? here : others, language), ""});
    }
    return map;
}

} // namespace ctg
