// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/table.hpp"
#include "ctg/reading/read.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ctg {

/// An official table, recognised by its columns whatever its year and its file name.
struct Publication {
    std::string id;          ///< "insee-filosofi-communes"
    std::string producer;    ///< "INSEE"
    std::string title;       ///< "Filosofi, revenus et pauvreté des communes"
    std::string level;       ///< commune, iris, epci, departement, carreau, evenement
    std::vector<Year> years; ///< of the figures, as the columns or the rows tell them

    friend bool operator==(const Publication&, const Publication&) = default;
};

/// What an official table is read for: its columns have other names in the one and in the other.
enum class PublishedUse {
    figures,     ///< code, nom, population_municipale…: one row per commune
    memberships, ///< siren, nom, code_commune: which EPCI a commune belongs to
};

struct PublishedOptions {
    PublishedUse use = PublishedUse::figures;
    std::optional<Year> year = {}; ///< which one, of a table that holds several
};

/// A table with the names and the grammar of figures of its publication, if it is a known one.
struct PublishedTable {
    Table table;
    std::optional<Publication> publication;
};

/// Which official table `table` is, by its columns, or nothing. Known ones: docs/manual/formats.md.
[[nodiscard]] std::optional<Publication> publication_of(const Table& table);

/// `table` as a study needs it, if it is an official one, else as it is. Columns are also called by
/// their usual names (`code`, `nom`, `siren`, `code_commune`, `population_municipale`…); the code
/// that INSEE spells in two columns is put together; long tables (one figure a row) become wide;
/// rows of another year, and of no commune (99999, XXXXX, empty), are left out. Figures are read by
/// the producer's grammar: marks of secrecy, rounding to 5 or to 100 €, what may be added.
///
/// Notes: CTG-READ-050 (what it was recognised as), -051 (rows of no commune, left out), -052 (rows
/// of other years), -053 (rows of other kinds), -054 (a long table made wide).
/// @throws DataError CTG-READ-055 when it holds several years and none is asked for, -056 when it
///         lacks the one asked for, -057 when two rows give one figure.
[[nodiscard]] Checked<PublishedTable> as_published(const Table& table,
                                                   const PublishedOptions& options = {});

/// read_table, then as_published, with the notes of both.
[[nodiscard]] Checked<PublishedTable> read_published(const std::filesystem::path& file,
                                                     const TableOptions& table_options = {},
                                                     const PublishedOptions& options = {});

} // namespace ctg
