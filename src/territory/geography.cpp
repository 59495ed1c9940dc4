// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/geography.hpp"

#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"

#include "base/parallel.hpp"
#include "territory/borders.hpp"
#include "territory/faults.hpp"
#include "territory/spelling.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace ctg {
namespace {

constexpr std::size_t code_column = 0; // of the two columns asked for
constexpr std::size_t name_column = 1;

/// Reads the communes of a layer, row by row, then all shapes of one CRS at once.
class LayerReading {
public:
    explicit LayerReading(const Layer& layer)
        : layer_(layer),
          table_(layer.attributes),
          columns_(required_columns(layer.attributes, {"code", "nom"})) {}

    Checked<Geography> geography(GeographyYear year) && {
        read_codes();
        leave_out_arrondissements();
        check_rows();
        faults_.raise<DataError>();
        std::vector<Commune> communes = projected();
        faults_.raise<GeometryError>();
        check_borders(
            communes, [&](std::size_t n) { return place(row_of_.at(communes[n].code)); }, faults_);
        faults_.raise<DataError>();
        return {Geography(year, std::move(communes), table_.source()), faults_.notes()};
    }

private:
    [[nodiscard]] Place place(std::size_t row) const {
        return table_.place(row, columns_[code_column]);
    }

    void read_codes() {
        for (std::size_t row = 0; row < table_.row_count(); ++row) {
            const auto code = commune_code_at(table_, row, columns_[code_column], faults_);
            if (!code) continue;
            const auto [earlier, is_first] = row_of_.emplace(*code, row);
            if (!is_first)
                faults_.add(error_at_both("CTG-TERR-001", {{"commune", std::string(code->text())}},
                                          place(earlier->second), place(row)));
        }
    }

    /// A commune and its arrondissements lie over each other: one level only may stay.
    void leave_out_arrondissements() {
        std::map<CommuneCode, std::vector<CommuneCode>> parts;
        for (const auto& [code, row] : row_of_)
            if (const auto commune = commune_of_arrondissement(code))
                parts[*commune].push_back(code);
        for (const auto& [commune, arrondissements] : parts) {
            const std::string name(commune.text());
            const DiagnosticValues values{{"commune", name},
                                          {"arrondissements", listed(arrondissements)}};
            const Place first = place(row_of_.at(arrondissements.front()));
            faults_.add(row_of_.contains(commune) ? note_of("CTG-TERR-022", values, first)
                                                  : error_of("CTG-TERR-023", values, first));
            for (const auto& code : arrondissements)
                row_of_.erase(code);
        }
    }

    void check_rows() {
        for (const auto& [code, row] : row_of_) {
            const DiagnosticValues values{{"commune", std::string(code.text())},
                                          {"departement", code.departement()}};
            if (layer_.shapes[row].is_empty())
                faults_.add(error_of("CTG-TERR-024", values, place(row)));
            if (!legal_crs(code.departement()).is_known())
                faults_.add(error_of("CTG-TERR-020", values, place(row)));
        }
    }

    std::vector<Commune> projected() {
        std::map<Crs, std::vector<CommuneCode>> codes_by_crs;
        for (const auto& [code, row] : row_of_)
            codes_by_crs[legal_crs(code.departement())].push_back(code);
        std::vector<Commune> communes;
        for (const auto& [crs, codes] : codes_by_crs)
            std::ranges::move(projected_to(crs, codes), std::back_inserter(communes));
        return communes;
    }

    std::vector<Commune> projected_to(Crs crs, const std::vector<CommuneCode>& codes) {
        std::vector<MultiPolygon> shapes;
        shapes.reserve(codes.size());
        for (const auto& code : codes)
            shapes.push_back(layer_.shapes[row_of_.at(code)]);
        try {
            shapes = transformed(shapes, layer_.crs, crs);
        } catch (const GeometryError& error) {
            faults_.add(placed(error, [&](std::size_t n) { return place(row_of_.at(codes[n])); }));
            return {};
        }
        std::vector<Commune> communes;
        communes.reserve(codes.size());
        for (std::size_t n = 0; n < codes.size(); ++n)
            communes.push_back({codes[n], table_.text(row_of_.at(codes[n]), columns_[name_column]),
                                std::move(shapes[n]), crs});
        return communes;
    }

    const Layer& layer_;
    const Table& table_;
    std::vector<std::size_t> columns_;
    std::map<CommuneCode, std::size_t> row_of_;
    Faults faults_;
};

} // namespace

namespace {

std::vector<double> ellipsoidal_areas_km2(std::span<const Commune> communes) {
    constexpr double m2_per_km2 = 1e6;
    std::map<Crs, std::vector<std::size_t>> by_crs; // PROJ is asked once for each CRS
    for (std::size_t i = 0; i < communes.size(); ++i)
        by_crs[communes[i].crs].push_back(i);
    std::vector<double> areas(communes.size());
    for (const auto& [crs, indices] : by_crs) {
        std::vector<MultiPolygon> shapes;
        for (const std::size_t index : indices)
            shapes.push_back(communes[index].shape);
        shapes = transformed(shapes, crs, wgs84);
        in_parallel(std::max(1U, std::thread::hardware_concurrency()), shapes.size(), [&] {
            return [&](std::size_t n) {
                areas[indices[n]] = ellipsoidal_area_m2(shapes[n], wgs84) / m2_per_km2;
            };
        });
    }
    return areas;
}

} // namespace

struct Geography::Areas {
    std::once_flag counted;
    std::vector<double> km2;
};

struct Geography::Body {
    GeographyYear year;
    std::vector<Commune> communes;
    Source source;
    std::optional<CommuneHistory> history;
    std::shared_ptr<Areas> areas;
};

Geography::Geography(GeographyYear year, std::vector<Commune> communes, Source source) {
    std::ranges::stable_sort(communes, {}, &Commune::code);
    Faults faults;
    for (std::size_t n = 1; n < communes.size(); ++n)
        if (communes[n].code == communes[n - 1].code)
            faults.add(
                error_of("CTG-TERR-001", {{"commune", std::string(communes[n].code.text())}}));
    faults.raise<DataError>();
    body_ = std::make_shared<const Body>(
        Body{year, std::move(communes), std::move(source), {}, std::make_shared<Areas>()});
}

std::span<const double> Geography::areas_km2() const {
    std::call_once(body_->areas->counted,
                   [&] { body_->areas->km2 = ellipsoidal_areas_km2(body_->communes); });
    return body_->areas->km2;
}

GeographyYear Geography::year() const noexcept {
    return body_->year;
}
const Source& Geography::source() const noexcept {
    return body_->source;
}
std::span<const Commune> Geography::communes() const noexcept {
    return body_->communes;
}
const std::optional<CommuneHistory>& Geography::history() const& noexcept {
    return body_->history;
}

Geography Geography::with_history(CommuneHistory history) const {
    Geography result = *this;
    Body body = *body_;
    body.history = std::move(history);
    result.body_ = std::make_shared<const Body>(std::move(body));
    return result;
}

std::optional<std::size_t> Geography::index_of(const CommuneCode& code) const noexcept {
    const auto& communes = body_->communes;
    const auto found = std::ranges::lower_bound(communes, code, {}, &Commune::code);
    if (found == communes.end() || found->code != code) return std::nullopt;
    return static_cast<std::size_t>(found - communes.begin());
}

bool Geography::contains(const CommuneCode& code) const noexcept {
    return index_of(code).has_value();
}

Checked<Geography> geography_from(const Layer& layer, GeographyYear year) {
    return LayerReading(layer).geography(year);
}

std::optional<CommuneCode> commune_code_at(const Table& table, std::size_t row, std::size_t column,
                                           Faults& faults) {
    const std::string& text = table.text(row, column);
    const auto code = spelled_commune(text);
    if (!code)
        faults.add(unreadable_code("CTG-TERR-002", text, table.place(row, column)));
    else if (code->text() != text)
        faults.add(mended_note(text, code->text(), table.place(row, column)));
    return code;
}

} // namespace ctg
