// SPDX-License-Identifier: Apache-2.0
// One overlay as a whole process, reading included, for spatial.py to time beside its peers:
//
//     ctg_overlay_bench walk|trapezoids|cells|geos|geos-prepared SOURCES TARGETS [THREADS [PAIRS]]
//     ctg_overlay_bench lattice COUNT SEED
//
// Layers are what spatial.py writes: a count, then for each feature a length and its WKB. For
// `cells`, TARGETS is the side of a square of EPSG:3035 in metres. Prints the count of pairs and
// the sum of their areas; writes the pairs into the file PAIRS, for spatial_agreement.py. The GEOS
// ways are what one would write with it: an STR tree, then an intersection for each pair; prepared,
// all that lies wholly inside or outside is left to GEOS's predicates.
//
// `lattice` compares both kernels with GEOS on COUNT pairs that have most of their edges in common.
#include "ctg/crosswalk/grid.hpp"
#include "ctg/crosswalk/overlay.hpp"

#include "crosswalk/lattice.hpp"

#include <fcntl.h>
#include <geos_c.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace ctg;

/// A layer, mapped into memory, and where each feature lies in it.
class Bytes {
public:
    explicit Bytes(const char* file) {
        const int descriptor = open(file, O_RDONLY);
        struct stat status {};
        if (descriptor < 0 || fstat(descriptor, &status) != 0)
            throw std::runtime_error(std::string("cannot open ") + file);
        size_ = static_cast<std::size_t>(status.st_size);
        start_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
        close(descriptor);
        if (start_ == MAP_FAILED) throw std::runtime_error(std::string("cannot map ") + file);
        const auto* next = static_cast<const std::byte*>(start_);
        const auto number = [&] {
            std::uint32_t value = 0;
            std::memcpy(&value, next, sizeof value);
            next += sizeof value;
            return value;
        };
        const std::uint32_t count = number();
        features_.reserve(count);
        for (std::uint32_t n = 0; n < count; ++n) {
            const std::uint32_t size = number();
            features_.emplace_back(next, size);
            next += size;
        }
    }
    ~Bytes() { munmap(start_, size_); }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;

    [[nodiscard]] std::span<const std::span<const std::byte>> features() const noexcept {
        return features_;
    }

private:
    void* start_ = nullptr;
    std::size_t size_ = 0;
    std::vector<std::span<const std::byte>> features_;
};

OverlayLayer layer_of(const char* file) {
    const Bytes bytes(file);
    return OverlayLayer::from_wkb(overlay_test::numbered(bytes.features().size(), ""),
                                  bytes.features(), lambert93, {}, ShapeCheck::trusted);
}

/// What a pair has in common, by the places of its features in their layers.
struct Pair {
    std::int64_t source = 0;
    std::int64_t target = 0; ///< a column, where the targets are cells
    std::int64_t row = 0;
    double weight = 0.0; ///< [m²]; part of the cell, where the targets are cells
};

/// Where pairs are written, if anywhere: a file of Pair.
class PairFile {
public:
    explicit PairFile(const char* file) {
        if (file != nullptr) stream_.open(file, std::ios::binary);
    }
    void write(const Pair& pair) {
        if (stream_.is_open()) stream_.write(reinterpret_cast<const char*>(&pair), sizeof pair);
    }

private:
    std::ofstream stream_;
};

struct Found {
    std::size_t pairs = 0;
    double area_m2 = 0.0;
};

Found by_ctg(const char* sources, const char* targets, AreaKernel kernel, std::size_t threads,
             PairFile& file) {
    const auto crosswalk =
        overlay(layer_of(sources), layer_of(targets),
                {.area = AreaMethod::planar, .kernel = kernel, .threads = threads})
            .value;
    for (const auto& part : crosswalk.parts())
        file.write({part.source, part.target, 0, part.weight});
    return {crosswalk.parts().size(), mass_balance(crosswalk).out};
}

Found by_cells(const char* sources, double side_m, PairFile& file) {
    constexpr Crs grid_crs{3035};
    std::vector<MultiPolygon> shapes;
    const Bytes bytes(sources);
    for (const auto& wkb : bytes.features())
        shapes.push_back(MultiPolygon::from_wkb(wkb));
    Found found;
    visit_cell_parts(shapes, grid_crs, {grid_crs, side_m}, [&](std::span<const CellPart> parts) {
        found.pairs += parts.size();
        for (const auto& part : parts) {
            found.area_m2 += part.of_cell * side_m * side_m;
            file.write({part.source, part.cell.column, part.cell.row, part.of_cell});
        }
    });
    return found;
}

class Geos {
public:
    Geos() : handle_(GEOS_init_r()), tree_(GEOSSTRtree_create_r(handle_, 10)) {}
    ~Geos() {
        GEOSSTRtree_destroy_r(handle_, tree_);
        GEOS_finish_r(handle_);
    }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    Found found(const char* sources, const char* targets, bool is_prepared) {
        auto shapes = read(sources);
        for (auto& shape : shapes)
            GEOSSTRtree_insert_r(handle_, tree_, shape.get(), shape.get());
        Found found;
        for (const auto& target : read(targets))
            add(target.get(), is_prepared, found);
        return found;
    }

private:
    struct Destroy {
        GEOSContextHandle_t handle;
        void operator()(GEOSGeometry* shape) const { GEOSGeom_destroy_r(handle, shape); }
    };
    using Shape = std::unique_ptr<GEOSGeometry, Destroy>;

    std::vector<Shape> read(const char* file) {
        const Bytes bytes(file);
        GEOSWKBReader* const reader = GEOSWKBReader_create_r(handle_);
        std::vector<Shape> shapes;
        for (const auto& wkb : bytes.features())
            shapes.emplace_back(GEOSWKBReader_read_r(
                                    handle_, reader,
                                    reinterpret_cast<const unsigned char*>(wkb.data()), wkb.size()),
                                Destroy{handle_});
        GEOSWKBReader_destroy_r(handle_, reader);
        return shapes;
    }

    void add(const GEOSGeometry* target, bool is_prepared, Found& found) {
        std::vector<const GEOSGeometry*> near;
        GEOSSTRtree_query_r(
            handle_, tree_, target,
            [](void* shape, void* list) {
                static_cast<std::vector<const GEOSGeometry*>*>(list)->push_back(
                    static_cast<const GEOSGeometry*>(shape));
            },
            &near);
        const auto* const prepared =
            is_prepared && !near.empty() ? GEOSPrepare_r(handle_, target) : nullptr;
        for (const GEOSGeometry* const source : near) {
            double area = 0.0;
            if (prepared != nullptr && GEOSPreparedIntersects_r(handle_, prepared, source) == 0)
                continue;
            if (prepared != nullptr && GEOSPreparedCovers_r(handle_, prepared, source) == 1) {
                GEOSArea_r(handle_, source, &area);
            } else {
                const Shape common(GEOSIntersection_r(handle_, source, target), Destroy{handle_});
                GEOSArea_r(handle_, common.get(), &area);
            }
            if (area <= 1e-9) continue;
            ++found.pairs;
            found.area_m2 += area;
        }
        GEOSPreparedGeom_destroy_r(handle_, prepared);
    }

    GEOSContextHandle_t handle_;
    GEOSSTRtree* tree_;
};

Found found(const std::string& way, const char* sources, const char* targets, std::size_t threads,
            PairFile file) {
    if (way == "walk") return by_ctg(sources, targets, AreaKernel::walk, threads, file);
    if (way == "trapezoids") return by_ctg(sources, targets, AreaKernel::trapezoids, threads, file);
    if (way == "cells") return by_cells(sources, std::stod(targets), file);
    if (way == "geos") return Geos().found(sources, targets, false);
    if (way == "geos-prepared") return Geos().found(sources, targets, true);
    throw std::runtime_error("no way called " + way);
}

/// Prints a proof; the exit code says whether it holds.
int told(const overlay_test::LatticeProof& proof) {
    const auto& [walk, trapezoids, kernels] = proof;
    std::cout << walk.pairs << " pairs, " << walk.common << " with a common part\n";
    bool holds = true;
    for (const auto& [name, agreement] : {std::pair("walk, GEOS", walk),
                                          {"trapezoids, GEOS", trapezoids},
                                          {"walk, trapezoids", kernels}}) {
        std::cout << name << ": " << agreement.in_one_set << " pairs in one set only, largest "
                  << "difference " << agreement.largest_m2 << " m2\n";
        holds = holds && agreement.in_one_set == 0 && agreement.largest_m2 <= 1e-6;
    }
    return holds ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    if (argv[1] == std::string("lattice"))
        return told(overlay_test::lattice_proof(std::stoul(argv[2]),
                                                static_cast<std::uint32_t>(std::stoul(argv[3]))));
    const std::size_t threads = argc > 4 ? std::stoul(argv[4]) : 1;
    const auto [pairs, area_m2] =
        found(argv[1], argv[2], argv[3], threads, PairFile(argc > 5 ? argv[5] : nullptr));
    std::cout.precision(12);
    std::cout << pairs << ' ' << area_m2 << '\n';
}
