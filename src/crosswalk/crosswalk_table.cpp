// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/crosswalk.hpp"

#include "ctg/base/error.hpp"

#include <map>
#include <utility>

namespace ctg {
namespace {

/// "area_m2", or "weight" where the unit is none that a column name could bear.
std::string weight_column(const CrosswalkOrigin& origin) {
    return origin.unit.empty() ? origin.weight : origin.weight + "_" + origin.unit;
}

/// The codes of one side of a table of parts, in the order in which they come.
class Side {
public:
    std::uint32_t index_of(const std::string& code) {
        const auto [found, is_new] =
            index_.emplace(code, static_cast<std::uint32_t>(codes_.size()));
        if (is_new) {
            codes_.push_back(code);
            totals_.push_back(0.0);
        }
        return found->second;
    }
    void add(std::uint32_t index, double weight) { totals_[index] += weight; }
    std::vector<std::string> codes() && { return std::move(codes_); }
    std::vector<double> totals() && { return std::move(totals_); }

private:
    std::map<std::string, std::uint32_t> index_;
    std::vector<std::string> codes_;
    std::vector<double> totals_;
};

PartClass class_at(const Table& table, std::size_t row, std::size_t column, Faults& faults) {
    const auto& text = table.text(row, column);
    if (text.empty() || text == "outside") return PartClass::real;
    for (const auto part : {PartClass::rounding, PartClass::drift, PartClass::real})
        if (text == name_of(part)) return part;
    faults.add(error_of("CTG-CROSS-014", {{"text", text}}, table.place(row, column)));
    return PartClass::real;
}

} // namespace

Records records_of(const Crosswalk& crosswalk, Residues residues) {
    Records records{"ctg.overlay/1",
                    {{"source", RecordKind::code},
                     {"target", RecordKind::code},
                     {weight_column(crosswalk.origin()), RecordKind::number},
                     {"of_source", RecordKind::share},
                     {"of_target", RecordKind::share},
                     {"class", RecordKind::text}},
                    {}};
    const auto source_outside = crosswalk.source_outside();
    const auto target_outside = crosswalk.target_outside();
    const auto share = [](double part, double total) { return total > 0.0 ? part / total : 0.0; };
    for (std::size_t n = 0; n < crosswalk.sources().size(); ++n) {
        const auto& source = crosswalk.sources()[n];
        for (const auto& part : crosswalk.parts_of_source(n))
            records.rows.push_back({source, crosswalk.targets()[part.target], part.weight,
                                    crosswalk.of_source(part), crosswalk.of_target(part),
                                    std::string(name_of(part.part))});
        if (source_outside[n] > 0.0)
            records.rows.push_back({source, std::string(), source_outside[n],
                                    share(source_outside[n], crosswalk.source_totals()[n]),
                                    std::monostate(), std::string("outside")});
    }
    for (std::size_t n = 0; residues == Residues::both && n < crosswalk.targets().size(); ++n)
        if (target_outside[n] > 0.0)
            records.rows.push_back(
                {std::string(), crosswalk.targets()[n], target_outside[n], std::monostate(),
                 share(target_outside[n], crosswalk.target_totals()[n]), std::string("outside")});
    return records;
}

Crosswalk crosswalk_from(const Table& table) {
    constexpr std::size_t weight_position = 2; // as records_of writes it, whatever its name
    const auto columns = required_columns(table, {"source", "target", "class"});
    const std::string weight =
        table.columns().size() > weight_position ? table.columns()[weight_position] : "weight";
    const std::size_t weight_column = required_columns(table, {weight}).front();
    Faults faults;
    Side sources;
    Side targets;
    std::vector<CommonPart> parts;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const auto& source = table.text(row, columns[0]);
        const auto& target = table.text(row, columns[1]);
        const Figure figure = figure_at(table, row, weight_column, faults);
        if (!figure.is_known()) continue;
        if (!source.empty()) sources.add(sources.index_of(source), figure.value());
        if (!target.empty()) targets.add(targets.index_of(target), figure.value());
        if (source.empty() || target.empty()) continue;
        parts.push_back({sources.index_of(source), targets.index_of(target), figure.value(),
                         class_at(table, row, columns[2], faults)});
    }
    faults.raise<DataError>();
    CrosswalkOrigin origin;
    constexpr std::string_view area_unit = "_m2"; // other weights have no unit: enfants_0_2
    const bool is_area = weight.ends_with(area_unit);
    origin.weight = is_area ? weight.substr(0, weight.size() - area_unit.size()) : weight;
    origin.unit = is_area ? "m2" : "";
    origin.method = table.source().file;
    auto source_codes = Side(sources).codes();
    auto target_codes = Side(targets).codes();
    return {std::move(source_codes), std::move(sources).totals(),
            std::move(target_codes), std::move(targets).totals(),
            std::move(parts),        std::move(origin)};
}

} // namespace ctg
