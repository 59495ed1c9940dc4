// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/database.hpp"

#include "ctg/base/digest.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "reading/gdal_watch.hpp"
#include "reading/layer_crs.hpp"
#include "reading/layer_features.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <set>

namespace ctg {
namespace {

/// A database opened by GDAL's PostgreSQL driver and no other, in a session that can only read.
class Database {
public:
    Database(const DatabaseAddress& address, const std::string& table,
             const DatabaseOptions& options)
        : address_(address),
          place_{address.shown(), 0, 0, {}, {}, PlaceUnit::feature} {
        if (options.access == DatabaseAccess::refuse) refuse("CTG-PGIS-001", {});
        if (table.empty()) refuse("CTG-PGIS-006", {});
        name_ = TableName::of(table);
        place_.file += " " + name_.text();
        if (!has_database_driver()) refuse("CTG-PGIS-007", {});
        open(options.statement_seconds);
        find_layer();
    }

    [[nodiscard]] OGRLayerH layer() const noexcept { return layer_; }
    [[nodiscard]] const Place& place() const noexcept { return place_; }
    [[nodiscard]] bool has_shapes() const { return OGR_L_GetGeomType(layer_) != wkbNone; }

    /// @throws ReadError CTG-PGIS-004 if the server or GDAL has said any error.
    void check_errors() const {
        if (watch_.errors().empty()) return;
        std::set<std::string> all;
        for (const auto& words : watch_.errors())
            all.insert(address_.without_secrets(words));
        refuse("CTG-PGIS-004", {{"words", joined(std::vector(all.begin(), all.end()), "; ")}});
    }

    [[nodiscard]] std::vector<Diagnostic> warnings() const {
        std::vector<Diagnostic> warnings;
        for (const auto& words : std::set(watch_.warnings().begin(), watch_.warnings().end()))
            warnings.push_back(
                warning_of("CTG-READ-024", {{"words", address_.without_secrets(words)}}, place_));
        return warnings;
    }

    [[noreturn]] void refuse(std::string_view code, DiagnosticValues values) const {
        values.emplace_back("database", address_.shown());
        throw ReadError({error_of(code, std::move(values), place_)});
    }

private:
    void open(std::size_t statement_seconds) {
        const std::string source = "PG:" + address_.connection();
        const auto prelude =
            fmt::format("PRELUDE_STATEMENTS=SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY; "
                        "SET statement_timeout = '{}s'",
                        statement_seconds);
        const std::array<const char*, 2> drivers{"PostgreSQL", nullptr};
        const std::array<const char*, 3> options{prelude.c_str(), "LIST_ALL_TABLES=YES", nullptr};
        constexpr unsigned flags = GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
        dataset_.reset(GDALOpenEx(source.c_str(), flags, drivers.data(), options.data(), nullptr));
        check_errors();
        if (!dataset_) refuse("CTG-PGIS-004", {{"words", "–"}});
    }

    /// GDAL lists the tables of the session's own schema without it, but finds them under both.
    void find_layer() {
        layer_ = GDALDatasetGetLayerByName(dataset_.get(), name_.text().c_str());
        if (layer_ != nullptr) return check_errors();
        std::vector<std::string> names;
        for (int n = 0; n < GDALDatasetGetLayerCount(dataset_.get()); ++n)
            names.emplace_back(OGR_L_GetName(GDALDatasetGetLayer(dataset_.get(), n)));
        refuse("CTG-PGIS-005", {{"table", name_.text()},
                                {"tables", abridged(names)},
                                {"nearest", joined(nearest(name_.text(), names))}});
    }

    const DatabaseAddress& address_;
    Place place_;
    TableName name_;
    GdalWatch watch_;
    GdalDataset dataset_;
    OGRLayerH layer_ = nullptr;
};

/// The digest of rows that a server may give in any order.
std::string digest_of(const std::vector<Table::Row>& rows,
                      const std::vector<MultiPolygon>& shapes) {
    std::vector<std::string> digests;
    for (std::size_t n = 0; n < rows.size(); ++n) {
        std::string row;
        for (const auto& cell : rows[n])
            row.append(cell.text).push_back('\0');
        if (n < shapes.size())
            for (const auto byte : shapes[n].wkb())
                row.push_back(static_cast<char>(byte));
        digests.push_back(sha256_hex(row));
    }
    std::ranges::sort(digests);
    return sha256_hex(joined(digests, "\n"));
}

} // namespace

bool has_database_driver() {
    const GdalWatch watch;
    RegisterOGRPG();
    return GDALGetDriverByName("PostgreSQL") != nullptr;
}

Checked<Layer> read_database_layer(const DatabaseAddress& address, const std::string& table,
                                   const DatabaseOptions& options) {
    const Database database(address, table, options);
    if (!database.has_shapes()) database.refuse("CTG-PGIS-010", {});
    const Crs crs = options.layer.crs.value_or(crs_of(database.layer()));
    Faults faults;
    if (!crs.is_known()) faults.add(error_of("CTG-READ-006", {}, database.place()));
    LayerFeatures features =
        features_of(database.layer(), database.place().file, crs, options.layer, faults);
    database.check_errors();
    faults.raise<DataError>();
    faults.add(database.warnings());
    const auto digest = digest_of(features.rows, features.shapes);
    Table attributes(Source{database.place().file, digest, {}, {}, {}}, std::move(features.columns),
                     std::move(features.rows), {DecimalMark::point, PlaceUnit::feature},
                     std::move(features.excerpts));
    return {{std::move(attributes), std::move(features.shapes), crs}, faults.notes()};
}

Table read_database_table(const DatabaseAddress& address, const std::string& table,
                          const DatabaseOptions& options) {
    const Database database(address, table, options);
    Faults faults;
    auto features = attributes_of(database.layer(), database.place().file, options.layer, faults);
    database.check_errors();
    faults.raise<DataError>();
    const auto digest = digest_of(features.rows, {});
    return Table(Source{database.place().file, digest, {}, {}, {}}, std::move(features.columns),
                 std::move(features.rows), {DecimalMark::point, PlaceUnit::feature},
                 std::move(features.excerpts));
}

bool has_shapes(const DatabaseAddress& address, const std::string& table,
                const DatabaseOptions& options) {
    const Database database(address, table, options);
    return database.has_shapes();
}

} // namespace ctg
