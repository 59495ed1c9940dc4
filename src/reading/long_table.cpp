// SPDX-License-Identifier: Apache-2.0
#include "reading/long_table.hpp"

#include <map>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// "indfoy_ndur:Moins de 400 euros"
std::string name_of(const Table& table, std::size_t row, std::size_t value,
                    const LongLayout& layout) {
    std::string classes;
    for (const auto column : layout.classes) {
        if (!classes.empty()) classes += ':';
        classes += table.text(row, column);
    }
    const std::string figure = table.columns()[value];
    if (classes.empty()) return figure;
    return layout.is_named_by_class ? classes : figure + ":" + classes;
}

/// Numbers things in the order in which they are first met.
class Register {
public:
    std::size_t number_of(const std::string& name) {
        const auto [entry, is_new] = numbers_.try_emplace(name, names_.size());
        if (is_new) names_.push_back(name);
        return entry->second;
    }
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    std::map<std::string, std::size_t, std::less<>> numbers_;
    std::vector<std::string> names_;
};

} // namespace

Table wide_of(const Table& table, const LongLayout& layout, Faults& faults) {
    Register places;
    Register figures;
    std::vector<std::size_t> first_rows;                              // by place
    std::map<std::pair<std::size_t, std::size_t>, TableCell> cell_at; // place, figure
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const std::size_t place = places.number_of(table.text(row, layout.key));
        if (place == first_rows.size()) first_rows.push_back(row);
        for (const auto value : layout.values) {
            const std::string name = name_of(table, row, value, layout);
            const auto [earlier, is_first] =
                cell_at.try_emplace({place, figures.number_of(name)}, table.cell(row, value));
            if (is_first) continue;
            auto twice =
                error_of("CTG-READ-057", {{"place", table.text(row, layout.key)}, {"figure", name}},
                         table.place(row, value));
            faults.add(std::move(twice));
        }
    }
    std::vector<std::size_t> told{layout.key};
    told.insert(told.end(), layout.carried.begin(), layout.carried.end());
    std::vector<std::string> columns;
    for (const auto column : told)
        columns.push_back(table.columns()[column]);
    columns.insert(columns.end(), figures.names().begin(), figures.names().end());
    std::vector<Table::Row> rows;
    for (std::size_t place = 0; place < first_rows.size(); ++place) {
        Table::Row row;
        for (const auto column : told)
            row.push_back(table.cell(first_rows[place], column));
        for (std::size_t figure = 0; figure < figures.names().size(); ++figure) {
            const auto found = cell_at.find({place, figure});
            row.push_back(found != cell_at.end() ? found->second
                                                 : TableCell{{}, row.front().line, 0});
        }
        rows.push_back(std::move(row));
    }
    return table.with_cells(std::move(columns), std::move(rows));
}

bool has_several_rows_for_one(const Table& table, std::size_t key) {
    std::set<std::string_view> seen;
    for (std::size_t row = 0; row < table.row_count(); ++row)
        if (!seen.insert(table.text(row, key)).second) return true;
    return false;
}

} // namespace ctg
