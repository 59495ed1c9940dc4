// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/crosswalk.hpp"

#include "ctg/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace ctg {
namespace {

constexpr std::array reserved{std::string_view("source"),    std::string_view("target"),
                              std::string_view("of_source"), std::string_view("of_target"),
                              std::string_view("class"),     std::string_view("of_area")};
constexpr std::string_view escape = "weight_";

bool is_reserved(std::string_view name) noexcept {
    return std::ranges::find(reserved, name) != reserved.end();
}

/// Whether `name` is reserved, or is what a reserved one becomes.
bool needs_escape(std::string_view name) noexcept {
    while (name.starts_with(escape))
        name.remove_prefix(escape.size());
    return name.empty() || is_reserved(name);
}

/// The total of which `weight` is `share`: of those that give this share the shortest, since
/// dividing and multiplying again may miss the total by a bit.
double total_of(double weight, double share) {
    const double total = weight / share;
    const std::string text = fmt::format("{:.15g}", total);
    double shorter = total;
    std::from_chars(text.data(), text.data() + text.size(), shorter);
    return weight / shorter == share ? shorter : total;
}

/// What a row tells of one of its sides.
struct Told {
    std::string code;
    double weight = 0.0;
    std::optional<double> share; ///< of the total of the code
    Place place;
};

/// The codes of one side of a table of parts, in the order in which they come.
class Side {
public:
    std::uint32_t index_of(const std::string& code) {
        const auto [found, is_new] =
            index_.emplace(code, static_cast<std::uint32_t>(codes_.size()));
        if (is_new) {
            codes_.push_back(code);
            sums_.push_back(0.0);
            largest_.emplace_back();
        }
        return found->second;
    }

    void add(const Told& row, Faults& faults) {
        const std::uint32_t index = index_of(row.code);
        sums_[index] += row.weight;
        if (!row.share || !(row.weight > 0.0)) return;
        auto& largest = largest_[index];
        if (largest) check(*largest, row, faults);
        if (!largest || row.weight > largest->weight) largest = row;
    }

    [[nodiscard]] const std::vector<std::string>& codes() const noexcept { return codes_; }

    /// What the shares tell, or the sums: where parts overlap these exceed the totals.
    [[nodiscard]] std::vector<double> totals() const {
        std::vector<double> totals = sums_;
        for (std::size_t n = 0; n < totals.size(); ++n)
            if (largest_[n]) totals[n] = told_by(*largest_[n]);
        return totals;
    }

private:
    /// No share of something is a share of nothing.
    static double told_by(const Told& row) {
        return *row.share > 0.0 ? total_of(row.weight, *row.share) : 0.0;
    }

    static void check(const Told& before, const Told& row, Faults& faults) {
        constexpr double tolerance =
            1e-6; // a table that passed through seven digits is let through
        const double first = told_by(before);
        const double second = told_by(row);
        if (std::abs(first - second) > tolerance * std::max(first, second))
            faults.add(error_of("CTG-CROSS-060",
                                {{"code", row.code},
                                 {"first", fmt::format("{:.9g}", first)},
                                 {"second", fmt::format("{:.9g}", second)}},
                                row.place));
    }

    std::map<std::string, std::uint32_t> index_;
    std::vector<std::string> codes_;
    std::vector<double> sums_;
    std::vector<std::optional<Told>> largest_; ///< of the rows that tell a share
};

PartClass class_at(const Table& table, std::size_t row, std::size_t column, Faults& faults) {
    const auto& text = table.text(row, column);
    if (text.empty() || text == "outside") return PartClass::real;
    for (const auto part : {PartClass::rounding, PartClass::drift, PartClass::real})
        if (text == name_of(part)) return part;
    faults.add(error_of("CTG-CROSS-014", {{"text", text}}, table.place(row, column)));
    return PartClass::real;
}

/// The rows of a table of parts, one after another.
class PartReader {
public:
    explicit PartReader(const Table& table)
        : table_(table),
          columns_(required_columns(table, {"source", "target", "class"})),
          of_source_(table.column("of_source")),
          of_target_(table.column("of_target")),
          of_area_(table.column("of_area")) {
        const auto own =
            std::ranges::find_if_not(table.columns(), [](const auto& c) { return is_reserved(c); });
        weight_name_ = own == table.columns().end() ? "weight" : *own;
        weight_ = required_columns(table, {weight_name_}).front();
    }

    void read(std::size_t row) {
        const Figure figure = figure_at(table_, row, weight_, faults_);
        if (!figure.is_known()) return;
        const double weight = figure.value();
        const auto tell = [&](Side& side, const std::string& code, std::optional<std::size_t> of) {
            const Place place = table_.place(row, of.value_or(weight_));
            if (!code.empty()) side.add({code, weight, share_at(row, of), place}, faults_);
        };
        const auto& source = table_.text(row, columns_[0]);
        const auto& target = table_.text(row, columns_[1]);
        tell(sources_, source, of_source_);
        tell(targets_, target, of_target_);
        if (source.empty() || target.empty()) return;
        CommonPart part{sources_.index_of(source), targets_.index_of(target), weight,
                        class_at(table_, row, columns_[2], faults_)};
        parts_.push_back(part);
        part.weight = share_at(row, of_area_).value_or(share_at(row, of_source_).value_or(1.0));
        ground_.push_back(part);
    }

    [[nodiscard]] Crosswalk made() && {
        faults_.raise<DataError>();
        Crosswalk crosswalk(sources_.codes(), sources_.totals(), targets_.codes(),
                            targets_.totals(), std::move(parts_), origin());
        if (!of_area_) return crosswalk;
        std::vector<double> held(targets_.codes().size(), 0.0);
        for (const auto& part : ground_)
            held[part.target] += part.weight;
        return crosswalk.over({sources_.codes(),
                               std::vector(sources_.codes().size(), 1.0),
                               targets_.codes(),
                               std::move(held),
                               std::move(ground_),
                               {"area", "of_source", table_.source().file, {}, {}}});
    }

private:
    [[nodiscard]] std::optional<double> share_at(std::size_t row,
                                                 std::optional<std::size_t> column) {
        if (!column) return std::nullopt;
        const Figure share = figure_at(table_, row, *column, faults_);
        return share.is_known() ? std::optional(share.value()) : std::nullopt;
    }

    [[nodiscard]] CrosswalkOrigin origin() const {
        constexpr std::string_view area_unit = "_m2"; // other weights have no unit: enfants_0_2
        CrosswalkOrigin origin;
        origin.weight = weight_name_;
        origin.unit = "";
        if (weight_name_.starts_with(escape) && needs_escape(weight_name_)) {
            origin.weight.erase(0, escape.size());
        } else if (weight_name_.ends_with(area_unit)) {
            origin.weight.resize(weight_name_.size() - area_unit.size());
            origin.unit = "m2";
        }
        origin.method = table_.source().file;
        return origin;
    }

    const Table& table_;
    std::vector<std::size_t> columns_; ///< source, target, class
    std::optional<std::size_t> of_source_;
    std::optional<std::size_t> of_target_;
    std::optional<std::size_t> of_area_;
    std::string weight_name_;
    std::size_t weight_ = 0;
    Side sources_;
    Side targets_;
    std::vector<CommonPart> parts_;
    std::vector<CommonPart> ground_; ///< weighed by what share of the area of the source they are
    Faults faults_;
};

double share(double part, double total) noexcept {
    return total > 0.0 ? part / total : 0.0;
}

/// Adds to each row what share of the area of its source it is.
void add_ground(const Crosswalk& ground, Records& records) {
    records.columns.push_back({"of_area", RecordKind::share});
    const auto outside = ground.source_outside();
    std::map<std::string, double, std::less<>> left;
    for (std::size_t n = 0; n < outside.size(); ++n)
        left.emplace(ground.sources()[n], share(outside[n], ground.source_totals()[n]));
    auto part = ground.parts().begin(); // the rows of parts come in the same order
    for (auto& row : records.rows) {
        const auto& source = std::get<std::string>(row[0]);
        if (source.empty())
            row.emplace_back();
        else if (std::get<std::string>(row[1]).empty())
            row.emplace_back(left.find(source)->second);
        else
            row.emplace_back(ground.of_source(*part++));
    }
}

} // namespace

std::string weight_column(const CrosswalkOrigin& origin) {
    const std::string name =
        origin.unit.empty() ? origin.weight : origin.weight + "_" + origin.unit;
    return needs_escape(name) ? std::string(escape) + name : name;
}

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
    if (crosswalk.ground() != nullptr) add_ground(*crosswalk.ground(), records);
    return records;
}

Crosswalk crosswalk_from(const Table& table) {
    PartReader reader(table);
    for (std::size_t row = 0; row < table.row_count(); ++row)
        reader.read(row);
    return std::move(reader).made();
}

} // namespace ctg
