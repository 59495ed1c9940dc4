// SPDX-License-Identifier: Apache-2.0
#include "ctg/geometry/multipolygon.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "geometry/shapes.hpp"

#include <rapidcheck.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>

using ctg::MultiPolygon;
using ctg::test::rectangle;
using ctg::test::rectangle_ring;

namespace {

/// Bytes spelt by hand, as the standard writes them.
class Wkb {
public:
    explicit Wkb(bool is_big_endian = false) : is_big_endian_(is_big_endian) {}

    template <class Value>
    Wkb& put(Value value) {
        std::byte bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        for (std::size_t i = 0; i < sizeof value; ++i)
            bytes_.push_back(bytes[is_big_endian_ ? sizeof value - 1 - i : i]);
        return *this;
    }
    Wkb& header(std::uint32_t type) {
        return put(static_cast<std::uint8_t>(is_big_endian_ ? 0 : 1)).put(type);
    }
    Wkb& count(std::uint32_t count) { return put(count); }
    Wkb& points(std::initializer_list<double> ordinates) {
        for (const double ordinate : ordinates)
            put(ordinate);
        return *this;
    }
    [[nodiscard]] MultiPolygon shape() const { return MultiPolygon::from_wkb(bytes_); }

private:
    bool is_big_endian_;
    std::vector<std::byte> bytes_;
};

std::string code_of_refusal(const std::vector<std::byte>& bytes) {
    try {
        (void)MultiPolygon::from_wkb(bytes);
    } catch (const ctg::GeometryError& error) {
        return error.diagnostics().front().code;
    }
    return "accepted";
}

std::string code_of_refusal(const Wkb& wkb) {
    try {
        (void)wkb.shape();
    } catch (const ctg::GeometryError& error) {
        return error.diagnostics().front().code;
    }
    return "accepted";
}

const MultiPolygon triangle({{{{0, 0}, {4, 0}, {0, 3}, {0, 0}}, {}}});

} // namespace

TEST_CASE("a polygon in WKB is read in both byte orders") {
    for (const bool is_big_endian : {false, true}) {
        const auto wkb =
            Wkb(is_big_endian).header(3).count(1).count(4).points({0, 0, 4, 0, 0, 3, 0, 0});
        CHECK(wkb.shape() == triangle);
    }
}

TEST_CASE("Z and M are dropped, in ISO and in extended WKB, and an SRID is passed over") {
    const auto with_z = {0.0, 0.0, 9.0, 4.0, 0.0, 9.0, 0.0, 3.0, 9.0, 0.0, 0.0, 9.0};
    const auto with_zm = {0.0, 0.0, 9.0, 8.0, 4.0, 0.0, 9.0, 8.0,
                          0.0, 3.0, 9.0, 8.0, 0.0, 0.0, 9.0, 8.0};
    CHECK(Wkb().header(1003).count(1).count(4).points(with_z).shape() == triangle);
    CHECK(Wkb().header(2003).count(1).count(4).points(with_z).shape() == triangle);
    CHECK(Wkb().header(3003).count(1).count(4).points(with_zm).shape() == triangle);
    CHECK(Wkb().header(0x80000003).count(1).count(4).points(with_z).shape() == triangle);
    CHECK(Wkb().header(0xE0000003).count(2154).count(1).count(4).points(with_zm).shape() ==
          triangle);
}

TEST_CASE("each part of a multipolygon has its own byte order and SRID") {
    auto wkb = Wkb().header(0x20000006).count(2154).count(2);
    for (int part = 0; part < 2; ++part)
        wkb.header(0x20000003).count(2154).count(1).count(4).points({0, 0, 4, 0, 0, 3, 0, 0});
    const auto& polygon = triangle.polygons().front();
    CHECK(wkb.shape() == MultiPolygon({polygon, polygon}));
}

TEST_CASE("a polygon without rings is an empty shape") {
    CHECK(Wkb().header(3).count(0).shape().is_empty());
    CHECK(Wkb().header(6).count(0).shape().is_empty());
    CHECK(MultiPolygon().is_empty());
    CHECK(MultiPolygon().vertex_count() == 0);
}

TEST_CASE("what is no polygon is refused") {
    CHECK(code_of_refusal(Wkb().header(1).points({1, 2})) == "CTG-GEOM-001");
    CHECK(code_of_refusal(Wkb().header(6).count(1).header(2).count(0)) == "CTG-GEOM-001");
    CHECK(code_of_refusal(Wkb().header(4003)) == "CTG-GEOM-001");
    CHECK(code_of_refusal(Wkb().put(std::uint8_t{7})) == "CTG-GEOM-001");
    CHECK(code_of_refusal(Wkb().header(3).count(0).put(std::uint8_t{0})) == "CTG-GEOM-001");
}

TEST_CASE("a count that the bytes cannot hold is refused before any memory is taken") {
    constexpr std::uint32_t huge = 0xFFFFFFFF;
    CHECK(code_of_refusal(Wkb().header(6).count(huge)) == "CTG-GEOM-011");
    CHECK(code_of_refusal(Wkb().header(3).count(huge)) == "CTG-GEOM-011");
    CHECK(code_of_refusal(Wkb().header(3).count(1).count(huge).points({0, 0})) == "CTG-GEOM-011");
    CHECK(code_of_refusal(std::vector<std::byte>{}) == "CTG-GEOM-011");
}

TEST_CASE("a coordinate that is no number is named by its vertex") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto wkb = Wkb().header(3).count(1).count(4).points({0, 0, 4, nan, 0, 3, 0, 0});
    try {
        (void)wkb.shape();
        FAIL("accepted");
    } catch (const ctg::GeometryError& error) {
        CHECK(error.diagnostics().front().code == "CTG-GEOM-002");
        CHECK(std::string_view(error.what()).find("vertex 2") != std::string_view::npos);
    }
}

TEST_CASE("a ring that is open, or has too few points, is refused") {
    CHECK(code_of_refusal(Wkb().header(3).count(1).count(4).points({0, 0, 4, 0, 0, 3, 1, 1})) ==
          "CTG-GEOM-012");
    CHECK(code_of_refusal(Wkb().header(3).count(1).count(3).points({0, 0, 4, 0, 0, 0})) ==
          "CTG-GEOM-012");
    CHECK(code_of_refusal(Wkb().header(3).count(1).count(0)) == "CTG-GEOM-012");
}

TEST_CASE("WKB written then read is the same shape, and cut anywhere is refused") {
    const MultiPolygon shape({{rectangle_ring(0, 0, 9, 9), {rectangle_ring(1, 1, 2, 2)}},
                              {rectangle_ring(20, 0, 21.5, 0.1), {}}});
    const auto bytes = shape.wkb();
    CHECK(MultiPolygon::from_wkb(bytes) == shape);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK(code_of_refusal({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)}) ==
              "CTG-GEOM-011");
}

TEST_CASE("bytes changed at random are a shape or a refusal, never a crash") {
    const auto bytes = MultiPolygon({{rectangle_ring(0, 0, 9, 9), {}}}).wkb();
    CHECK(rc::check([&](const std::vector<std::pair<std::size_t, std::uint8_t>>& changes) {
        auto changed = bytes;
        for (const auto& [position, value] : changes)
            changed[position % changed.size()] = static_cast<std::byte>(value);
        RC_ASSERT(!code_of_refusal(changed).empty());
    }));
}

TEST_CASE("the box of shapes holds them all; of nothing it is the origin") {
    const std::vector shapes{rectangle(0, 1, 2, 3), MultiPolygon(), rectangle(-5, 2, 1, 7)};
    CHECK(ctg::box_of(shapes) == ctg::Box{{-5, 1}, {2, 7}});
    CHECK(ctg::box_of({}) == ctg::Box{});
}

TEST_CASE("shapes are equal by content, and count their vertices") {
    CHECK(rectangle(0, 0, 1, 1) == rectangle(0, 0, 1, 1));
    CHECK_FALSE(rectangle(0, 0, 1, 1) == rectangle(0, 0, 1, 2));
    CHECK(rectangle(0, 0, 1, 1).vertex_count() == 5);
}
