# SPDX-License-Identifier: Apache-2.0
"""A GeoPackage opens in QGIS filled as our maps are: same classes, same colours, same labels."""

import json
import re
import shutil
import sqlite3
import subprocess
import textwrap
import tomllib
from collections import Counter
from xml.etree import ElementTree

import pytest
from ctg_command import SHIPPED, Ctg

INK = "27,39,51,255"  # #1b2733, the outlines of our maps


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The folder of `ctg demo`."""
    ctg = Ctg(tmp_path_factory.mktemp("styles"))
    done = ctg("demo", "--out", "demo", lang="fr")
    assert done.returncode == 0, done.stderr
    return ctg.folder / "demo"


def styles_of(package) -> dict[str, ElementTree.Element]:
    """The default style of each layer."""
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault = 1 "
            "AND f_table_schema = '' AND f_geometry_column = 'geom'"
        ).fetchall()
    return {name: ElementTree.fromstring(qml) for name, qml in rows}


def legend_of(style: ElementTree.Element) -> dict[str, str]:
    """The label of each category and its fill, as "#rrggbb"."""
    fills = {}
    for symbol in style.iter("symbol"):
        options = {option.get("name"): option.get("value") for option in symbol.iter("Option")}
        assert options["outline_color"] == INK
        red, green, blue, _ = options["color"].split(",")
        fills[symbol.get("name")] = f"#{int(red):02x}{int(green):02x}{int(blue):02x}"
    categories = list(style.iter("category"))
    assert all(category.get("value") == category.get("label") for category in categories)
    return {category.get("label"): fills[category.get("symbol")] for category in categories}


def classes_of(package, layer: str) -> Counter:
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as database:
        return Counter(row[0] for row in database.execute(f'SELECT class FROM "{layer}"'))


def indicator_names() -> list[str]:
    """The indicators of the shipped scheme."""
    scheme = tomllib.loads((SHIPPED.parent / "scheme.toml").read_text(encoding="utf-8"))
    return [indicator["id"] for indicator in scheme["indicator"]]


def test_each_layer_has_a_categorised_style_for_all_its_classes(demo):
    package = demo / "territoires.gpkg"
    styles = styles_of(package)
    years = [f"couverture-{year}" for year in range(2018, 2022)]
    indicators = [f"indicateur-{name}" for name in indicator_names()]
    assert list(styles) == ["communes", *years, "scores", *indicators, "calendrier"]
    for layer, style in styles.items():
        renderer = style.find("renderer-v2")
        assert renderer.get("type") == "categorizedSymbol"
        assert renderer.get("attr") == "class"
        assert set(classes_of(package, layer)) <= set(legend_of(style))


def test_communes_have_the_legend_of_the_map_of_the_calendar(demo):
    page = (demo / "calendrier.html").read_text(encoding="utf-8")
    scales = re.findall(r'"scale":(\{"domain":\[[^\]]*\],"range":\[[^\]]*\]\})', page)
    legends = [json.loads(scale) for scale in scales]
    ours = legend_of(styles_of(demo / "territoires.gpkg")["communes"])
    assert ours in [dict(zip(one["domain"], one["range"], strict=True)) for one in legends]


def test_scores_are_in_the_class_whose_bounds_hold_them(demo):
    package = demo / "territoires.gpkg"
    labels = list(legend_of(styles_of(package)["scores"]))
    assert labels[:5] == ["0–20", "20–40", "40–60", "60–80", "80–100"]
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT score, class FROM scores").fetchall()
    assert rows
    for score, label in rows:
        low, high = map(float, label.split("–"))
        assert low <= score <= high


@pytest.mark.parametrize("name", indicator_names())
def test_an_indicator_is_in_the_class_whose_bounds_hold_it(demo, name):
    package = demo / "territoires.gpkg"
    labels = list(legend_of(styles_of(package)[f"indicateur-{name}"]))
    assert labels[-1] == "Sans valeur"
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as database:
        rows = database.execute(f'SELECT value, class FROM "indicateur-{name}"').fetchall()
    assert rows
    for value, label in rows:
        if value is None:
            assert label == "Sans valeur"
            continue
        low, high = (float(end.replace(",", ".")) for end in label.split(" à "))
        shown = 0.05 * (high - low)  # of the narrowest class, bounds are shown within a twentieth
        assert low - shown <= value <= high + shown
        assert labels.index(label) == 0 or value > low - shown


def test_coverage_is_classed_by_what_is_covered(demo):
    package = demo / "territoires.gpkg"
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as database:
        rows = database.execute('SELECT share, class, year FROM "couverture-2019"').fetchall()
    assert {row[2] for row in rows} == {2019}
    wanted = {0.0: "Non couverte", 1.0: "Couverte"}
    assert all(label == wanted.get(share, "En partie") for share, label, _ in rows)


def test_each_year_of_a_coverage_is_a_layer_and_one_year_keeps_its_name(ctg):
    cover = ["cover", SHIPPED, "--by", "epci"]
    assert ctg(*cover, "--years", "2018:2019", "--out", "two.gpkg").returncode == 0
    assert list(styles_of(ctg.folder / "two.gpkg")) == ["coverage-2018", "coverage-2019"]
    assert ctg(*cover, "--years", "2019", "--out", "one.gpkg").returncode == 0
    assert list(styles_of(ctg.folder / "one.gpkg")) == ["coverage"]


def test_a_layer_without_classes_has_no_style(ctg):
    assert ctg("indicators", SHIPPED, "--out", "a.gpkg").returncode == 0
    with sqlite3.connect(ctg.folder / "a.gpkg") as database:
        tables = {row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")}
    assert tables == {"indicators"}


OPEN_IN_QGIS = textwrap.dedent("""
    import json, sys
    from qgis.core import QgsApplication, QgsVectorLayer
    application = QgsApplication([], False)
    application.initQgis()
    found = {}
    for name in sys.argv[2:]:
        layer = QgsVectorLayer(f"{sys.argv[1]}|layername={name}", name, "ogr")
        legend = {c.label(): c.symbol().color().name() for c in layer.renderer().categories()}
        found[name] = [layer.renderer().type(), layer.renderer().classAttribute(), legend]
    print(json.dumps(found))
""")


def test_qgis_opens_each_layer_with_our_classes(demo):
    python = shutil.which("python3", path="/usr/bin")
    has_qgis = subprocess.run([python, "-c", "import qgis.core"], capture_output=True, check=False)
    if has_qgis.returncode != 0:
        pytest.skip("skipped: QGIS is missing (python3-qgis)")
    package = demo / "territoires.gpkg"
    styles = styles_of(package)
    done = subprocess.run(
        [python, "-c", OPEN_IN_QGIS, package, *styles],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(demo), "LC_ALL": "C.UTF-8"},
    )
    found = json.loads(done.stdout.splitlines()[-1])
    for layer, style in styles.items():
        assert found[layer] == ["categorizedSymbol", "class", legend_of(style)]
