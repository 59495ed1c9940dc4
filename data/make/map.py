#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the schematic map of the 121 communes from facts only, and writes it as GeoJSON.

A commune is the cell of a power diagram: its point (`communes-faits.csv`), or the few places typed
for it in `points.csv`, weighted so that every cell has the published area up to one common factor.
The diagram is cut by an outline typed by hand (`outline.py`). Borders are noded on a 1 m grid in
Lambert-93: neighbours share their vertices exactly. Method of the weights: Kitagawa, Mérigot,
Thibert, "Convergence of a Newton algorithm for semi-discrete optimal transport", J. Eur. Math. Soc.
21 (2019).
"""

import csv
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

import numpy
from outline import ETANG_DE_BERRE, ISLANDS_OF_MARSEILLE, OUTLINE
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import spsolve
from scipy.spatial import ConvexHull
from shapely import LineString, Polygon, polygonize, prepare, unary_union

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "ctg" / "communes-schematiques-2025" / "communes.geojson"
MARSEILLE = "13055"
GRID_M = 1.0
AREA_TOLERANCE = 1e-4  # relative, before rounding to the grid


def lambert_93(longitude, latitude):
    """EPSG:2154 in metres: Lambert conformal conic with two parallels (EPSG method 9802), GRS80."""
    flattening = 1 / 298.257222101
    e = math.sqrt(flattening * (2 - flattening))

    def t(phi):
        s = e * math.sin(phi)
        return math.tan(math.pi / 4 - phi / 2) / ((1 - s) / (1 + s)) ** (e / 2)

    def m(phi):
        return math.cos(phi) / math.sqrt(1 - (e * math.sin(phi)) ** 2)

    south, north, origin = (math.radians(d) for d in (44.0, 49.0, 46.5))
    n = math.log(m(south) / m(north)) / math.log(t(south) / t(north))
    scale = 6378137.0 * m(south) / (n * t(south) ** n)
    radius = scale * t(math.radians(latitude)) ** n
    theta = n * math.radians(longitude - 3.0)
    return (
        700000.0 + radius * math.sin(theta),
        6600000.0 + scale * t(origin) ** n - radius * math.cos(theta),
    )


def ring(lon_lat):
    """A typed ring in Lambert-93, on the grid."""
    return [tuple(round(v) for v in lambert_93(*point)) for point in lon_lat]


def read_sites():
    """Codes, names, target areas [m2], points (one or more a commune), and the commune of each."""

    def rows_of(name):
        with open(HERE / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter=";"))

    communes = sorted(rows_of("communes-faits.csv"), key=lambda row: row["code"])
    replaced = defaultdict(list)
    for row in rows_of("points.csv"):
        replaced[row["code"]].append(row)
    points, owner = [], []
    for index, commune in enumerate(communes):
        for row in replaced.get(commune["code"], [commune]):
            points.append(lambert_93(float(row["lon"]), float(row["lat"])))
            owner.append(index)
    return (
        [c["code"] for c in communes],
        [c["nom"] for c in communes],
        numpy.array([float(c["area_km2"]) * 1e6 for c in communes]),
        numpy.array(points),
        numpy.array(owner),
    )


def halved(polygon, normal, limit):
    """The part of a convex polygon (list of points) where normal·p <= limit."""
    kept = []
    for p, q in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        a = normal[0] * p[0] + normal[1] * p[1] - limit
        b = normal[0] * q[0] + normal[1] * q[1] - limit
        if a <= 0:
            kept.append(p)
        if (a < 0 < b) or (b < 0 < a):
            s = a / (a - b)
            kept.append((p[0] + s * (q[0] - p[0]), p[1] + s * (q[1] - p[1])))
    return kept


def power_neighbours(points, weights):
    """Pairs of sites that may share a border: the lower hull of the lifted points."""
    centre = points.mean(axis=0)
    p = (points - centre) / 1e5
    lifted = numpy.column_stack([p, (p**2).sum(axis=1) - weights / 1e10])
    hull = ConvexHull(lifted)
    pairs = defaultdict(set)
    for simplex in hull.simplices[hull.equations[:, 2] < 0]:
        for i in simplex:
            pairs[i].update(int(j) for j in simplex if j != i)
    return pairs


def power_cells(points, weights, frame):
    """The convex cell of each site as a list of points; empty when the site is hidden."""
    pairs = power_neighbours(points, weights)
    norm2 = (points**2).sum(axis=1) - weights
    cells = []
    for i in range(len(points)):
        cell = list(frame) if pairs[i] else []
        for j in sorted(pairs[i]):
            if cell:
                cell = halved(cell, 2 * (points[j] - points[i]), norm2[j] - norm2[i])
        cells.append(cell)
    return cells, pairs


def borders(points, weights, cells, pairs):
    """The segment between each pair of neighbouring sites i < j."""
    norm2 = (points**2).sum(axis=1) - weights
    for i, cell in enumerate(cells):
        for j in sorted(pairs[i]):
            if j < i or len(cell) < 3:
                continue
            normal = 2 * (points[j] - points[i])
            limit, length = norm2[j] - norm2[i], numpy.linalg.norm(normal)
            on = [p for p in cell if abs(normal @ p - limit) < 1e-3 * length]
            if len(on) >= 2:
                yield i, j, LineString([on[0], on[-1]])


def fit_weights(points, owner, targets, land, frame):
    """Weights of the communes for which each cell has its target area, by damped Newton steps."""
    count = len(targets)

    def areas_of(weights):
        cells, pairs = power_cells(points, weights[owner], frame)
        area = numpy.zeros(count)
        for i, cell in enumerate(cells):
            if len(cell) > 2:
                area[owner[i]] += Polygon(cell).intersection(land).area
        return area, cells, pairs

    weights = numpy.zeros(count)
    area, cells, pairs = areas_of(weights)
    floor = 0.2 * min(area.min(), targets.min())
    for _ in range(200):
        if numpy.abs(area / targets - 1).max() < AREA_TOLERANCE:
            break
        rows, columns, values = [], [], []
        for i, j, segment in borders(points, weights[owner], cells, pairs):
            a, b = owner[i], owner[j]
            if a != b:
                flow = segment.intersection(land).length
                flow /= 2 * numpy.linalg.norm(points[i] - points[j])
                rows += [a, b, a, b]
                columns += [b, a, a, b]
                values += [-flow, -flow, flow, flow]
        hessian = coo_matrix((values, (rows, columns)), shape=(count, count)).tocsr()
        step = numpy.zeros(count)  # the first weight stays: only differences matter
        step[1:] = spsolve(hessian[1:, 1:], (targets - area)[1:])
        error, damping = numpy.abs(area - targets).sum(), 1.0
        while True:
            trial = weights + damping * step
            found = areas_of(trial)
            if found[0].min() > floor and numpy.abs(found[0] - targets).sum() < error:
                break
            damping /= 2
            if damping < 1e-4:
                raise RuntimeError("the areas cannot be met: two points too close?")
        weights, (area, cells, pairs) = trial, found
    return weights, cells, pairs


def edges_of(face):
    """The oriented edges of a face (counter-clockwise outside, clockwise holes)."""
    face = face.normalize()  # shapely: outside clockwise, holes counter-clockwise
    for loop in (face.exterior, *face.interiors):
        points = [tuple(int(v) for v in p) for p in loop.coords][::-1]
        yield from zip(points, points[1:], strict=False)


def cut(points, weights, owner, cells, pairs, land):
    """Faces of the map with the commune of each: noded on the grid, then read off the diagram."""
    lines = [
        segment
        for i, j, segment in borders(points, weights[owner], cells, pairs)
        if owner[i] != owner[j]
    ]
    inside = [segment.intersection(land.buffer(2 * GRID_M)) for segment in lines]
    noded = unary_union([land.boundary, *inside], grid_size=GRID_M)
    faces = []
    for face in polygonize([noded]).geoms:
        p = face.representative_point()
        if land.contains(p):
            power = ((points - (p.x, p.y)) ** 2).sum(axis=1) - weights[owner]
            faces.append((face, int(owner[power.argmin()])))
    return faces


def single_pieces(faces):
    """Gives each stray piece of a commune to the neighbour with which its border is longest."""
    communes = [commune for _, commune in faces]
    sides = defaultdict(list)
    for index, (face, _) in enumerate(faces):
        for p, q in edges_of(face):
            sides[min(p, q), max(p, q)].append(index)
    shared = [
        (a, b, math.dist(*edge)) for edge, ab in sides.items() if len(ab) == 2 for a, b in [ab]
    ]
    while True:
        piece = list(range(len(faces)))

        def root(a, piece=piece):
            while piece[a] != a:
                a = piece[a]
            return a

        for a, b, _ in shared:
            if communes[a] == communes[b]:
                piece[root(a)] = root(b)
        size = Counter()
        for a, (face, _) in enumerate(faces):
            size[communes[a], root(a)] += face.area
        main = dict(sorted(size, key=size.get))  # the largest is last
        strays = sorted((area, key) for (c, key), area in size.items() if main[c] != key)
        if not strays:
            return [(face, commune) for (face, _), commune in zip(faces, communes, strict=True)]
        key, common = strays[0][1], Counter()
        for a, b, length in shared:
            for inside, outside in ((a, b), (b, a)):
                if root(inside) == key and root(outside) != key:
                    common[communes[outside]] += length
        winner = max(sorted(common), key=common.__getitem__)
        for a in range(len(faces)):
            if root(a) == key:
                communes[a] = winner


def rings_of(faces):
    """The rings of a union of faces: edges met in both directions cancel out."""
    edges = set()
    for face in faces:
        for p, q in edges_of(face):
            if (q, p) in edges:
                edges.remove((q, p))
            else:
                edges.add((p, q))
    following = defaultdict(list)
    for p, q in sorted(edges):
        following[p].append(q)
    while following:
        start = min(following)
        loop, at = [start], start
        while True:
            nexts = following[at]
            # where a ring touches itself, turn left as much as possible: rings stay simple
            if len(nexts) > 1 and len(loop) > 1:
                back = math.atan2(loop[-2][1] - at[1], loop[-2][0] - at[0])
                nexts.sort(
                    key=lambda q: (back - math.atan2(q[1] - at[1], q[0] - at[0])) % (2 * math.pi)
                )
            to = nexts.pop(0)
            if not nexts:
                del following[at]
            at = to
            if at == start:
                break
            loop.append(at)
        yield loop


def polygon_of(faces):
    """One polygon of a commune in one piece: [outside, holes…], as GeoJSON rings."""
    loops = sorted(rings_of(faces), key=lambda loop: -abs(Polygon(loop).area))
    return [[list(p) for p in (*loop, loop[0])] for loop in loops]


def check(polygons, land, islands):
    """Every edge serves one commune on the rim, two inside; nothing is lost; rings are valid."""
    uses, total = Counter(), 0.0
    for parts in polygons:
        for outside, *holes in parts:
            polygon = Polygon(outside, holes)
            assert polygon.is_valid, outside
            total += polygon.area
            for loop in (outside, *holes):
                for p, q in zip(loop, loop[1:], strict=False):
                    uses[frozenset((tuple(p), tuple(q)))] += 1
    assert set(uses.values()) == {1, 2}, Counter(uses.values())
    rim = sum(math.dist(*edge) for edge, count in uses.items() if count == 1)
    expected_rim = land.length + sum(island.length for island in islands)
    expected = land.area + sum(island.area for island in islands)
    # A border meets the rim at a point rounded to the grid: the rim moves by 0.71 m at most.
    assert abs(rim - expected_rim) < 1e-4 * expected_rim, (rim, expected_rim)
    assert abs(total - expected) < math.sqrt(0.5) * GRID_M * expected_rim, (total, expected)


def main():
    codes, names, facts, points, owner = read_sites()
    land = Polygon(ring(OUTLINE), [ring(ETANG_DE_BERRE)])
    islands = [Polygon(ring(island)) for island in ISLANDS_OF_MARSEILLE]
    assert land.is_valid
    prepare(land)
    x0, y0, x1, y1 = land.buffer(100_000).bounds
    frame = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    targets = facts * (land.area / facts.sum())

    weights, cells, pairs = fit_weights(points, owner, targets, land, frame)
    faces = single_pieces(cut(points, weights, owner, cells, pairs, land))
    of_commune = defaultdict(list)
    for face, commune in faces:
        of_commune[commune].append(face)
    polygons = [[polygon_of(of_commune[i])] for i in range(len(codes))]
    polygons[codes.index(MARSEILLE)] += [polygon_of([island]) for island in islands]
    check(polygons, land, islands)

    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "nom": name},
            "geometry": {"type": "MultiPolygon", "coordinates": parts},
        }
        for code, name, parts in zip(codes, names, polygons, strict=True)
    ]
    header = {
        "type": "FeatureCollection",
        "name": "communes-schematiques-2025",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}},
    }
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(
        json.dumps(header, ensure_ascii=False)[:-1]
        + ', "features": [\n'
        + ",\n".join(lines)
        + "\n]}\n",
        encoding="utf-8",
    )

    found = numpy.array([sum(Polygon(p[0], p[1:]).area for p in parts) for parts in polygons])
    error = numpy.abs(found / facts - 1)
    print(
        f"{len(codes)} communes, {found.sum() / 1e6:.2f} km2 drawn for {facts.sum() / 1e6:.2f}; "
        f"area error {error.mean():.2%} on average, {error.max():.2%} at worst "
        f"({names[int(error.argmax())]})"
    )


if __name__ == "__main__":
    main()
