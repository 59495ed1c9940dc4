// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/error.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ctg {

/// A value of a configuration file, with its place.
struct Setting {
    struct Member;
    using List = std::vector<Setting>;
    using Members = std::vector<Member>; ///< in file order

    std::variant<std::string, double, std::int64_t, bool, List, Members> value;
    Place place;
};

/// A key of a table and what stands under it.
struct Setting::Member {
    std::string key;
    Setting setting;
};

/// A configuration file (TOML) as it was read.
struct Document {
    std::string file;
    std::string sha256;
    Setting root;          ///< holds Members
    std::string text = {}; ///< as it was read, in UTF-8
};

/// Reads the keys of one table of a configuration file, and refuses at the end those that nobody
/// asked for, naming the nearest known key. Faults are gathered, not thrown.
class SettingReader {
public:
    SettingReader(const Setting& table, Faults& faults);
    /// Reports every key not asked for as CTG-CONF-002.
    void finish();

    [[nodiscard]] bool has(std::string_view key);
    [[nodiscard]] std::optional<std::string> text(std::string_view key);
    [[nodiscard]] std::optional<double> number(std::string_view key);
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key);
    [[nodiscard]] std::optional<bool> flag(std::string_view key);
    [[nodiscard]] std::optional<std::vector<std::string>> texts(std::string_view key);
    [[nodiscard]] std::optional<std::vector<double>> numbers(std::string_view key);
    /// A table under `key`, or null; several: the tables of an array of tables.
    [[nodiscard]] const Setting* table(std::string_view key);
    [[nodiscard]] std::vector<const Setting*> tables(std::string_view key);
    /// The raw value, for keys of several types ("equal" or a table).
    [[nodiscard]] const Setting* any(std::string_view key);

    /// As above, but adds CTG-CONF-003 (missing key) and answers "" or 0 when it is not there.
    [[nodiscard]] std::string required_text(std::string_view key);
    [[nodiscard]] double required_number(std::string_view key);

    /// One of `choices`; adds CTG-CONF-005 listing them when it is another, answers `fallback` when
    /// the key is not there.
    [[nodiscard]] std::string choice(std::string_view key, const std::vector<std::string>& choices,
                                     std::string_view fallback);

    [[nodiscard]] Place place_of(std::string_view key) const;

private:
    const Setting& table_;
    Faults& faults_;
    std::vector<std::string> asked_;
};

/// The members of `table` as pairs of texts, for maps such as `columns = { code = "INSEE_COM" }`.
[[nodiscard]] std::map<std::string, std::string> text_map_of(const Setting& table, Faults& faults);

} // namespace ctg
