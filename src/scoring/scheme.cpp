// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/scheme.hpp"

#include "ctg/base/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

namespace ctg {
namespace {

/// The methods that a key may name: those offered, the first being the default, and those that the
/// format of schemes declares but this version does not offer.
struct Methods {
    std::vector<std::string> offered;
    std::vector<std::string> declared;
    bool is_table_declared = false; ///< `shrink = { credibility = 10 }`
};

const Methods kinds{{"ratio", "count"}, {"mean", "index", "per_area"}};
const Methods directions{{"more_is_need", "less_is_need"}, {}};
const Methods missing_rules{{"skip", "refuse"}, {"group_mean"}};
const Methods shrinkages{{"none"}, {"eb_poisson", "eb_binomial"}, true};
const Methods apportionings{{"none", "area", "population", "households"}, {}};
const Methods aggregates{{"arithmetic"}, {"geometric"}};
const Methods weightings{{"equal"}, {}, true};
const Methods rounding_modes{{"nearest", "down"}, {}};
const Methods score_meanings{{"more need"}, {}};

bool holds(const std::vector<std::string>& words, const std::string& word) {
    return std::ranges::find(words, word) != words.end();
}

/// Reads the parts of a scheme file, gathering every fault of it.
class SchemeReader {
public:
    SchemeReader(const Document& document, Faults& faults) : document_(document), faults_(faults) {}

    [[nodiscard]] Scheme scheme() {
        SettingReader root(document_.root, faults_);
        demand(root, {"scheme", "indicator"});
        Scheme scheme;
        scheme.sha256 = document_.sha256;
        if (const Setting* header = root.table("scheme")) read_header(*header, scheme);
        for (const Setting* indicator : root.tables("indicator"))
            scheme.indicators.push_back(indicator_from(*indicator, scheme));
        if (const Setting* aggregate = root.table("aggregate")) check_aggregate(*aggregate);
        if (root.has("uncertainty")) refuse_method("[uncertainty]", {}, root, "uncertainty");
        root.finish();
        refuse_empty_cells(scheme);
        return scheme;
    }

private:
    void read_header(const Setting& table, Scheme& scheme) {
        SettingReader header(table, faults_);
        demand(header, {"id", "version", "themes", "logics"});
        scheme.id = header.text("id").value_or("");
        scheme.version = header.text("version").value_or("");
        scheme.themes = names(header, "themes");
        scheme.logics = names(header, "logics");
        static_cast<void>(method(header, "higher_means", score_meanings));
        themes_place_ = header.place_of("themes");
        header.finish();
    }

    /// A list of themes or logics: not empty, each name once.
    std::vector<std::string> names(SettingReader& header, std::string_view key) {
        const auto names = header.texts(key);
        if (!names) return {};
        if (names->empty())
            faults_.add(
                error_of("CTG-SCOR-007", {{"key", std::string(key)}}, header.place_of(key)));
        for (auto name = names->begin(); name != names->end(); ++name)
            if (std::find(names->begin(), name, *name) != name)
                faults_.add(error_of("CTG-SCOR-008", {{"key", std::string(key)}, {"name", *name}},
                                     header.place_of(key)));
        return *names;
    }

    ScoredIndicator indicator_from(const Setting& table, const Scheme& scheme) {
        SettingReader reader(table, faults_);
        demand(reader, {"id", "theme", "logic", "label", "unit", "table", "numerator", "kind",
                        "direction", "year", "source", "goalposts"});
        ScoredIndicator indicator;
        indicator.place = table.place;
        indicator.rule = rule_from(reader);
        indicator.theme = member(reader, "theme", scheme.themes);
        indicator.logic = member(reader, "logic", scheme.logics);
        indicator.direction = method(reader, "direction", directions) == "less_is_need"
                                  ? Direction::less_is_need
                                  : Direction::more_is_need;
        indicator.goalposts = goalposts(reader);
        indicator.clip = reader.flag("clip").value_or(true);
        indicator.missing = method(reader, "missing", missing_rules) == "refuse"
                                ? MissingRule::refuse
                                : MissingRule::skip;
        static_cast<void>(method(reader, "shrink", shrinkages));
        indicator.weight = reader.number("weight").value_or(1.0);
        if (indicator.weight <= 0.0) refuse_range(reader, "weight", indicator.weight, "> 0");
        reader.finish();
        refuse_second(indicator.rule.id, reader.place_of("id"));
        return indicator;
    }

    IndicatorRule rule_from(SettingReader& reader) {
        IndicatorRule rule;
        rule.id = reader.text("id").value_or("");
        rule.label = reader.text("label").value_or("");
        rule.unit = reader.text("unit").value_or("");
        rule.table = reader.text("table").value_or("");
        rule.numerator = reader.text("numerator").value_or("");
        rule.source = reader.text("source").value_or("");
        read_kind(reader, rule);
        rule.year = year(reader);
        rule.min_observed = reader.number("min_observed").value_or(0.0);
        if (rule.min_observed < 0.0 || rule.min_observed > 1.0)
            refuse_range(reader, "min_observed", rule.min_observed, "0 … 1");
        rule.rounding = rounding(reader);
        rule.min_count = min_count(reader);
        rule.apportion = apportion(reader);
        rule.places = {reader.place_of("table"), reader.place_of("numerator"),
                       reader.place_of("denominator")};
        return rule;
    }

    void read_kind(SettingReader& reader, IndicatorRule& rule) {
        const auto kind = method(reader, "kind", kinds);
        rule.denominator = reader.text("denominator").value_or("");
        if (kind == "count") {
            rule.kind = IndicatorKind::count;
            if (!rule.denominator.empty())
                faults_.add(error_of("CTG-SCOR-009", {{"denominator", rule.denominator}},
                                     reader.place_of("denominator")));
        } else if (kind == "ratio") {
            demand(reader, {"denominator"});
            const auto scale = scale_of(rule.unit);
            if (!scale) refuse_range(reader, "unit", rule.unit, "…/n, n > 0");
            rule.scale = scale.value_or(1.0);
        }
    }

    Year year(SettingReader& reader) {
        constexpr std::int64_t last = 9999;
        const auto year = reader.integer("year").value_or(1);
        if (year >= 1 && year <= last) return Year{static_cast<int>(year)};
        refuse_range(reader, "year", year, "1 … 9999");
        return {};
    }

    std::optional<Rounding> rounding(SettingReader& reader) {
        const Setting* const table = reader.table("rounding");
        if (table == nullptr) return std::nullopt;
        SettingReader rule(*table, faults_);
        demand(rule, {"base"});
        Rounding rounding;
        rounding.base = rule.number("base").value_or(1.0);
        if (rounding.base <= 0.0) refuse_range(rule, "base", rounding.base, "> 0");
        if (method(rule, "mode", rounding_modes) == "down") rounding.mode = Rounding::Mode::down;
        rule.finish();
        return rounding;
    }

    std::size_t min_count(SettingReader& reader) {
        const Setting* const table = reader.table("secrecy");
        if (table == nullptr) return 0;
        SettingReader rule(*table, faults_);
        demand(rule, {"min_count"});
        const auto count = rule.integer("min_count").value_or(1);
        rule.finish();
        if (count >= 1) return static_cast<std::size_t>(count);
        refuse_range(rule, "min_count", count, "≥ 1");
        return 0;
    }

    Apportion apportion(SettingReader& reader) {
        const auto name = method(reader, "apportion", apportionings);
        for (const auto choice : {Apportion::area, Apportion::population, Apportion::households})
            if (name == name_of(choice)) return choice;
        return Apportion::none;
    }

    Goalposts goalposts(SettingReader& reader) {
        const Setting* const setting = reader.any("goalposts");
        if (setting == nullptr) return {};
        if (std::holds_alternative<Setting::Members>(setting->value)) {
            refuse_method("goalposts = { … }", "goalposts = [20.0, 80.0]", reader, "goalposts");
            return {};
        }
        const auto ends = reader.numbers("goalposts");
        if (!ends) return {};
        if (ends->size() == 2 && ends->front() < ends->back()) return {ends->front(), ends->back()};
        faults_.add(error_of("CTG-SCOR-002",
                             {{"found", fmt::format("[{}]", fmt::join(*ends, ", "))}},
                             reader.place_of("goalposts")));
        return {};
    }

    void check_aggregate(const Setting& table) {
        SettingReader aggregate(table, faults_);
        for (const auto* const level : {"cell", "theme", "total"})
            static_cast<void>(method(aggregate, level, aggregates));
        // The floor that keeps a geometric mean defined: without such a mean it has no meaning.
        if (aggregate.has("floor")) refuse_method("floor", {}, aggregate, "floor");
        if (const Setting* weights = aggregate.table("weights")) {
            SettingReader reader(*weights, faults_);
            for (const auto* const axis : {"themes", "logics"})
                static_cast<void>(method(reader, axis, weightings));
            reader.finish();
        }
        aggregate.finish();
    }

    /// Adds CTG-CONF-003 for each key that is missing, or an empty text.
    void demand(SettingReader& reader, std::initializer_list<std::string_view> keys) {
        for (const auto key : keys) {
            const Setting* const setting = reader.any(key);
            const auto* const text =
                setting == nullptr ? nullptr : std::get_if<std::string>(&setting->value);
            if (setting != nullptr && (text == nullptr || !text->empty())) continue;
            const Place place = reader.place_of(key);
            faults_.add(error_of("CTG-CONF-003", {{"key", place.field}}, place));
        }
    }

    /// The method that `key` names; the first offered when it is not there, "" with a fault when it
    /// is another.
    std::string method(SettingReader& reader, std::string_view key, const Methods& methods) {
        const Setting* const setting = reader.any(key);
        if (setting == nullptr) return methods.offered.front();
        const auto* const name = std::get_if<std::string>(&setting->value);
        const bool is_table = std::holds_alternative<Setting::Members>(setting->value);
        const bool is_declared = name != nullptr ? holds(methods.declared, *name)
                                                 : is_table && methods.is_table_declared;
        if (!is_declared) return reader.choice(key, methods.offered, "");
        const auto shown = name != nullptr ? fmt::format("\"{}\"", *name) : "{ … }";
        refuse_method(fmt::format("{} = {}", key, shown),
                      fmt::format("{} = \"{}\"", key, fmt::join(methods.offered, "\", \"")), reader,
                      key);
        return {};
    }

    void refuse_method(std::string found, std::string offered, const SettingReader& reader,
                       std::string_view key) {
        faults_.add(error_of("CTG-SCOR-005",
                             {{"method", std::move(found)}, {"offered", std::move(offered)}},
                             reader.place_of(key)));
    }

    template <class Value>
    void refuse_range(const SettingReader& reader, std::string_view key, const Value& found,
                      std::string range) {
        faults_.add(error_of("CTG-SCOR-010",
                             {{"key", std::string(key)},
                              {"found", fmt::format("{}", found)},
                              {"range", std::move(range)}},
                             reader.place_of(key)));
    }

    /// The theme or logic of an indicator, which must be one of `known`.
    std::string member(SettingReader& reader, std::string_view key,
                       const std::vector<std::string>& known) {
        auto name = reader.text(key).value_or("");
        if (name.empty() || known.empty() || holds(known, name)) return name;
        is_an_indicator_astray_ = true;
        faults_.add(error_of("CTG-SCOR-001",
                             {{"key", std::string(key)},
                              {"found", name},
                              {"known", joined(known)},
                              {"nearest", joined(nearest(name, known))}},
                             reader.place_of(key)));
        return name;
    }

    void refuse_second(const std::string& id, const Place& place) {
        if (id.empty()) return;
        const auto [first, is_new] = place_by_id_.try_emplace(id, place);
        if (is_new) return;
        auto diagnostic = error_of("CTG-SCOR-004", {{"id", id}}, place);
        diagnostic.places.push_back(first->second);
        faults_.add(std::move(diagnostic));
    }

    /// Not told when no indicator was read, or one went to no cell by a misspelling: that says it
    /// already.
    void refuse_empty_cells(const Scheme& scheme) {
        if (scheme.indicators.empty() || is_an_indicator_astray_) return;
        std::vector<std::string> empty;
        for (const auto& theme : scheme.themes)
            for (const auto& logic : scheme.logics)
                if (std::ranges::none_of(scheme.indicators, [&](const auto& indicator) {
                        return indicator.theme == theme && indicator.logic == logic;
                    }))
                    empty.push_back(fmt::format("{} × {}", theme, logic));
        if (!empty.empty())
            faults_.add(error_of("CTG-SCOR-003", {{"cells", joined(empty)}}, themes_place_));
    }

    const Document& document_;
    Faults& faults_;
    Place themes_place_;
    std::map<std::string, Place> place_by_id_;
    bool is_an_indicator_astray_ = false;
};

} // namespace

Checked<Scheme> scheme_from(const Document& document) {
    Faults faults;
    Scheme scheme = SchemeReader(document, faults).scheme();
    faults.raise();
    return {std::move(scheme), faults.notes()};
}

std::vector<IndicatorRule> rules_of(const Scheme& scheme) {
    std::vector<IndicatorRule> rules;
    for (const auto& indicator : scheme.indicators)
        rules.push_back(indicator.rule);
    return rules;
}

} // namespace ctg
