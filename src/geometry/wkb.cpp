// SPDX-License-Identifier: Apache-2.0
// Well-known binary, read without trust: a count is believed only as far as the bytes that are
// there could hold it.
#include "ctg/base/error.hpp"
#include "ctg/geometry/multipolygon.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace ctg {
namespace {

// OGC 06-103r4, table 7; the flags are those of PostGIS's extended WKB.
constexpr std::uint32_t polygon_type = 3;
constexpr std::uint32_t multipolygon_type = 6;
constexpr std::uint32_t iso_dimension_step = 1000; // 1003 has Z, 2003 has M, 3003 has both
constexpr std::uint32_t ewkb_z = 0x80000000U;
constexpr std::uint32_t ewkb_m = 0x40000000U;
constexpr std::uint32_t ewkb_srid = 0x20000000U;

constexpr std::size_t fewest_ring_points = 4; // a triangle, closed
constexpr std::size_t header_bytes = 5;
constexpr std::size_t count_bytes = 4;

/// `value` with its bytes in the opposite order (std::byteswap is C++23).
template <class Value>
Value reversed(Value value) {
    std::array<std::byte, sizeof value> bytes{};
    std::memcpy(bytes.data(), &value, sizeof value);
    std::ranges::reverse(bytes);
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

class WkbReader {
public:
    explicit WkbReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    /// Calls visit(ring, is_shell) for each ring. It may take what `ring` holds.
    template <class Visit>
    void visit_rings(Visit&& visit) {
        const std::uint32_t type = header();
        const std::size_t count =
            type == multipolygon_type ? counted(header_bytes + count_bytes) : 1;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t part = type == multipolygon_type ? header() : type;
            if (part != polygon_type) refuse(fmt::format("type {}", part));
            const std::size_t rings = counted(count_bytes);
            for (std::size_t n = 0; n < rings; ++n) {
                read_ring();
                visit(ring_, n == 0);
            }
        }
        if (offset_ != bytes_.size()) refuse(fmt::format("+ {}", bytes_.size() - offset_));
    }

private:
    template <class Value>
    Value next() {
        require(sizeof(Value));
        Value value{};
        std::memcpy(&value, bytes_.data() + offset_, sizeof value);
        offset_ += sizeof value;
        return order_ == std::endian::native ? value : reversed(value);
    }

    /// A count of items of at least `item_bytes` each.
    std::size_t counted(std::size_t item_bytes) {
        const std::size_t count = next<std::uint32_t>();
        if (count > (bytes_.size() - offset_) / item_bytes) require(count * item_bytes);
        return count;
    }

    /// Reads byte order, type and SRID; sets the order and the ordinates per point, answers the
    /// type without its dimensions.
    std::uint32_t header() {
        const auto order = next<std::uint8_t>();
        if (order > 1) refuse(fmt::format("byte order {}", order));
        order_ = order == 1 ? std::endian::little : std::endian::big;
        const auto type = next<std::uint32_t>();
        if ((type & ewkb_srid) != 0) (void)next<std::uint32_t>();
        const std::uint32_t iso = type & ~(ewkb_z | ewkb_m | ewkb_srid);
        const std::uint32_t iso_dimensions = iso / iso_dimension_step;
        if (iso_dimensions > 3) refuse(fmt::format("type {}", type));
        const bool has_z = (type & ewkb_z) != 0 || (iso_dimensions & 1U) != 0;
        const bool has_m = (type & ewkb_m) != 0 || (iso_dimensions & 2U) != 0;
        point_bytes_ = sizeof(double) * (2U + (has_z ? 1U : 0U) + (has_m ? 1U : 0U));
        return iso % iso_dimension_step;
    }

    void read_ring() {
        ring_.resize(counted(point_bytes_));
        if (ring_.empty()) refuse_ring(ring_);
        // Most files hold plain points in the order of this machine: those are copied as they are.
        if (order_ == std::endian::native && point_bytes_ == sizeof(Point)) {
            std::memcpy(ring_.data(), bytes_.data() + offset_, ring_.size() * sizeof(Point));
            offset_ += ring_.size() * sizeof(Point);
        } else {
            for (auto& point : ring_) {
                const std::size_t start = offset_;
                point = {next<double>(), next<double>()};
                offset_ = start + point_bytes_;
            }
        }
        const auto fault = std::ranges::find_if_not(
            ring_, [](const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); });
        if (fault != ring_.end()) refuse_point(ring_, fault);
        if (ring_.size() < fewest_ring_points || ring_.front() != ring_.back()) refuse_ring(ring_);
    }

    void require(std::size_t size) const {
        const std::size_t left = bytes_.size() - offset_;
        if (size <= left) return;
        throw GeometryError({error_of("CTG-GEOM-011", {{"offset", std::to_string(offset_)},
                                                       {"claimed", std::to_string(size)},
                                                       {"left", std::to_string(left)}})});
    }

    [[noreturn]] void refuse(std::string found) const {
        throw GeometryError({error_of(
            "CTG-GEOM-001", {{"offset", std::to_string(offset_)}, {"found", std::move(found)}})});
    }

    [[noreturn]] static void refuse_point(const Ring& ring, Ring::const_iterator point) {
        throw GeometryError(
            {error_of("CTG-GEOM-002", {{"vertex", std::to_string(point - ring.begin() + 1)},
                                       {"position", fmt::format("({} {})", point->x, point->y)}})});
    }

    [[noreturn]] static void refuse_ring(const Ring& ring) {
        const auto text = [](const Point& p) { return fmt::format("({} {})", p.x, p.y); };
        throw GeometryError(
            {error_of("CTG-GEOM-012", {{"count", std::to_string(ring.size())},
                                       {"first", ring.empty() ? "–" : text(ring.front())},
                                       {"last", ring.empty() ? "–" : text(ring.back())}})});
    }

    std::span<const std::byte> bytes_;
    std::size_t offset_ = 0;
    std::endian order_ = std::endian::native;
    std::size_t point_bytes_ = 0;
    Ring ring_; ///< the last one read
};

class WkbWriter {
public:
    template <class Value>
    void put(Value value) {
        if constexpr (std::endian::native == std::endian::big) value = reversed(value);
        const auto* const first = reinterpret_cast<const std::byte*>(&value);
        bytes_.insert(bytes_.end(), first, first + sizeof value);
    }

    void put_header(std::uint32_t type, std::size_t count) {
        put(std::uint8_t{1}); // little-endian
        put(type);
        put(static_cast<std::uint32_t>(count));
    }

    void put_ring(const Ring& ring) {
        put(static_cast<std::uint32_t>(ring.size()));
        for (const auto& [x, y] : ring) {
            put(x);
            put(y);
        }
    }

    std::vector<std::byte> bytes() && { return std::move(bytes_); }

private:
    std::vector<std::byte> bytes_;
};

} // namespace

MultiPolygon MultiPolygon::from_wkb(std::span<const std::byte> wkb) {
    std::vector<Polygon> polygons;
    WkbReader(wkb).visit_rings([&](Ring& ring, bool is_shell) {
        if (is_shell)
            polygons.push_back({std::move(ring), {}});
        else
            polygons.back().holes.push_back(std::move(ring));
    });
    return MultiPolygon(std::move(polygons));
}

void visit_rings(std::span<const std::byte> wkb,
                 const std::function<void(std::span<const Point>, bool)>& visit) {
    WkbReader(wkb).visit_rings([&](const Ring& ring, bool is_shell) { visit(ring, is_shell); });
}

std::vector<std::byte> MultiPolygon::wkb() const {
    WkbWriter writer;
    writer.put_header(multipolygon_type, polygons_->size());
    for (const auto& polygon : *polygons_) {
        writer.put_header(polygon_type, 1 + polygon.holes.size());
        writer.put_ring(polygon.shell);
        for (const auto& hole : polygon.holes)
            writer.put_ring(hole);
    }
    return std::move(writer).bytes();
}

} // namespace ctg
