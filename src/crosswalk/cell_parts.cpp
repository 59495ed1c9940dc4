// SPDX-License-Identifier: Apache-2.0
// Each edge tells the cells it crosses how much of each lies to its right, and the cell after them
// that all that follows does: running sums along each row then give the exact part of every cell,
// with no cell ever seen as a polygon and no point ever located.
#include "ctg/crosswalk/grid.hpp"

#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ctg {
namespace {

constexpr double rounding = 1e-12; // of a cell

/// What one source may take: a change in the buffer for each cell in its box, and a part for each
/// that it covers. France on squares of 200 m takes 1.2 GiB.
constexpr double most_bytes = 2.0 * 1024.0 * 1024.0 * 1024.0;
constexpr double most_cells = most_bytes / (sizeof(double) + sizeof(CellPart));

/// The cells under the box of a shape, and what its edges tell them.
class Buffer {
public:
    /// @pre the cells are no more than most_cells.
    Buffer(const Box& box, double side_m)
        : side_m_(side_m),
          first_{static_cast<std::int64_t>(std::floor(box.low.x / side_m)),
                 static_cast<std::int64_t>(std::floor(box.low.y / side_m))} {
        const auto count = [&](double low, double high) {
            return static_cast<std::size_t>(std::floor(high / side_m) - std::floor(low / side_m)) +
                   1;
        };
        columns_ = count(box.low.x, box.high.x);
        rows_ = count(box.low.y, box.high.y);
        stride_ = columns_ + 2; // where the right of the last cell is told
        changes_.assign(stride_ * rows_, 0.0);
    }

    /// `sign` is 1 where the inside lies on the left.
    void add(const Ring& ring, double sign) {
        for (std::size_t n = 0; n + 1 < ring.size(); ++n)
            add_edge(in_cells(ring[n]), in_cells(ring[n + 1]), sign);
    }

    template <class Visit>
    void visit(Visit&& visit) const {
        for (std::size_t row = 0; row < rows_; ++row) {
            double covered = 0.0;
            for (std::size_t column = 0; column < columns_; ++column) {
                covered -= changes_[row * stride_ + column];
                if (covered > rounding)
                    visit(GridCell{first_.column + static_cast<std::int64_t>(column),
                                   first_.row + static_cast<std::int64_t>(row)},
                          std::min(covered, 1.0));
            }
        }
    }

private:
    [[nodiscard]] Point in_cells(const Point& point) const noexcept {
        return {point.x / side_m_ - static_cast<double>(first_.column),
                point.y / side_m_ - static_cast<double>(first_.row)};
    }

    void add_edge(Point from, Point to, double sign) {
        if (from.y == to.y) return;
        if (from.y > to.y) {
            std::swap(from, to);
            sign = -sign;
        }
        const double x_per_y = (to.x - from.x) / (to.y - from.y);
        const auto last = std::min(rows_, static_cast<std::size_t>(std::ceil(to.y)));
        double x = from.x;
        for (auto row = static_cast<std::size_t>(from.y); row < last; ++row) {
            const double bottom = std::max(from.y, static_cast<double>(row));
            const double top = std::min(to.y, static_cast<double>(row + 1));
            const double next = top == to.y ? to.x : from.x + x_per_y * (top - from.y);
            add_piece(&changes_[row * stride_], std::min(x, next), std::max(x, next),
                      sign * (top - bottom));
            x = next;
        }
    }

    /// A piece of an edge within a row: `height` times what lies right of it in each cell, as the
    /// change from the cell before.
    void add_piece(double* row, double left, double right, double height) const noexcept {
        left = std::clamp(left, 0.0, static_cast<double>(columns_));
        right = std::clamp(right, 0.0, static_cast<double>(columns_));
        const auto first = static_cast<std::size_t>(left);
        const auto last = static_cast<std::size_t>(right);
        if (first == last) {
            const double middle = 0.5 * (left + right) - static_cast<double>(first);
            row[first] += height * (1.0 - middle);
            row[first + 1] += height * middle;
            return;
        }
        const double per_column = height / (right - left);
        const double into_first = static_cast<double>(first + 1) - left;
        double told = 0.5 * per_column * into_first * into_first;
        row[first] += told;
        for (std::size_t column = first + 1; column < last; ++column) {
            const double value = per_column * (static_cast<double>(column) + 0.5 - left);
            row[column] += value - told;
            told = value;
        }
        const double into_last = right - static_cast<double>(last);
        const double value = height - 0.5 * per_column * into_last * into_last;
        row[last] += value - told;
        row[last + 1] += height - value;
    }

    double side_m_;
    GridCell first_;
    std::size_t columns_ = 0;
    std::size_t rows_ = 0;
    std::size_t stride_ = 0;
    std::vector<double> changes_;
};

/// @throws LimitError CTG-CROSS-021 if the cells in `box` are more than can be held; told before
/// anything is allocated, and before a number of cells that no integer holds is made one.
void check_size(const Box& box, double side_m) {
    const auto count = [&](double low, double high) {
        return std::floor(high / side_m) - std::floor(low / side_m) + 1.0;
    };
    const double columns = count(box.low.x, box.high.x);
    const double rows = count(box.low.y, box.high.y);
    if (columns * rows <= most_cells) return; // no number of cells, where the side is 0, is not
    throw LimitError({error_of("CTG-CROSS-021", {{"columns", fmt::format("{:.0f}", columns)},
                                                 {"rows", fmt::format("{:.0f}", rows)},
                                                 {"most", fmt::format("{:.0f}", most_cells)}})});
}

void find_parts(const MultiPolygon& shape, std::uint32_t source, double side_m,
                std::vector<CellPart>& parts) {
    parts.clear();
    if (shape.is_empty()) return;
    const Box box = box_of(std::span(&shape, 1));
    check_size(box, side_m);
    Buffer buffer(box, side_m);
    const auto sign_of = [](const Ring& ring, bool is_shell) {
        return (signed_area_m2(ring) > 0.0) == is_shell ? 1.0 : -1.0;
    };
    for (const auto& polygon : shape.polygons()) {
        buffer.add(polygon.shell, sign_of(polygon.shell, true));
        for (const auto& hole : polygon.holes)
            buffer.add(hole, sign_of(hole, false));
    }
    buffer.visit([&](const GridCell& cell, double covered) {
        parts.push_back({source, cell, covered});
    });
}

} // namespace

void visit_cell_parts(const std::vector<MultiPolygon>& sources, Crs crs, const RegularGrid& grid,
                      const std::function<void(std::span<const CellPart>)>& visit) {
    const auto shapes = crs == grid.crs ? sources : transformed(sources, crs, grid.crs);
    std::vector<CellPart> parts;
    for (std::size_t n = 0; n < shapes.size(); ++n) {
        find_parts(shapes[n], static_cast<std::uint32_t>(n), grid.side_m, parts);
        if (!parts.empty()) visit(parts);
    }
}

std::vector<CellPart> cell_parts(const std::vector<MultiPolygon>& sources, Crs crs,
                                 const RegularGrid& grid) {
    std::vector<CellPart> all;
    visit_cell_parts(sources, crs, grid, [&](std::span<const CellPart> parts) {
        all.insert(all.end(), parts.begin(), parts.end());
    });
    return all;
}

} // namespace ctg
