# SPDX-License-Identifier: Apache-2.0
"""Bad codes, numbers, dates, texts and tables."""

from cases import hidden, noted, read, refused
from small_study import FILES, collection, communes, feature, spoilt, square

POPULATION, EPCI, MEMBERS = "population.csv", "epci.csv", "territoires.csv"
REGISTER, OFFICES = "conventions.csv", "antennes.csv"

# ── codes ────────────────────────────────────────────────────────────────────────────────────────
KIND = "codes"
AIN = {
    "communes.geojson": collection(*communes(c84089=feature("01001", square(1, 1)))),
    "territoires.csv": FILES[MEMBERS].replace("84089", "01001"),
}


def code_of_ain(text):
    return AIN | {POPULATION: FILES[POPULATION].replace("84089", text)}


noted(KIND, "lost zero", code_of_ain("1001"), "CTG-TERR-019", POPULATION, 5, "1001")
noted(KIND, "a float", code_of_ain("1001.0"), "CTG-TERR-019", POPULATION, 5, "1001.0")
noted(
    KIND, "padded", spoilt(POPULATION, "13002", " 13002 "), "CTG-TERR-019", POPULATION, 3, "13002"
)
refused(
    KIND,
    "of three digits",
    spoilt(POPULATION, "13002", "130"),
    "CTG-TERR-002",
    POPULATION,
    3,
    "130",
)
refused(
    KIND,
    "letters",
    spoilt(POPULATION, "13002", "Allauch"),
    "CTG-TERR-002",
    POPULATION,
    3,
    "Allauch",
)
refused(KIND, "twice", spoilt(POPULATION, "13002", "13001"), "CTG-TERR-001", POPULATION, 2, "13001")
refused(KIND, "unknown", spoilt(MEMBERS, "13002", "13999"), "CTG-TERR-003", MEMBERS, 3, "13999")
refused(
    KIND,
    "commune twice in the layer",
    {"communes.geojson": collection(*communes(c13002=feature("13001", square(1, 0))))},
    "CTG-TERR-001",
    "communes.geojson",
    1,
    "13001",
)
noted(
    KIND,
    "SIREN as a float",
    {EPCI: FILES[EPCI].replace("200054807", "200054807.0")},
    "CTG-TERR-019",
    EPCI,
    2,
    "200054807.0",
)
noted(
    KIND,
    "SIREN in scientific notation, whole",
    {EPCI: FILES[EPCI].replace("200054807", "2.00054807E8")},
    "CTG-TERR-019",
    EPCI,
    2,
    "2.00054807E8",
)
refused(
    KIND,
    "SIREN in scientific notation, cut",
    {EPCI: FILES[EPCI].replace("200054807", "2.00055E+08")},
    "CTG-TERR-070",
    EPCI,
    2,
    "2.00055E+08",
)
refused(
    KIND,
    "SIREN with a wrong key",
    {EPCI: FILES[EPCI].replace("200054807", "200054808")},
    "CTG-TERR-004",
    EPCI,
    2,
    "200054808",
)
refused(
    KIND,
    "commune in two EPCI",
    {EPCI: FILES[EPCI] + "241300375;Vallée;13002\n"},
    "CTG-TERR-005",
    EPCI,
    3,
    "13002",
)
noted(
    KIND,
    "lower case of Corsica",
    {
        "communes.geojson": collection(*communes(c84089=feature("2A004", square(1, 1)))),
        "territoires.csv": FILES[MEMBERS].replace("84089", "2A004"),
        POPULATION: FILES[POPULATION].replace("84089", "2a004"),
    },
    "CTG-TERR-019",
    POPULATION,
    5,
    "2a004",
)
MARSEILLE = {
    "communes.geojson": collection(*communes(c84089=feature("13055", square(1, 1)))),
    "territoires.csv": FILES[MEMBERS].replace("84089", "13055"),
}
noted(
    KIND,
    "Marseille at two levels",
    MARSEILLE
    | {POPULATION: FILES[POPULATION].replace("84089;400", "13055;400\n13201;150\n13202;250")},
    "CTG-TERR-015",
    POPULATION,
    5,
    "13055",
)

# ── numbers ──────────────────────────────────────────────────────────────────────────────────────
KIND = "numbers"


def count(text):
    return spoilt(POPULATION, "13002;200", f"13002;{text}")


for name, text in {
    "a word": "beaucoup",
    "NaN": "NaN",
    "infinity": "inf",
    "infinity in French": "infini",
    "two marks": "1.2.3",
    "a unit": "200 hab.",
    "an error of a spreadsheet": "#REF!",
    "a date": "12/03/2019",
}.items():
    refused(KIND, name, count(text), "CTG-DATA-005", POPULATION, 3, text)
refused(KIND, "a negative count", count("-200"), "CTG-TERR-013", POPULATION, 3, "-200")
refused(KIND, "too large for a number", count("1e999"), "CTG-DATA-005", POPULATION, 3, "1e999")
read(
    KIND,
    "thousands parted by a thin space",
    {POPULATION: FILES[POPULATION].replace(";400", ";\u202f400")},
)
read(KIND, "between quotes", count('"200"'))
read(KIND, "decimal comma", count("200,0"))
refused(
    KIND,
    "ambiguous thousands",
    {POPULATION: "code;population\n13001;1,234\n13002;2.345\n13003;300\n84089;400\n"},
    "CTG-DATA-010",
    POPULATION,
    3,
    "2.345",
)

# ── secrecy and absence ──────────────────────────────────────────────────────────────────────────
KIND = "secrecy and absence"
for mark in ("s", "ns", "nd", "so", "ndiff", "N/A"):
    hidden(KIND, f"`{mark}`", count(mark))
hidden(KIND, "blank", count(""))
refused(
    KIND,
    "no row at all",
    spoilt(POPULATION, "13002;200\n", ""),
    "CTG-TERR-017",
    POPULATION,
    1,
    "13002",
)

# ── dates ────────────────────────────────────────────────────────────────────────────────────────
KIND = "dates"


def signed(text, more=";;2021-05-31"):
    return spoilt(REGISTER, "2018-06-01;;2021-05-31\n", f"{text}{more}\n")


refused(KIND, "impossible", signed("2018-02-30"), "CTG-CONV-003", REGISTER, 2, "2018-02-30")
refused(
    KIND,
    "29 February of a common year",
    signed("29/02/2019"),
    "CTG-CONV-003",
    REGISTER,
    2,
    "29/02/2019",
)
refused(KIND, "month 13", signed("2018-13-01"), "CTG-CONV-003", REGISTER, 2, "2018-13-01")
refused(KIND, "words", signed("juin 2018"), "CTG-CONV-003", REGISTER, 2, "juin 2018")
refused(
    KIND, "two digits for the year", signed("01/06/18"), "CTG-CONV-003", REGISTER, 2, "01/06/18"
)
refused(KIND, "days of a spreadsheet", signed("43252"), "CTG-CONV-003", REGISTER, 2, "43252")
refused(KIND, "the month first", signed("06/25/2018"), "CTG-CONV-003", REGISTER, 2, "06/25/2018")
refused(
    KIND,
    "a time",
    signed("2018-06-01T00:00:00"),
    "CTG-CONV-003",
    REGISTER,
    2,
    "2018-06-01T00:00:00",
)
refused(KIND, "end before start", signed("2018-06-01", ";;2017-05-31"), "CTG-CONV-004", REGISTER, 2)
refused(KIND, "no date", signed(""), "CTG-CONV-008", REGISTER, 2)

refused(
    KIND, "the day or the month first", signed("03/04/2018"), "CTG-CONV-023", REGISTER, 2, "03/04"
)
read(
    KIND,
    "settled by another date",
    {
        REGISTER: FILES[REGISTER]
        .replace("2018-06-01", "01/06/2018")
        .replace("2021-05-31", "31/05/2021")
    },
)

# ── texts ────────────────────────────────────────────────────────────────────────────────────────
KIND = "text"
ACCENTS = FILES[EPCI]
refused(KIND, "an unclosed quote", spoilt(EPCI, "Vallée", '"Vallée'), "CTG-READ-015", EPCI, 4)
refused(KIND, "text after a quote", spoilt(EPCI, "Vallée", '"Val"lée'), "CTG-READ-016", EPCI, 4)
refused(KIND, "NUL", spoilt(EPCI, "Vallée", "Vall\0e"), "CTG-READ-013", EPCI, 4, "00")
read(KIND, "a byte order mark", {EPCI: b"\xef\xbb\xbf" + ACCENTS.encode()})
read(KIND, "CRLF", {EPCI: ACCENTS.replace("\n", "\r\n")})
read(KIND, "a line feed between quotes", spoilt(EPCI, "Vallée", '"Val\nlée"'))

# ── tables ───────────────────────────────────────────────────────────────────────────────────────
KIND = "tables"
refused(
    KIND,
    "a short row",
    spoilt(EPCI, "200054807;Métropole;13002", "200054807;13002"),
    "CTG-DATA-007",
    EPCI,
    3,
    "2",
)
refused(
    KIND,
    "a long row",
    spoilt(EPCI, "Vallée;13003", "Vallée;13003;x;y"),
    "CTG-DATA-007",
    EPCI,
    4,
    "5",
)
refused(
    KIND,
    "a header twice",
    spoilt(EPCI, "siren;nom;", "siren;siren;"),
    "CTG-DATA-003",
    EPCI,
    1,
    "siren",
)
refused(KIND, "an empty header", spoilt(EPCI, "siren;nom;", "siren;;"), "CTG-DATA-006", EPCI, 1)
refused(
    KIND,
    "a misspelt header",
    spoilt(EPCI, "code_commune", "code_comune"),
    "CTG-DATA-004",
    EPCI,
    1,
    "code_comune",
)
refused(
    KIND,
    "a misspelt header of a weight",
    spoilt(POPULATION, "population", "populaton"),
    "CTG-DATA-004",
    POPULATION,
    1,
    "populaton",
)
refused(
    KIND, "a header in capitals", spoilt(EPCI, "siren;", "SIREN_EPCI;"), "CTG-DATA-004", EPCI, 1
)
noted(KIND, "a header only", {EPCI: "siren;nom;code_commune\n"}, "CTG-STUD-041", EPCI, 1)

# ── rules ────────────────────────────────────────────────────────────────────────────────────────
KIND = "rules"
refused(
    KIND,
    "a convention twice",
    spoilt(REGISTER, "B;nord", "A;nord"),
    "CTG-CONV-001",
    REGISTER,
    3,
    "A",
)
refused(
    KIND,
    "an unknown status",
    spoilt(REGISTER, "signee", "signée"),
    "CTG-CONV-002",
    REGISTER,
    2,
    "signée",
)
refused(
    KIND,
    "an unknown territory",
    spoilt(REGISTER, "A;sud", "A;sudd"),
    "CTG-CONV-006",
    REGISTER,
    2,
    "sudd",
)
refused(
    KIND,
    "a commune in two antennas",
    {OFFICES: FILES[OFFICES] + "A2;Nord;13001\n"},
    "CTG-TERR-005",
    OFFICES,
    2,
    "13001",
)
read(
    KIND,
    "overlapping conventions",
    {REGISTER: FILES[REGISTER] + "C;sud;projet;2018-06-01;;2021-05-31\n"},
)
refused(
    KIND,
    "one code, two names",
    spoilt(OFFICES, "A1;Sud;13002", "A1;Centre;13002"),
    "CTG-TERR-006",
    OFFICES,
    2,
    "Centre",
)
refused(
    KIND,
    "an amendment of nothing",
    {
        REGISTER: FILES[REGISTER]
        .replace("date_fin\n", "date_fin;avenant_de\n")
        .replace("05-31\n", "05-31;Z\n")
        .replace(";;\n", ";;;\n")
    },
    "CTG-CONV-005",
    REGISTER,
    2,
    "Z",
)
