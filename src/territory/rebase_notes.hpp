// SPDX-License-Identifier: Apache-2.0
// What is told of a table that was carried to another year.
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/passage.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The fault of a code that is of no commune in the passage's first year: of another year
/// (CTG-TERR-034), or of none (CTG-TERR-052); CTG-TERR-002 for a text that is no code.
[[nodiscard]] Diagnostic unknown_in_year(std::string_view text,
                                         const std::optional<CommuneCode>& code,
                                         const Passage& passage, Place place);

/// "01039 → 01138", or "15141 → 15031 (14 %), 15035 (20 %)".
[[nodiscard]] std::string change_text(const CommuneCode& before,
                                      const std::vector<PassageLine>& lines);

/// Gathers what happens to rows and columns, and tells each kind of thing once.
class RebaseNotes {
public:
    RebaseNotes(const Table& table, const Passage& passage) : table_(table), passage_(passage) {}

    void add_change(const CommuneCode& before, const std::vector<PassageLine>& lines);
    void add_vanished(const CommuneCode& code) { vanished_.insert(code); }
    void add_kept(const std::string& text) { kept_.push_back(text); }
    /// A sum that is not known because a part is hidden or missing.
    void add_hidden(const std::string& column, const std::string& code);
    /// A rate that is absent because its commune is not made of one whole commune.
    void add_lost_rate(const std::string& column, const std::string& code);
    void add_total(const std::string& column, double before, double after);
    void add_roles(const std::vector<std::string>& counts, const std::vector<std::string>& rates,
                   bool counts_are_named);

    [[nodiscard]] std::vector<Diagnostic> notes() &&;

private:
    [[nodiscard]] DiagnosticValues years() const;

    const Table& table_;
    const Passage& passage_;
    std::map<CommuneCode, std::string> changes_;
    std::map<CommuneCode, std::string> divisions_; ///< by a weight or in equal parts
    bool is_equal_ = false;
    std::set<CommuneCode> vanished_;
    std::vector<std::string> kept_;
    std::map<std::string, std::vector<std::string>> hidden_; ///< codes by column
    std::set<std::string> lost_columns_;
    std::set<std::string> lost_codes_;
    std::vector<Diagnostic> last_; ///< totals and roles
};

} // namespace ctg
