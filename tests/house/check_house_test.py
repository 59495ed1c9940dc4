#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plants each fault in a house that has none, and expects its own message and no other."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import check_house

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"
HEADER = LICENCE + "#pragma once\n"
PYTHON_LICENCE = "# SPDX-License-Identifier: Apache-2.0\n"

SOUND_HOUSE = {
    "include/ctg/ctg.hpp": HEADER
    + '#include "ctg/base/code.hpp"\n#include "ctg/study/study.hpp"\n',
    "include/ctg/base/code.hpp": HEADER + "#include <string>\n",
    "include/ctg/study/study.hpp": HEADER + '#include "ctg/base/code.hpp"\n',
    "src/base/code.cpp": LICENCE + '#include "ctg/base/code.hpp"\n\n#include <fmt/format.h>\n',
    "src/geometry/geos.hpp": HEADER + "#include <geos_c.h>\n",
    "src/geometry/geos.cpp": LICENCE + '#include "geometry/geos.hpp"\n',
    "src/cli/main.cpp": LICENCE + '#include "ctg/ctg.hpp"\n#include <CLI/CLI.hpp>\n',
    "tests/base/code_test.cpp": LICENCE
    + '#include "ctg/base/code.hpp"\n#include "base/example.hpp"\n#include "catch.hpp"\n',
    "tests/base/example.hpp": HEADER,
}

# What is planted where, and what must be said of that file: line, rule and fault.
PLANTED = [
    ("notes.txt", "", "1: top level: not one of the names the top level is made of"),
    (
        "package-lock.json",
        '{\n"resolved": "https://registry.example/vega.tgz"\n}\n',
        "2: lock file: names a registry; see CONTRIBUTING.md",
    ),
    (
        "src/base/a.cpp",
        "int a;\n",
        "1: licence: the first line is not the SPDX line",
    ),
    (
        "src/base/a.cpp",
        LICENCE + "int a;\n" * 400,
        "401: length: 401 lines; a source has at most 400: split it by subject",
    ),
    (
        "include/ctg/base/a.hpp",
        HEADER + "int a();\n" * 249,
        "251: length: 251 lines; a public header has at most 250: split it by subject",
    ),
    (
        "src/cli/main.cpp",
        LICENCE + "int a;\n" * 60,
        "61: length: 61 lines; a main.cpp has at most 60: split it by subject",
    ),
    (
        "src/base/code_utils.cpp",
        LICENCE,
        "1: file name: `code_utils` does not say what is in it",
    ),
    (
        "src/base/code_part2.cpp",
        LICENCE,
        "1: file name: `code_part2` does not say what is in it",
    ),
    (
        "tests/base/cog_test.cpp",
        LICENCE,
        "1: file name: `cog` means two things: say geography_year",
    ),
    ("src/base/a.hpp", LICENCE, "1: header: no `#pragma once`"),
    (
        "src/base/a.hpp",
        HEADER + "using namespace std;\n",
        "3: header: `using namespace` in a header",
    ),
    (
        "include/ctg/base/a.hpp",
        HEADER + "#define CTG_A 1\n",
        "3: header: a macro in a public header",
    ),
    (
        "src/base/a.cpp",
        LICENCE + '#include "ctg/study/study.hpp"\n',
        '2: layers: base may not know "ctg/study/study.hpp"',
    ),
    (
        "include/ctg/base/a.hpp",
        HEADER + '#include "ctg/study/study.hpp"\n',
        '3: layers: base may not know "ctg/study/study.hpp"',
    ),
    (
        "include/ctg/base/a.hpp",
        HEADER + '#include "base/a.hpp"\n',
        '3: public header: "base/a.hpp" is not public: only the standard library and "ctg/…"',
    ),
    (
        "src/study/study.cpp",
        LICENCE + '#include "ctg/study/study.hpp"\n#include "geometry/geos.hpp"\n',
        '3: private header: "geometry/geos.hpp" is private to src/geometry',
    ),
    (
        "tests/base/a_test.cpp",
        LICENCE + '#include "geometry/geos.hpp"\n',
        '2: private header: "geometry/geos.hpp" is private to src/geometry',
    ),
    (
        "include/ctg/base/a.hpp",
        HEADER + "#include <fmt/format.h>\n",
        '3: public header: <fmt/format.h>: only the standard library and "ctg/…"',
    ),
    (
        "include/ctg/base/a.hpp",
        HEADER + "#include <unistd.h>\n",
        '3: public header: <unistd.h>: only the standard library and "ctg/…"',
    ),
    (
        "src/base/a.cpp",
        LICENCE + "#include <ogr_api.h>\n",
        "2: third party: <ogr_api.h> lives in src/reading and src/writing only",
    ),
    (
        "src/reading/a.cpp",
        LICENCE + "#include <geos_c.h>\n",
        "2: third party: <geos_c.h> lives in src/geometry only",
    ),
    (
        "src/geometry/a.cpp",
        LICENCE + "#include <boost/any.hpp>\n",
        "2: third party: <boost/any.hpp> lives in src/base and src/territory and src/planning only",
    ),
    (
        "src/study/a.cpp",
        LICENCE + "#include <openssl/evp.h>\n",
        "2: third party: <openssl/evp.h> lives in src/base and src/reading and src/portrait only",
    ),
    (
        "src/study/a.cpp",
        LICENCE + "#include <CLI/CLI.hpp>\n",
        "2: third party: <CLI/CLI.hpp> lives in src/cli only",
    ),
    (
        "src/study/a.cpp",
        LICENCE + "#include <pybind11/pybind11.h>\n",
        "2: third party: <pybind11/pybind11.h> lives in python-bindings only",
    ),
    (
        "python-bindings/src/a.cpp",
        LICENCE + "#include <fmt/format.h>\n",
        "2: third party: <fmt/format.h> lives in src only",
    ),
    (
        "src/base/a.cpp",
        LICENCE + "#include <Eigen/Dense>\n",
        "2: third party: <Eigen/Dense> has no home: give it one in check_house.py",
    ),
    (
        "src/base/code.cpp",
        LICENCE + '#include <string>\n#include "ctg/base/code.hpp"\n',
        '1: own header: "ctg/base/code.hpp" is not the first include',
    ),
    (
        "src/geometry/geos.cpp",
        LICENCE + '#include <string>\n#include "geometry/geos.hpp"\n',
        '1: own header: "geometry/geos.hpp" is not the first include',
    ),
    (
        "src/base/a.cpp",
        LICENCE
        + "namespace ctg {\nint long_one(int a) {\n"
        + "    ++a;\n" * 58
        + "    return a;\n}\n}\n",
        "3: length: a function of 61 lines; at most 60",
    ),
    (
        "tests/base/a.py",
        PYTHON_LICENCE + "def long_one():\n" + "    pass\n" * 60,
        "2: length: a function of 61 lines; at most 60",
    ),
    (
        "src/base/a.cpp",
        LICENCE + "class CodeManager {};\n",
        "2: name: `CodeManager` does not say what it is",
    ),
    (
        "src/base/a.cpp",
        LICENCE + "int cog_year = 2025;\n",
        "2: name: `cog` means two things: say geography_year",
    ),
    (
        "src/base/a.cpp",
        LICENCE + "struct CogYear {};\n",
        "2: name: `cog` means two things: say geography_year",
    ),
]

INNOCENT = r"""
// class CodeManager {}; using namespace std; the year of the COG; cog
const char* text = "class CodeManager { cog"; // }
const std::string raw = R"({ cog )}";
const char brace = '{';
const int million = 1'000'000;
const std::map<std::string, int> table = {
{ROWS}};
template <typename T = int>
struct Recognised : Base<T> {
{MEMBERS}};
"""


class House(unittest.TestCase):
    """A folder that holds SOUND_HOUSE and what a test plants in it."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name, text in SOUND_HOUSE.items():
            self.plant(name, text)

    def plant(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def faults(self) -> list[str]:
        return [str(fault) for fault in check_house.faults_of(self.root)]

    def test_a_sound_house_has_no_fault(self) -> None:
        self.assertEqual(self.faults(), [])

    def test_each_planted_fault_is_found_by_its_own_message_alone(self) -> None:
        for name, text, message in PLANTED:
            with self.subTest(message):
                self.plant(name, text)
                self.assertEqual(self.faults(), [f"{name}:{message}"])
                if name in SOUND_HOUSE:
                    self.plant(name, SOUND_HOUSE[name])
                else:
                    (self.root / name).unlink()

    def test_the_library_shares_what_base_keeps_private(self) -> None:
        header, text = "base/stream.hpp", LICENCE + '#include "base/stream.hpp"\n'
        self.plant("src/" + header, HEADER)
        self.plant("src/study/draws.cpp", text)
        self.assertEqual(self.faults(), [])
        for place in ("src/cli/draws.cpp", "tests/study/draws_test.cpp"):
            self.plant(place, text)
            self.assertEqual(
                self.faults(), [f'{place}:2: private header: "{header}" is private to src/base']
            )
            (self.root / place).unlink()

    def test_a_ninth_header_is_too_many_for_a_module(self) -> None:
        for number in range(8):
            self.plant(f"include/ctg/base/extra_{number}.hpp", HEADER)
        self.assertEqual(self.faults(), ["include/ctg/base:1: module size: 9 headers; at most 8"])

    def test_comments_strings_tables_and_types_are_no_faults(self) -> None:
        rows = '    {"a", 1},\n' * 70
        members = "    int member;\n" * 70
        text = INNOCENT.replace("{ROWS}", rows).replace("{MEMBERS}", members)
        self.plant("src/base/a.cpp", LICENCE + text)
        self.assertEqual(self.faults(), [])

    def test_the_command_prints_faults_and_exits_1(self) -> None:
        def run() -> subprocess.CompletedProcess[str]:
            command = [sys.executable, check_house.__file__, str(self.root)]
            return subprocess.run(command, capture_output=True, text=True, check=False)

        self.assertEqual(run().returncode, 0)
        self.plant("notes.txt", "")
        self.assertEqual(run().returncode, 1)
        self.assertIn("notes.txt:1: top level", run().stdout)


class Functions(unittest.TestCase):
    """First and last lines, counted by hand."""

    def test_a_function_runs_from_its_first_line_to_its_brace(self) -> None:
        cases = {
            "int f() {\n    return 1;\n}\n": [(1, 3)],
            "namespace ctg {\nnamespace {\n\nint f(int a,\n      int b) {\n}\n\n}\n}\n": [(4, 6)],
            "struct A {\n    bool operator==(A) const {\n        return f();\n    }\n};\n": [
                (2, 4)
            ],
            "A::A(int part)\n    : part_{part}, rest_{1} {\n    check();\n}\n": [
                (1, 2),
                (1, 2),
                (1, 4),
            ],
            "auto f(int a = 1) -> int {\n    if (a) {\n        g({1, 2});\n    }\n}\n": [(1, 5)],
            'TEST_CASE("a { b") {\n    f();\n}\n': [(1, 3)],
            "template <typename T>\nT f(T t) {\n    return t;\n}\n": [(1, 4)],
            "const auto f = [](int a) {\n    return a;\n};\n": [(1, 3)],
            'extern "C" int f(int a) {\n    return a;\n}\n': [(1, 3)],
            "const std::array<int, 2> a = {\n    f(1),\n    2};\nint b = 1;\n": [],
            "enum class Rank : int {\n    first,\n};\n": [],
        }
        for code, lines in cases.items():
            with self.subTest(code):
                self.assertEqual(check_house.cpp_functions(code), lines)


if __name__ == "__main__":
    unittest.main()
