// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// Whether databases are asked: never without leave, since a study from elsewhere may name any.
enum class DatabaseAccess { refuse, allow };

/// A PostGIS database as libpq names it: "PG:dbname=diagnostic host=…", or
/// "PG:postgresql://user@host/diagnostic". What is shown of it holds no password; better still,
/// leave the password to ~/.pgpass or $PGPASSWORD.
class DatabaseAddress {
public:
    /// @throws ArgumentError CTG-PGIS-002 if libpq does not understand `text`, which is not shown.
    explicit DatabaseAddress(std::string_view text);

    /// Whether `text` names a database rather than a file: it begins with PG:, postgresql:// or
    /// postgres://.
    [[nodiscard]] static bool is_named_by(std::string_view text) noexcept;

    /// For the driver alone: it may hold a password.
    [[nodiscard]] const std::string& connection() const noexcept { return connection_; }
    /// "PG:host=localhost port=5432 dbname=diagnostic user=etudes".
    [[nodiscard]] const std::string& shown() const noexcept { return shown_; }
    /// `words` of a server or a driver without what must not be shown.
    [[nodiscard]] std::string without_secrets(std::string words) const;

    friend bool operator==(const DatabaseAddress&, const DatabaseAddress&) = default;

private:
    std::string connection_;
    std::string shown_;
    std::vector<std::string> secrets_;
};

/// A table of a database, "diagnostic.communes" or "communes": names, never SQL.
struct TableName {
    std::string schema; ///< empty: that in which the server looks first
    std::string table;

    /// @throws ArgumentError CTG-PGIS-003 unless `text` is one or two names of letters, digits and
    ///         `_` that begin with no digit, of 63 bytes at most.
    [[nodiscard]] static TableName of(std::string_view text);
    [[nodiscard]] std::string text() const;

    friend bool operator==(const TableName&, const TableName&) = default;
};

/// `text` of a user (a line, an argument) cut where a database's address or a password begins.
[[nodiscard]] std::string without_passwords(std::string_view text);

} // namespace ctg
