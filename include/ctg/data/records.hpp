// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ctg {

/// A value of a result: nothing, a text, a count, a measure, or a yes/no.
using RecordValue = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

/// What a column of a result holds, so that codes stay text and shares can be shown as percent.
enum class RecordKind { text, code, integer, number, share };

struct RecordColumn {
    std::string name; ///< as the contract names it
    RecordKind kind = RecordKind::text;
    friend bool operator==(const RecordColumn&, const RecordColumn&) = default;
};

/// A result as rows under typed columns: what is printed, written to files and given to pandas.
struct Records {
    std::string schema; ///< "ctg.cover/1"
    std::vector<RecordColumn> columns;
    std::vector<std::vector<RecordValue>> rows;
    friend bool operator==(const Records&, const Records&) = default;
};

} // namespace ctg
