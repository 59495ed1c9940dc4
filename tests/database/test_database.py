# SPDX-License-Identifier: Apache-2.0
"""PostGIS in and out: what is read and written is the same, and no password is ever shown."""

import json

import pytest
from ctg_command import SHIPPED
from postgres import PASSWORD, USER, ogr2ogr

YEARS = ("--years", "2018:2021", "--basis", "population")


@pytest.fixture
def database_study(server, tables, study):
    """The shipped study, with its communes and its EPCI in the database."""
    text = study.read_text("utf-8")
    files = [("../ctg/communes-schematiques-2025/communes.geojson", "communes")]
    files += [("../dgcl/epci-2025/epci.csv", "epci")]
    for file, table in files:
        old = f'file = "{file}"'
        assert old in text
        text = text.replace(old, f'file = "{server.address()}"\nlayer = "{USER}.{table}"', 1)
    study.write_text(text, encoding="utf-8")
    return study


def rows_of(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["rows"]


def test_a_study_in_a_database_covers_like_the_same_in_files(ctg, database_study):
    for by in ("total", "epci", "territory"):
        options = (*YEARS, "--by", by, "--format", "json")
        asked = rows_of(ctg("cover", database_study, *options, "--allow-database"))
        assert asked == rows_of(ctg("cover", SHIPPED, *options))


def test_a_database_is_not_asked_without_leave(ctg, database_study):
    done = ctg("check", database_study)
    assert done.returncode == 1
    assert "CTG-PGIS-001" in done.stderr
    assert "--allow-database" in done.stderr
    assert "study.toml:13" in done.stderr


def test_results_are_written_and_read_back_equal(ctg, server, database_study):
    options = (*YEARS, "--by", "epci", "--allow-database")
    rows = rows_of(ctg("cover", database_study, *options, "--format", "json"))
    table = ("--out", server.address(), "--out-table", f"{USER}.couverture", "--overwrite")
    assert ctg("cover", database_study, *options, *table).returncode == 0
    fields = ("year", "zone", "name", "share", "low", "high", "covered", "total", "conventions")
    found = server.psql(f"SELECT {','.join(fields)} FROM {USER}.couverture ORDER BY fid")
    assert len(found) == len(rows)
    for written, row in zip(found, rows, strict=True):
        for text, field in zip(written, fields, strict=True):
            value = row[field]
            assert text == value if isinstance(value, str) else float(text) == value


def test_shapes_are_written_with_their_crs_and_area(ctg, server, database_study):
    geopackage = ctg.folder / "epci.gpkg"
    options = (*YEARS, "--by", "epci", "--allow-database")
    assert ctg("cover", database_study, *options, "--out", geopackage).returncode == 0
    table = ("--out", server.address(), "--out-table", f"{USER}.formes")
    assert ctg("cover", database_study, *options, *table).returncode == 0
    oracles = []
    for year in range(2018, 2022):  # a GeoPackage has a layer for each year, and one of styles
        oracle = f"{USER}.oracle_{year}"
        ogr2ogr(server, geopackage, oracle, "-lco", "GEOMETRY_NAME=geometry", f"coverage-{year}")
        oracles.append(f"SELECT year, zone, geometry FROM {oracle}")
    compared = server.psql(
        "SELECT count(*), max(abs(st_area(a.geometry) / st_area(b.geometry) - 1)), "
        "bool_and(st_orderingequals(a.geometry, b.geometry)), "
        "bool_and(st_srid(a.geometry) = st_srid(b.geometry)), min(st_srid(a.geometry)) "
        f"FROM {USER}.formes a JOIN ({' UNION ALL '.join(oracles)}) b USING (year, zone) "
        "WHERE a.zone <> ''"
    )[0]
    assert int(compared[0]) > 0
    assert float(compared[1]) < 1e-9
    assert compared[2:] == ["t", "t", "2154"]


def test_what_has_no_shape_becomes_a_table_without(ctg, server, database_study):
    table = ("--out", server.address(), "--out-table", f"{USER}.total", "--allow-database")
    assert ctg("cover", database_study, *YEARS, *table).returncode == 0
    columns = server.psql(
        "SELECT column_name FROM information_schema.columns WHERE table_name = 'total'"
    )
    assert ["share"] in columns
    assert ["geometry"] not in columns


def test_a_table_that_exists_is_kept_unless_asked(ctg, server, database_study):
    server.psql(f"CREATE TABLE {USER}.gardee (a integer)")
    server.psql(f"ALTER TABLE {USER}.gardee OWNER TO {USER}")
    table = ("--out", server.address(), "--out-table", f"{USER}.gardee", "--allow-database")
    done = ctg("cover", database_study, *YEARS, *table)
    assert done.returncode == 3
    assert "CTG-PGIS-008" in done.stderr
    assert server.psql(f"SELECT count(a) FROM {USER}.gardee") == [["0"]]
    assert ctg("cover", database_study, *YEARS, *table, "--overwrite").returncode == 0
    assert server.psql(f"SELECT count(share) FROM {USER}.gardee") == [["4"]]


def test_a_view_that_needs_the_old_table_keeps_both(ctg, server, database_study):
    server.psql(f"CREATE TABLE {USER}.vue_sur AS SELECT 7 AS a")
    server.psql(f"ALTER TABLE {USER}.vue_sur OWNER TO {USER}")
    server.psql(f"CREATE VIEW {USER}.vue AS SELECT a FROM {USER}.vue_sur")
    table = ("--out", server.address(), "--out-table", f"{USER}.vue_sur", "--allow-database")
    done = ctg("cover", database_study, *YEARS, *table, "--overwrite")
    assert done.returncode == 3
    assert "CTG-PGIS-009" in done.stderr
    assert server.psql(f"SELECT a FROM {USER}.vue") == [["7"]]


def test_a_reader_cannot_write(ctg, server, database_study):
    table = ("--out", server.uri(), "--out-table", f"{USER}.lecture", "--allow-database")
    done = ctg("cover", database_study, *YEARS, *table)
    assert done.returncode == 3
    assert "CTG-PGIS-009" in done.stderr
    assert server.psql(f"SELECT to_regclass('{USER}.lecture') IS NULL") == [["t"]]


def test_an_address_may_be_a_uri(ctg, server, database_study):
    text = database_study.read_text("utf-8").replace(server.address(), server.uri())
    database_study.write_text(text, encoding="utf-8")
    assert ctg("check", database_study, "--allow-database").returncode == 0


def spoilt(study, server, table, database=None):
    """The study with its communes in another table."""
    text = study.read_text("utf-8")
    text = text.replace(f'layer = "{USER}.communes"', f'layer = "{table}"', 1)
    study.write_text(text.replace(server.address(), database or server.address()), "utf-8")
    return study


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("st_collect(geometry)::geometry(GeometryCollection, 2154)", "CTG-READ-007"),
        ("st_forcecollection(geometry)", "CTG-READ-007"),
        ("NULL::geometry(MultiPolygon, 2154)", "CTG-READ-007"),
        ("st_setsrid(geometry, 0)", "CTG-READ-006"),
        ("st_centroid(geometry)", "CTG-READ-007"),
    ],
)
def test_bad_shapes_are_refused_as_in_files(ctg, server, database_study, sql, code):
    server.psql(f"DROP TABLE IF EXISTS {USER}.mauvais")
    group = " GROUP BY code, nom" if "collect(" in sql and "force" not in sql else ""
    shape = sql.replace("st_collect(geometry)", "st_forcecollection(st_collect(geometry))")
    server.psql(
        f"CREATE TABLE {USER}.mauvais AS SELECT code, nom, {shape} AS geometry "
        f"FROM {USER}.communes{group}"
    )
    server.psql(f"GRANT SELECT ON {USER}.mauvais TO {USER}")
    done = ctg("check", spoilt(database_study, server, f"{USER}.mauvais"), "--allow-database")
    assert done.returncode == 1
    assert code in done.stderr


def test_the_only_statements_are_reads(ctg, server, database_study):
    server.psql("ALTER SYSTEM SET log_statement = 'all'")
    server.psql("SELECT pg_reload_conf()")
    before = (server.folder / "log").read_text("utf-8", errors="replace")
    assert ctg("check", database_study, "--allow-database").returncode == 0
    server.psql("ALTER SYSTEM RESET log_statement")
    server.psql("SELECT pg_reload_conf()")
    log = (server.folder / "log").read_text("utf-8", errors="replace")[len(before) :]
    assert "TRANSACTION READ ONLY" in log
    assert "statement_timeout" in log
    for word in ("INSERT ", "UPDATE ", "DELETE ", "CREATE TABLE", "DROP ", "ALTER TABLE"):
        assert word not in log.upper(), word


@pytest.mark.parametrize(
    "name",
    [
        "communes; DROP TABLE etudes.communes",
        "communes WHERE 1=1",
        "(SELECT 1)",
        'etudes."communes"',
        "a.b.c",
        "communes'--",
        "1communes",
        "communes(geometry)",
    ],
)
def test_sql_in_a_layer_is_refused(ctg, server, database_study, name):
    quoted = name.replace('"', '\\"')
    done = ctg("check", spoilt(database_study, server, quoted), "--allow-database")
    assert done.returncode == 1
    assert "CTG-PGIS-003" in done.stderr
    assert server.psql(f"SELECT count(*) FROM {USER}.communes") == [["121"]]


def test_a_missing_table_names_the_nearest(ctg, server, database_study):
    done = ctg("check", spoilt(database_study, server, f"{USER}.comunes"), "--allow-database")
    assert done.returncode == 1
    assert "CTG-PGIS-005" in done.stderr
    assert "communes" in done.stderr


def test_a_section_that_names_no_table_is_told(ctg, server, database_study):
    done = ctg("check", spoilt(database_study, server, ""), "--allow-database")
    assert done.returncode == 1
    assert "CTG-PGIS-006" in done.stderr


def addresses(server):
    wrong = "mot de passe tres secret faux"
    return [
        server.address(wrong),
        server.uri("tres-secret-faux"),
        server.address().replace(f"port={server.port}", "port=1"),
        server.address().replace("dbname=diagnostic", "dbname=nulle_part"),
        server.address() + " option_inconnue=1",
        server.address().replace("'", ""),
        server.address()[:-1],
        f"PG:{PASSWORD}",
        f"PG:postgresql://{USER}:{PASSWORD}@@/",
        f"pg:password={PASSWORD}",
        f"PG:host=127.0.0.1 pass%77ord='{PASSWORD}'",
    ]


@pytest.mark.parametrize("number", range(11))
@pytest.mark.parametrize("leave", [(), ("--allow-database",)])
def test_no_password_is_shown_when_an_address_is_refused(
    ctg, server, database_study, number, leave
):
    """The command is run by `ctg`, which looks for the passwords in all that it prints."""
    address = addresses(server)[number]
    quoted = address.replace("\\", "\\\\").replace('"', '\\"')
    study = spoilt(database_study, server, f"{USER}.communes", quoted)
    assert ctg("check", study, *leave).returncode in (1, 3)
    assert ctg("check", study, *leave, "--format", "json").returncode in (1, 3)
    assert ctg("cover", SHIPPED, *YEARS, "--out", address, *leave).returncode in (2, 3)
    assert ctg("cover", address, *YEARS, *leave).returncode != 0
    assert ctg("cover", SHIPPED, address, *YEARS, *leave).returncode == 2
    assert ctg("cover", SHIPPED, "--years", address, *leave).returncode == 2
    assert ctg("demo", "--out", address, *leave).returncode == 2
    assert ctg("overlay", address, address, *leave).returncode != 0


@pytest.mark.parametrize(
    "line", ['file = "{}', "file = {}", 'fichier = "{}"', 'columns = "{}"', 'crs = "{}"']
)
def test_no_password_is_shown_by_a_study_that_is_not_sound(ctg, server, database_study, line):
    text = database_study.read_text("utf-8")
    old = f'file = "{server.address()}"'
    assert old in text
    spoilt_line = line.format(server.address())
    database_study.write_text(text.replace(old, spoilt_line, 1), encoding="utf-8")
    assert ctg("check", database_study, "--allow-database").returncode == 1


def test_no_password_stands_in_what_is_written(ctg, server, database_study):
    done = ctg("portrait", database_study, "marseille", "--out", "pages", "--allow-database")
    assert done.returncode == 0, done.stderr
    pages = [page.read_text("utf-8") for page in (ctg.folder / "pages").iterdir()]
    assert pages
    for page in pages:
        assert "tres secret" not in page
        assert f"user={USER}" in page or "index" in page


def test_doctor_tells_whether_the_driver_is_there(ctg):
    rows = {
        row["name"]: row for row in json.loads(ctg("doctor", "--format", "json").stdout)["rows"]
    }
    assert rows["PostgreSQL driver"]["state"]


def test_another_writer_is_waited_for_and_told(ctg, server, database_study):
    server.psql(f"CREATE TABLE {USER}.occupee AS SELECT 7 AS a")
    server.psql(f"ALTER TABLE {USER}.occupee OWNER TO {USER}")
    table = ("--out", server.address(), "--out-table", f"{USER}.occupee", "--allow-database")
    with server.holding(f"LOCK TABLE {USER}.occupee"):
        done = ctg("cover", database_study, *YEARS, *table, "--overwrite")
    assert done.returncode == 3
    assert "CTG-PGIS-009" in done.stderr
    assert "lock timeout" in done.stderr
    assert server.psql(f"SELECT a FROM {USER}.occupee") == [["7"]]
