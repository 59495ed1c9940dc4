// SPDX-License-Identifier: Apache-2.0
#include "scoring/scheme_rule.hpp"

#include "ctg/data/figure.hpp"
#include "scoring/scheme_parts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <variant>

namespace ctg {
namespace {

const std::vector<std::string> kinds{"ratio", "count", "mean", "index", "per_area"};
const std::vector<std::string> shrinkages{"none", "eb_poisson", "eb_binomial"};
const std::vector<std::string> apportionings{"none", "area", "population", "households"};

/// Reads the keys of one [[indicator]] that make its value.
class RuleReader {
public:
    RuleReader(SettingReader& reader, Faults& faults) : reader_(reader), faults_(faults) {}

    [[nodiscard]] IndicatorRule rule() {
        IndicatorRule rule;
        rule.id = text("id");
        rule.label = text("label");
        rule.unit = text("unit");
        rule.table = text("table");
        rule.numerator = text("numerator");
        rule.source = text("source");
        read_kind(rule);
        rule.year = year();
        rule.min_observed = reader_.number("min_observed").value_or(0.0);
        if (rule.min_observed < 0.0 || rule.min_observed > 1.0)
            refuse(reader_, "min_observed", rule.min_observed, "0 … 1");
        rule.rounding = rounding_from(reader_, faults_);
        rule.min_count = min_count();
        refuse_secrecy_of_rates(rule);
        rule.apportion = apportion();
        rule.fallback = reader_.texts("fallback").value_or(std::vector<std::string>{});
        rule.shrink = shrinkage(rule.kind);
        rule.places = {reader_.place_of("table"), reader_.place_of("numerator"),
                       reader_.place_of("denominator"), reader_.place_of("fallback")};
        return rule;
    }

private:
    std::string text(std::string_view key) { return reader_.text(key).value_or(""); }

    template <class Value>
    void refuse(const SettingReader& reader, std::string_view key, const Value& found,
                std::string range) {
        refuse_range({fmt::format("{}", found), std::move(range)}, reader, key, faults_);
    }

    void read_kind(IndicatorRule& rule) {
        const auto kind = method_of(reader_, "kind", kinds);
        rule.denominator = text("denominator");
        for (const auto each : {IndicatorKind::count, IndicatorKind::mean, IndicatorKind::index,
                                IndicatorKind::per_area})
            if (kind == name_of(each)) rule.kind = each;
        if (!is_divided(rule.kind) && !rule.denominator.empty())
            faults_.add(error_of("CTG-SCOR-009",
                                 {{"kind", kind}, {"denominator", rule.denominator}},
                                 reader_.place_of("denominator")));
        // Per area, the shapes of the communes say what divides when no column does.
        if (kind == "ratio" || kind == "mean") demand(reader_, {"denominator"}, faults_);
        if (rule.kind != IndicatorKind::ratio) return;
        const auto scale = scale_of(rule.unit);
        if (!scale) refuse(reader_, "unit", rule.unit, "…/n, n > 0");
        rule.scale = scale.value_or(1.0);
    }

    /// Secrecy hides small counts; a rate or an index below it is none.
    void refuse_secrecy_of_rates(const IndicatorRule& rule) {
        if (rule.min_count == 0) return;
        if (rule.kind == IndicatorKind::mean || rule.kind == IndicatorKind::index)
            faults_.add(error_of("CTG-SCOR-080", {{"kind", std::string(name_of(rule.kind))}},
                                 reader_.place_of("secrecy")));
    }

    Year year() {
        constexpr std::int64_t last = 9999;
        const auto year = reader_.integer("year").value_or(1);
        if (year >= 1 && year <= last) return Year{static_cast<int>(year)};
        refuse(reader_, "year", year, "1 … 9999");
        return {};
    }

    std::size_t min_count() {
        const Setting* const table = reader_.table("secrecy");
        if (table == nullptr) return 0;
        SettingReader rule(*table, faults_);
        demand(rule, {"min_count"}, faults_);
        const auto count = rule.integer("min_count").value_or(1);
        rule.finish();
        if (count >= 1) return static_cast<std::size_t>(count);
        refuse(rule, "min_count", count, "≥ 1");
        return 0;
    }

    Shrinkage shrinkage(IndicatorKind kind) {
        const Setting* const setting = reader_.any("shrink");
        if (setting == nullptr) return {};
        Shrinkage shrinkage;
        if (std::holds_alternative<Setting::Members>(setting->value)) {
            SettingReader reader(*setting, faults_);
            shrinkage = {Shrinkage::Method::credibility, reader.required_number("credibility")};
            if (!(shrinkage.strength > 0.0))
                refuse(reader, "credibility", shrinkage.strength, "> 0");
            reader.finish();
        } else {
            const auto name = reader_.choice("shrink", shrinkages, "none");
            if (name == "eb_poisson") shrinkage.method = Shrinkage::Method::eb_poisson;
            if (name == "eb_binomial") shrinkage.method = Shrinkage::Method::eb_binomial;
        }
        if (shrinkage.method != Shrinkage::Method::none && kind != IndicatorKind::ratio)
            faults_.add(error_of("CTG-SCOR-081", {{"kind", std::string(name_of(kind))}},
                                 reader_.place_of("shrink")));
        return shrinkage;
    }

    Apportion apportion() {
        const auto name = method_of(reader_, "apportion", apportionings);
        for (const auto choice : {Apportion::area, Apportion::population, Apportion::households})
            if (name == name_of(choice)) return choice;
        return Apportion::none;
    }

    SettingReader& reader_;
    Faults& faults_;
};

/// Two numbers, the lower first.
Goalposts ends_at(SettingReader& reader, std::string_view key, Faults& faults) {
    const auto ends = reader.numbers(key);
    if (!ends) return {};
    if (ends->size() == 2 && ends->front() < ends->back()) return {ends->front(), ends->back()};
    faults.add(error_of("CTG-SCOR-002", {{"found", fmt::format("[{}]", fmt::join(*ends, ", "))}},
                        reader.place_of(key)));
    return {};
}

std::string percentile_name(SettingReader& table, std::string_view key, Faults& faults) {
    auto name = table.text(key).value_or("");
    if (!name.empty() && !percent_of(name))
        refuse_range({name, "\"p0\" … \"p100\""}, table, key, faults);
    return name;
}

} // namespace

void demand(SettingReader& reader, std::initializer_list<std::string_view> keys, Faults& faults) {
    for (const auto key : keys) {
        const Setting* const setting = reader.any(key);
        const auto* const text =
            setting == nullptr ? nullptr : std::get_if<std::string>(&setting->value);
        if (setting != nullptr && (text == nullptr || !text->empty())) continue;
        const Place place = reader.place_of(key);
        faults.add(error_of("CTG-CONF-003", {{"key", place.field}}, place));
    }
}

std::string method_of(SettingReader& reader, std::string_view key,
                      const std::vector<std::string>& methods) {
    return reader.has(key) ? reader.choice(key, methods, "") : methods.front();
}

void refuse_range(Unfit value, const SettingReader& reader, std::string_view key, Faults& faults) {
    faults.add(error_of("CTG-SCOR-010",
                        {{"key", std::string(key)},
                         {"found", std::move(value.found)},
                         {"range", std::move(value.fit)}},
                        reader.place_of(key)));
}

IndicatorRule rule_from(SettingReader& reader, Faults& faults) {
    return RuleReader(reader, faults).rule();
}

void read_goalposts(SettingReader& reader, ScoreRule& rule, Faults& faults) {
    const Setting* const setting = reader.any("goalposts");
    if (setting == nullptr) return;
    if (!std::holds_alternative<Setting::Members>(setting->value)) {
        rule.goalposts = ends_at(reader, "goalposts", faults);
        return;
    }
    SettingReader table(*setting, faults);
    rule.reference = reference_from(table, faults);
    if (table.has("values"))
        rule.goalposts = ends_at(table, "values", faults);
    else
        faults.add(error_of(
            "CTG-SCOR-082",
            {{"indicator", reader.text("id").value_or("")}, {"reference", rule.reference->name}},
            reader.place_of("goalposts")));
    table.finish();
}

std::optional<ClassRule> class_rule_from(SettingReader& reader, Faults& faults) {
    const Setting* const setting = reader.table("classes");
    if (setting == nullptr) return std::nullopt;
    SettingReader table(*setting, faults);
    ClassRule rule;
    std::vector<std::string> methods;
    for (const auto method : all_class_methods)
        methods.emplace_back(name_of(method));
    rule.bounds = table.numbers("bounds").value_or(rule.bounds);
    // Bounds say by themselves that they are given by hand.
    const auto usual = rule.bounds.empty() ? ClassMethod::quantiles : ClassMethod::manual;
    rule.method = class_method_of(table.choice("method", methods, name_of(usual))).value_or(usual);
    if (const auto count = table.integer("count"))
        rule.count = *count > 0 ? static_cast<std::size_t>(*count) : 0;
    rule.is_rounded = table.flag("rounded").value_or(rule.is_rounded);
    rule.step = table.number("step");
    for (auto& fault : faults_of(rule)) {
        fault.places = {reader.place_of("classes")};
        faults.add(std::move(fault));
    }
    table.finish();
    return rule;
}

GoalpostsReference reference_from(SettingReader& table, Faults& faults) {
    GoalpostsReference reference;
    demand(table, {"reference", "low", "high", "year"}, faults);
    reference.name = table.text("reference").value_or("");
    reference.low = percentile_name(table, "low", faults);
    reference.high = percentile_name(table, "high", faults);
    const auto low = percent_of(reference.low);
    const auto high = percent_of(reference.high);
    if (low && high && *low >= *high)
        faults.add(error_of("CTG-SCOR-002",
                            {{"found", fmt::format("{}, {}", reference.low, reference.high)}},
                            table.place_of("low")));
    reference.year = Year{static_cast<int>(table.integer("year").value_or(0))};
    const auto units = table.integer("units").value_or(0);
    reference.units = units > 0 ? static_cast<std::size_t>(units) : 0;
    reference.sha256 = table.text("sha256").value_or("");
    return reference;
}

std::optional<double> percent_of(std::string_view percentile) {
    constexpr double most = 100.0;
    if (!percentile.starts_with('p')) return std::nullopt;
    const auto percent = parse_number(percentile.substr(1), DecimalMark::point);
    if (!percent || *percent < 0.0 || *percent > most) return std::nullopt;
    return percent;
}

} // namespace ctg
