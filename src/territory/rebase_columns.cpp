// SPDX-License-Identifier: Apache-2.0
#include "territory/rebase_columns.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/data/figure.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <string_view>

namespace ctg {
namespace {

/// Headers that INSEE, DGCL, CNAF, IGN and this project give to the code of the commune.
constexpr std::array code_headers{"code",      "code_commune", "codgeo",   "com",
                                  "insee",     "dep_com",      "numcom",   "num_com",
                                  "insee_com", "code_insee",   "codecom",  "com_code",
                                  "geo",       "depcom",       "code_geo", "insee_commune"};

std::string lower(std::string_view text) {
    std::string result;
    for (const char c : text)
        result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

/// The words of a header: what stands between signs.
std::vector<std::string> words_of(const std::string& header) {
    std::vector<std::string> words{""};
    for (const char c : lower(header)) {
        const bool is_sign = std::string_view(" _-./()'").find(c) != std::string_view::npos;
        if (is_sign)
            words.emplace_back();
        else
            words.back() += c;
    }
    std::erase(words, "");
    return words;
}

bool begins_with_any(const std::string& word, const auto& beginnings) {
    return std::ranges::any_of(beginnings,
                               [&](std::string_view start) { return word.starts_with(start); });
}

/// Whether the header says that its figures are rates, medians, means or ranks. The codes are those
/// of INSEE's Filosofi: TP60 poverty, MED, Q and D quantiles, RD, GI, and P… shares of income.
bool speaks_of_rate(const std::string& header) {
    static const std::regex filosofi(
        "^(TP60|MED|Q[1-3]|D[1-9]|RD|GI|S80S20|PIMP|PACT|PTSA|PCHO|PBEN|PPEN|PPAT|PPSOC|PPFAM|"
        "PPMINI|PPLOGT|PIMPOT)(AGE[0-9]|TOL[0-9])?[0-9_]*$",
        std::regex::icase);
    constexpr std::array beginnings{"taux",  "tx",     "pct",     "indice",   "median", "médian",
                                    "moyen", "densit", "ratio",   "pourcent", "tauxc",  "score",
                                    "rang",  "rank",   "percent", "share",    "rate",   "mean"};
    constexpr std::array whole{"part", "parts", "tp", "ips", "moy", "index", "median"};
    if (header.find('%') != std::string::npos || std::regex_search(header, filosofi)) return true;
    return std::ranges::any_of(words_of(header), [&](const std::string& word) {
        return begins_with_any(word, beginnings) || std::ranges::find(whole, word) != whole.end();
    });
}

/// Whether the header says that its numbers name or place something: adding them has no sense.
bool speaks_of_key(const std::string& header) {
    constexpr std::array beginnings{"cod", "siren", "num", "annee", "année", "insee"};
    constexpr std::array whole{
        "dep", "reg",    "epci",        "iris", "com",    "arr",    "can",    "canton", "ctcd",
        "an",  "year",   "date",        "cp",   "lat",    "lng",    "lon",    "x",      "y",
        "id",  "region", "departement", "zone", "ze2020", "uu2020", "bv2022", "aav2020"};
    return std::ranges::any_of(words_of(header), [&](const std::string& word) {
        return begins_with_any(word, beginnings) || std::ranges::find(whole, word) != whole.end();
    });
}

bool speaks_of_name(const std::string& header) {
    constexpr std::array beginnings{"nom", "lib", "name"};
    return std::ranges::any_of(words_of(header), [&](const std::string& word) {
        return word == "commune" || begins_with_any(word, beginnings);
    });
}

bool holds_figures(const Table& table, std::size_t column) {
    bool has_number = false;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        Faults faults;
        const Figure figure = figure_at(table, row, column, faults);
        if (!faults.empty()) return false;
        has_number = has_number || figure.is_known();
    }
    return has_number;
}

std::size_t code_column_of(const Table& table, const RebaseRule& rule) {
    if (!rule.code_column.empty()) return required_columns(table, {rule.code_column}).front();
    if (const auto column = table.column("code")) return *column;
    for (const std::string_view header : code_headers)
        for (std::size_t column = 0; column < table.columns().size(); ++column)
            if (lower(table.columns()[column]) == header) return column;
    throw DataError(
        {error_of("CTG-TERR-051", {{"columns", joined(table.columns())}}, table.header_place())});
}

ColumnRole role_shown(const Table& table, std::size_t column) {
    const std::string& header = table.columns()[column];
    const auto& kinds = table.grammar().kinds; // of an official table that was recognised
    if (const auto kind = kinds.find(column); kind != kinds.end())
        return is_additive(kind->second) ? ColumnRole::count : ColumnRole::rate;
    if (speaks_of_name(header)) return ColumnRole::name;
    if (speaks_of_key(header) || !holds_figures(table, column)) return ColumnRole::label;
    return speaks_of_rate(header) ? ColumnRole::rate : ColumnRole::count;
}

} // namespace

RatioRule ratio_rule_of(std::string_view text) {
    const auto refuse = [&]() -> RatioRule {
        throw ArgumentError({error_of("CTG-TERR-050", {{"text", std::string(text)}})});
    };
    const auto equals = text.find('=');
    const auto slash = text.rfind('/');
    if (equals == std::string_view::npos || slash == std::string_view::npos || slash < equals)
        return refuse();
    RatioRule rule{std::string(text.substr(0, equals)), 1.0,
                   std::string(text.substr(equals + 1, slash - equals - 1)),
                   std::string(text.substr(slash + 1))};
    if (const auto star = rule.numerator.find('*'); star != std::string::npos) {
        const auto factor = parse_number(rule.numerator.substr(0, star), DecimalMark::point);
        if (!factor || !(*factor > 0.0)) return refuse();
        rule.factor = *factor;
        rule.numerator.erase(0, star + 1);
    }
    if (rule.name.empty() || rule.numerator.empty() || rule.denominator.empty()) return refuse();
    return rule;
}

SplitWeights split_weights_from(const Table& table, std::string_view column, GeographyYear year) {
    const std::size_t code_column = code_column_of(table, {});
    const std::size_t weight_column = required_columns(table, {column}).front();
    Faults faults;
    std::vector<Weights::Item> items;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const auto code = commune_code_at(table, row, code_column, faults);
        const Figure figure = figure_at(table, row, weight_column, faults);
        if (code) items.emplace_back(*code, figure);
    }
    faults.raise();
    return {Weights(Basis{std::string(column)}, std::move(items), table.source()), year};
}

std::vector<std::string> RebaseColumns::named(const Table& table, ColumnRole role) const {
    std::vector<std::string> names;
    for (std::size_t column = 0; column < roles.size(); ++column)
        if (roles[column] == role) names.push_back(table.columns()[column]);
    return names;
}

RebaseColumns rebase_columns_of(const Table& table, const RebaseRule& rule) {
    RebaseColumns columns{code_column_of(table, rule), {}};
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
        auto role = column == columns.code ? ColumnRole::code : role_shown(table, column);
        // Counts that are named are all the counts there are.
        if (role == ColumnRole::count && !rule.counts.empty()) role = ColumnRole::rate;
        columns.roles.push_back(role);
    }
    const auto give = [&](const std::string& name, ColumnRole role) {
        columns.roles[required_columns(table, {name}).front()] = role;
    };
    for (const auto& name : rule.counts)
        give(name, ColumnRole::count);
    for (const auto& ratio : rule.ratios) {
        give(ratio.numerator, ColumnRole::count);
        give(ratio.denominator, ColumnRole::count);
    }
    for (const auto& name : rule.by)
        give(name, ColumnRole::key);
    return columns;
}

} // namespace ctg
