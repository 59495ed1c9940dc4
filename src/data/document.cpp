// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/document.hpp"

#include "ctg/base/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

// What a key may hold, in the notation of TOML: it reads the same in every language.
constexpr std::string_view a_text = "\"…\"";
constexpr std::string_view a_number = "1.5";
constexpr std::string_view an_integer = "12";
constexpr std::string_view a_flag = "true, false";
constexpr std::string_view some_texts = "[\"…\", \"…\"]";
constexpr std::string_view some_numbers = "[1.5, 2.0]";
constexpr std::string_view a_table = "{ … = … }";
constexpr std::string_view some_tables = "[[…]]";

const Setting::Members* members_of(const Setting& table) noexcept {
    return std::get_if<Setting::Members>(&table.value);
}

const Setting* member_of(const Setting& table, std::string_view key) noexcept {
    const auto* const members = members_of(table);
    if (members == nullptr) return nullptr;
    const auto found = std::ranges::find(*members, key, &Setting::Member::key);
    return found == members->end() ? nullptr : &found->setting;
}

/// `value` as it would stand in the file.
std::string shown(const Setting& setting) {
    struct Shown {
        std::string operator()(const std::string& text) const {
            return fmt::format("\"{}\"", text);
        }
        std::string operator()(double number) const { return fmt::format("{}", number); }
        std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
        std::string operator()(bool flag) const { return flag ? "true" : "false"; }
        std::string operator()(const Setting::List& list) const {
            return list.empty() ? "[]" : fmt::format("[{}, …]", shown(list.front()));
        }
        std::string operator()(const Setting::Members& members) const {
            return members.empty() ? "{}" : fmt::format("{{ {} = … }}", members.front().key);
        }
    };
    return std::visit(Shown{}, setting.value);
}

void refuse_type(const Setting& setting, std::string_view expected, Faults& faults) {
    faults.add(error_of("CTG-CONF-004",
                        {{"key", setting.place.field},
                         {"example", std::string(expected)},
                         {"found", shown(setting)}},
                        setting.place));
}

Diagnostic missing_key(Place place) {
    const std::string key = place.field;
    return error_of("CTG-CONF-003", {{"key", key}}, std::move(place));
}

std::optional<double> finite_number(const Setting& setting) noexcept {
    if (const auto* const whole = std::get_if<std::int64_t>(&setting.value))
        return static_cast<double>(*whole);
    const auto* const number = std::get_if<double>(&setting.value);
    if (number == nullptr || !std::isfinite(*number)) return std::nullopt;
    return *number;
}

/// The value of type `Value` that `setting` holds, or nothing with a fault; nothing for no setting.
template <class Value>
std::optional<Value> value_of(const Setting* setting, std::string_view expected, Faults& faults) {
    if (setting == nullptr) return std::nullopt;
    if (const auto* const value = std::get_if<Value>(&setting->value)) return *value;
    refuse_type(*setting, expected, faults);
    return std::nullopt;
}

/// The items of a list, or null with a fault; null for no setting.
const Setting::List* list_of(const Setting* setting, std::string_view expected, Faults& faults) {
    if (setting == nullptr) return nullptr;
    const auto* const list = std::get_if<Setting::List>(&setting->value);
    if (list == nullptr) refuse_type(*setting, expected, faults);
    return list;
}

} // namespace

SettingReader::SettingReader(const Setting& table, Faults& faults)
    : table_(table),
      faults_(faults) {
    if (members_of(table) == nullptr) refuse_type(table, a_table, faults);
}

void SettingReader::finish() {
    const auto* const members = members_of(table_);
    if (members == nullptr) return;
    for (const auto& [key, setting] : *members)
        if (std::ranges::find(asked_, key) == asked_.end())
            faults_.add(error_of("CTG-CONF-002",
                                 {{"key", key},
                                  {"nearest", joined(nearest(key, asked_))},
                                  {"known", joined(asked_)}},
                                 setting.place));
}

const Setting* SettingReader::any(std::string_view key) {
    if (std::ranges::find(asked_, key) == asked_.end()) asked_.emplace_back(key);
    return member_of(table_, key);
}

bool SettingReader::has(std::string_view key) {
    return any(key) != nullptr;
}

std::optional<std::string> SettingReader::text(std::string_view key) {
    return value_of<std::string>(any(key), a_text, faults_);
}

std::optional<double> SettingReader::number(std::string_view key) {
    const auto* const setting = any(key);
    if (setting == nullptr) return std::nullopt;
    const auto number = finite_number(*setting);
    if (!number) refuse_type(*setting, a_number, faults_);
    return number;
}

std::optional<std::int64_t> SettingReader::integer(std::string_view key) {
    return value_of<std::int64_t>(any(key), an_integer, faults_);
}

std::optional<bool> SettingReader::flag(std::string_view key) {
    return value_of<bool>(any(key), a_flag, faults_);
}

std::optional<std::vector<std::string>> SettingReader::texts(std::string_view key) {
    const auto* const list = list_of(any(key), some_texts, faults_);
    if (list == nullptr) return std::nullopt;
    std::vector<std::string> texts;
    for (const auto& item : *list)
        if (auto text = value_of<std::string>(&item, a_text, faults_))
            texts.push_back(std::move(*text));
    if (texts.size() != list->size()) return std::nullopt;
    return texts;
}

std::optional<std::vector<double>> SettingReader::numbers(std::string_view key) {
    const auto* const list = list_of(any(key), some_numbers, faults_);
    if (list == nullptr) return std::nullopt;
    std::vector<double> numbers;
    for (const auto& item : *list) {
        if (const auto number = finite_number(item))
            numbers.push_back(*number);
        else
            refuse_type(item, a_number, faults_);
    }
    if (numbers.size() != list->size()) return std::nullopt;
    return numbers;
}

const Setting* SettingReader::table(std::string_view key) {
    const auto* const setting = any(key);
    if (setting == nullptr || members_of(*setting) != nullptr) return setting;
    refuse_type(*setting, a_table, faults_);
    return nullptr;
}

std::vector<const Setting*> SettingReader::tables(std::string_view key) {
    std::vector<const Setting*> tables;
    const auto* const list = list_of(any(key), some_tables, faults_);
    if (list == nullptr) return tables;
    for (const auto& item : *list) {
        if (members_of(item) != nullptr)
            tables.push_back(&item);
        else
            refuse_type(item, a_table, faults_);
    }
    return tables;
}

std::string SettingReader::required_text(std::string_view key) {
    if (!has(key)) faults_.add(missing_key(place_of(key)));
    return text(key).value_or("");
}

double SettingReader::required_number(std::string_view key) {
    if (!has(key)) faults_.add(missing_key(place_of(key)));
    return number(key).value_or(0.0);
}

std::string SettingReader::choice(std::string_view key, const std::vector<std::string>& choices,
                                  std::string_view fallback) {
    const auto chosen = text(key);
    if (!chosen) return std::string(fallback);
    if (std::ranges::find(choices, *chosen) != choices.end()) return *chosen;
    faults_.add(error_of("CTG-CONF-005",
                         {{"key", std::string(key)},
                          {"choices", joined(choices)},
                          {"found", *chosen},
                          {"nearest", joined(nearest(*chosen, choices))}},
                         place_of(key)));
    return std::string(fallback);
}

Place SettingReader::place_of(std::string_view key) const {
    if (const auto* const setting = member_of(table_, key)) return setting->place;
    Place place = table_.place;
    place.field += fmt::format("{}{}", place.field.empty() ? "" : ".", key);
    return place;
}

std::map<std::string, std::string> text_map_of(const Setting& table, Faults& faults) {
    std::map<std::string, std::string> texts;
    const auto* const members = members_of(table);
    if (members == nullptr) {
        refuse_type(table, a_table, faults);
        return texts;
    }
    for (const auto& [key, setting] : *members)
        if (auto text = value_of<std::string>(&setting, a_text, faults))
            texts.emplace(key, std::move(*text));
    return texts;
}

} // namespace ctg
