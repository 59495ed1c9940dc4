// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/reading/published.hpp"
#include "reading/publication_facts.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace ctg {

/// The names of the columns as facts spell them.
[[nodiscard]] std::vector<std::string> plain_columns_of(const Table& table);

/// The years that the rows of a table tell (data.caf.fr, Melodi).
[[nodiscard]] std::set<Year> years_in_rows(const Table& table, const PublicationFact& fact);

/// One row for each place: the work that `fact` says the table needs. Adds to `faults` what
/// as_published says.
[[nodiscard]] Table laid_out_as(const PublicationFact& fact, const Table& table,
                                const PublishedOptions& options, Faults& faults);

/// Without the rows whose `siren` is "sans objet" (ZZZZZZZZZ) or none (NR).
[[nodiscard]] Table with_epci_only(const Table& table, Faults& faults);

} // namespace ctg
