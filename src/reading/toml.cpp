// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/digest.hpp"
#include "ctg/base/error.hpp"
#include "ctg/data/database.hpp"
#include "ctg/reading/read.hpp"
#include "reading/input.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

namespace ctg {
namespace {

/// Turns what toml++ read into settings with their places.
class SettingMaker {
public:
    SettingMaker(std::string file, const std::vector<std::string>& lines)
        : file_(std::move(file)),
          lines_(lines) {}

    [[nodiscard]] Setting setting(const toml::node& node, const Place& place) const {
        if (const auto* const table = node.as_table()) return {members(*table, place), place};
        if (const auto* const array = node.as_array()) return {list(*array, place), place};
        if (const auto* const text = node.as_string()) return {text->get(), place};
        if (const auto* const number = node.as_floating_point()) return {number->get(), place};
        if (const auto* const number = node.as_integer()) return {number->get(), place};
        if (const auto* const flag = node.as_boolean()) return {flag->get(), place};
        return {date_text(node), place};
    }

    [[nodiscard]] Place place(const toml::source_position& position, std::string field) const {
        const std::size_t line = position.line;
        const auto excerpt = line > 0 && line <= lines_.size() ? lines_[line - 1] : std::string();
        return {file_,          line, position.column, std::move(field), without_passwords(excerpt),
                PlaceUnit::line};
    }

private:
    /// In file order: toml++ keeps keys by the alphabet.
    [[nodiscard]] Setting::Members members(const toml::table& table, const Place& parent) const {
        Setting::Members members;
        for (const auto& [key, node] : table) {
            auto field =
                fmt::format("{}{}{}", parent.field, parent.field.empty() ? "" : ".", key.str());
            members.push_back(
                {std::string(key.str()), setting(node, place(key.source().begin, field))});
        }
        std::ranges::stable_sort(members, {}, [](const auto& member) {
            return std::pair(member.setting.place.line, member.setting.place.column);
        });
        return members;
    }

    [[nodiscard]] Setting::List list(const toml::array& array, const Place& parent) const {
        Setting::List list;
        for (const auto& node : array)
            list.push_back(setting(node, place(node.source().begin, parent.field)));
        return list;
    }

    /// A date stands in settings as text, ISO 8601, as if it had been quoted.
    [[nodiscard]] static std::string date_text(const toml::node& node) {
        std::ostringstream text;
        if (const auto* const date = node.as_date()) text << date->get();
        if (const auto* const time = node.as_time()) text << time->get();
        if (const auto* const moment = node.as_date_time()) text << moment->get();
        return text.str();
    }

    std::string file_;
    const std::vector<std::string>& lines_;
};

} // namespace

Document read_document(const std::filesystem::path& file, const ReadLimits& limits) {
    const Input input = open_input(file, limits);
    const InputText text = text_of(input);
    const SettingMaker maker(input.file, text.lines);
    try {
        const toml::table root = toml::parse(text.text, input.file);
        return {input.file, sha256_hex(input.bytes),
                maker.setting(root, {input.file, 0, 0, {}, {}, PlaceUnit::line}), text.text};
    } catch (const toml::parse_error& error) {
        throw DataError(
            {error_of("CTG-CONF-001", {{"words", without_passwords(error.description())}},
                      maker.place(error.source().begin, {}))});
    }
}

} // namespace ctg
