#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Check the rules of the house that a compiler cannot: who includes whom, where third parties
live, how long things are and what they may be called.

    check_house.py [ROOT]    prints `file:line: rule: fault` for each; exits 1 if there is one

The rules, and why each stands, are in CONTRIBUTING.md; check_house_test.py plants each fault.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Who may know whom. A module always knows itself.
MAY_INCLUDE = {
    "base": "",
    "geometry": "base",
    "data": "base geometry",
    "reading": "base geometry data",
    "territory": "base geometry data",
    "crosswalk": "base geometry data territory",
    "indicator": "base data territory crosswalk",
    "coverage": "base data territory crosswalk",
    "scoring": "base data territory indicator",
    "planning": "base data territory coverage scoring",
    "portrait": "base geometry data territory indicator coverage scoring planning",
    "writing": "base geometry data territory crosswalk indicator coverage scoring planning",
    "study": "base geometry data reading territory crosswalk indicator coverage scoring planning "
    "portrait writing",
}

# Where each third party lives. Tests may use any of them, as an oracle.
THIRD_PARTY_HOMES = {
    r"geos_c\.h|geodesic\.h|proj\.h|proj/": "src/geometry",
    r"curl/": "src/reading",
    r"gdal|ogr|cpl_": "src/reading src/writing",
    r"boost/": "src/base src/territory src/planning",
    r"libpq": "src/data",
    r"openssl/": "src/base src/reading src/portrait",
    r"CLI/": "src/cli",
    r"pybind11/": "python-bindings",
    r"xlsxwriter": "src/writing",
    r"nlohmann/|toml\+\+/|fmt/|kainjow/": "src",
    r"coin/": "src/scoring src/planning",
    r"benchmark/|catch2/|rapidcheck": "tests",
}
SYSTEM_HEADER = re.compile(
    r"[a-z_0-9]+|(sys/)?(dirent|dlfcn|fcntl|file|signal|spawn|stat|types|unistd|wait)\.h"
)

MOST_LINES = {"public header": 250, "source": 400, "function": 60, "main.cpp": 60}
MOST_HEADERS_IN_A_MODULE = 8

TOP_LEVEL = set(
    "CMakeLists.txt include src python-bindings data tests examples README.md "
    "CMakePresets.json LICENSE CHANGELOG.md CONTRIBUTING.md SECURITY.md pyproject.toml docs dev "
    "cmake po package.json package-lock.json build node_modules".split()
)
CODE_FOLDERS = (
    "include",
    "src",
    "python-bindings",
    "tests",
    "examples",
    "data",
    "docs",
    "cmake",
    "po",
)
CPP_SUFFIXES = {".hpp", ".cpp"}
COMMENTED_BY_HASH = {".py", ".cmake", ".sh"}

# Words that say nothing of the domain, so hide that a thing is two things.
EMPTY_WORDS = "Manager Helper Handler Processor Engine Context Util Utils Common Misc".split()
EMPTY_TYPE_NAME = re.compile(rf"\w*({'|'.join(EMPTY_WORDS)})")
EMPTY_FILE_NAME = re.compile(rf"(^|_)({'|'.join(EMPTY_WORDS)}|part_?\d+)(_|$)", re.IGNORECASE)
AMBIGUOUS_WORD = re.compile(r"(?<![A-Za-z])([Cc]og)(?![a-z])")

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
NAMED_TYPE = re.compile(r"\b(?:class|struct|union|enum(?: class)?|using|concept)\s+(\w+)")
NOT_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<raw>[^\s()\\]*)\(.*?\)(?P=raw)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)


@dataclass(frozen=True, order=True)
class Fault:
    """One broken rule, at a place."""

    path: str
    line: int
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.text}"


@dataclass(frozen=True)
class Source:
    """A file of the house, read once."""

    root: Path
    path: Path  # relative to the root
    text: str

    @property
    def name(self) -> str:
        return self.path.as_posix()

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def is_public_header(self) -> bool:
        return self.path.parts[0] == "include"

    @property
    def module(self) -> str | None:
        """`base` in include/ctg/base/code.hpp and src/base/code.cpp; none in src/cli."""
        parts = self.path.parts
        module = {"include": parts[2:3], "src": parts[1:2]}.get(parts[0], ())
        return module[0] if module and module[0] in MAY_INCLUDE else None

    @property
    def includes(self) -> list[tuple[int, str, str]]:
        """Line, bracket and path of each include."""
        found = ((number, INCLUDE.match(line)) for number, line in enumerate(self.lines, 1))
        return [(number, match[1], match[2]) for number, match in found if match]

    def fault(self, line: int, rule: str, text: str) -> Fault:
        return Fault(self.name, line, rule, text)


def faults_of(root: Path) -> list[Fault]:
    """Every fault under `root`, in the order of files and lines."""
    faults = list(top_level_faults(root))
    for source in sources_of(root):
        faults += common_law_faults(source)
        if source.path.suffix in CPP_SUFFIXES:
            faults += header_form_faults(source)
            faults += include_faults(source)
            faults += cpp_function_faults(source)
            faults += name_faults(source)
        elif source.path.suffix == ".py":
            faults += python_function_faults(source)
    faults += module_size_faults(root)
    return sorted(faults)


def sources_of(root: Path) -> Iterator[Source]:
    folders = [root / name for name in CODE_FOLDERS if (root / name).is_dir()]
    paths = [root / "CMakeLists.txt", *(path for folder in folders for path in folder.rglob("*"))]
    for path in sorted(paths):
        is_code = path.suffix in CPP_SUFFIXES | COMMENTED_BY_HASH or path.name == "CMakeLists.txt"
        if is_code and path.is_file():
            yield Source(root, path.relative_to(root), path.read_text(encoding="utf-8"))


def top_level_faults(root: Path) -> Iterator[Fault]:
    for path in root.iterdir():
        if path.name not in TOP_LEVEL and not path.name.startswith("."):
            yield Fault(path.name, 1, "top level", "not one of the names the top level is made of")
    lock = root / "package-lock.json"
    for number, line in enumerate(lock.read_text().splitlines() if lock.exists() else [], 1):
        if '"resolved"' in line:
            yield Fault(lock.name, number, "lock file", "names a registry; see CONTRIBUTING.md")


def common_law_faults(source: Source) -> Iterator[Fault]:
    """What holds for every file: a licence, a length, a name that says something."""
    mark = "//" if source.path.suffix in CPP_SUFFIXES else "#"
    if f"{mark} SPDX-License-Identifier: Apache-2.0" not in source.lines[:2]:
        yield source.fault(1, "licence", "the first line is not the SPDX line")
    kind = "public header" if source.is_public_header else "source"
    if source.name == "src/cli/main.cpp":
        kind = "main.cpp"
    lines, most = len(source.lines), MOST_LINES[kind]
    if lines > most:
        yield source.fault(
            most + 1, "length", f"{lines} lines; a {kind} has at most {most}: split it by subject"
        )
    if EMPTY_FILE_NAME.search(source.path.stem):
        yield source.fault(1, "file name", f"`{source.path.stem}` does not say what is in it")
    if AMBIGUOUS_WORD.search(source.path.stem):
        yield source.fault(1, "file name", "`cog` means two things: say geography_year")


def header_form_faults(source: Source) -> Iterator[Fault]:
    if source.path.suffix != ".hpp":
        return
    if "#pragma once" not in source.lines:
        yield source.fault(1, "header", "no `#pragma once`")
    for number, line in enumerate(code_of(source.text).splitlines(), 1):
        if re.match(r"\s*using namespace\b", line):
            yield source.fault(number, "header", "`using namespace` in a header")
        if source.is_public_header and re.match(r"\s*#\s*define\b", line):
            yield source.fault(number, "header", "a macro in a public header")


def include_faults(source: Source) -> Iterator[Fault]:
    for number, bracket, included in source.includes:
        for rule, text in layer_faults(source, included) if bracket == '"' else ():
            yield source.fault(number, rule, text)
        for rule, text in third_party_faults(source, included) if bracket == "<" else ():
            yield source.fault(number, rule, text)
    own = own_header(source)
    if own and (not source.includes or source.includes[0][2] != own):
        yield source.fault(1, "own header", f'"{own}" is not the first include')


def shared(source: Source) -> str | None:
    """The module whose private headers all modules of the library share: threads, random keys."""
    return "base" if source.module and source.path.parts[0] == "src" else None


def layer_faults(source: Source, included: str) -> Iterator[tuple[str, str]]:
    parts = included.split("/")
    is_public = parts[0] == "ctg"
    module = parts[1] if is_public and len(parts) > 2 else parts[0]
    if source.is_public_header and not is_public:
        yield "public header", f'"{included}" is not public: only the standard library and "ctg/…"'
    elif is_public and source.module and source.path.name != "ctg.hpp":
        allowed = {source.module, *MAY_INCLUDE[source.module].split()}
        if module not in allowed:
            yield "layers", f'{source.module} may not know "{included}"'
    elif source.path.parts[0] == "tests" and (source.root / "tests" / included).exists():
        return  # tests/coverage/small_country.hpp, shared by the tests of a module
    elif not is_public and module in MAY_INCLUDE and module not in (source.module, shared(source)):
        yield "private header", f'"{included}" is private to src/{module}'


def third_party_faults(source: Source, included: str) -> Iterator[tuple[str, str]]:
    homes = [home for name, home in THIRD_PARTY_HOMES.items() if re.match(name, included)]
    if source.is_public_header:
        if homes or not re.fullmatch(r"[a-z_0-9]+", included):
            yield "public header", f'<{included}>: only the standard library and "ctg/…"'
    elif source.path.parts[0] == "tests":
        return
    elif homes:
        if not any(source.path.is_relative_to(home) for home in homes[0].split()):
            yield "third party", f"<{included}> lives in {homes[0].replace(' ', ' and ')} only"
    elif not SYSTEM_HEADER.fullmatch(included) and source.path.parts[0] == "src":
        yield "third party", f"<{included}> has no home: give it one in check_house.py"


def own_header(source: Source) -> str | None:
    """The header that a source of src/ implements, as it must include it."""
    if source.path.parts[0] != "src" or source.path.suffix != ".cpp":
        return None
    name = source.path.relative_to("src").with_suffix(".hpp").as_posix()
    if (source.root / "include/ctg" / name).exists():
        return f"ctg/{name}"
    return name if (source.root / "src" / name).exists() else None


def code_of(text: str) -> str:
    """The text with comments, strings and characters blanked; lines keep their numbers."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0])

    return NOT_CODE.sub(blank, text)


def cpp_function_faults(source: Source) -> Iterator[Fault]:
    most = MOST_LINES["function"]
    for first, last in cpp_functions(source.text):
        if last - first + 1 > most:
            yield source.fault(
                first, "length", f"a function of {last - first + 1} lines; at most {most}"
            )


def cpp_functions(text: str) -> list[tuple[int, int]]:
    """First and last line of each function body at namespace or class scope.

    Reads braces, not C++: it is right on formatted code. A brace opens a scope when a namespace or
    a type is before it, else a function when the text before it holds a closed parameter list.
    """
    code = re.sub(r"^\s*#.*$", "", code_of(text), flags=re.MULTILINE)
    functions = []
    scopes: list[tuple[str, int]] = []
    closed = ("", 0)
    head_start = 0
    for brace in re.finditer(r"[{};]", code):
        head = code[head_start : brace.start()]
        if brace[0] == "{":
            first = code.count("\n", 0, brace.start() - len(head.lstrip())) + 1
            if scopes and scopes[-1][0] != "scope":
                scopes.append(("block", first))
            elif closed[0] == "function" and re.fullmatch(r"\s*(,.*)?", head, re.DOTALL):
                # `Share(double part) : part_{part} {` goes on after the braces of part_
                scopes.append(closed)
            else:
                scopes.append((kind_of_brace(head), first))
        elif brace[0] == "}" and scopes:
            closed = scopes.pop()
            if closed[0] == "function":
                functions.append((closed[1], code.count("\n", 0, brace.start()) + 1))
        if brace[0] == ";":
            closed = ("", 0)
        head_start = brace.end()
    return functions


def kind_of_brace(head: str) -> str:
    head = re.sub(r"operator\s*[^\s\w(]+", "operator", head)
    head = re.sub(r"^\s*template\s*<.*?>\s+(?=\w)", "", head, flags=re.DOTALL)
    is_lambda = re.search(r"\]\s*(\([^{}]*\))?[^={}]*$", head) and "=" in head
    while re.search(r"\([^()]*\)", head):
        head = re.sub(r"\([^()]*\)", " \x00 ", head)
    if re.search(r"\bnamespace\b", head) or head.strip() == "extern":
        return "scope"
    if re.search(r"\b(class|struct|union|enum)\b", head) and "\x00" not in head:
        return "scope"
    has_parameters = "\x00" in head and "(" not in head and "=" not in head
    return "function" if has_parameters or is_lambda else "block"


def python_function_faults(source: Source) -> Iterator[Fault]:
    most = MOST_LINES["function"]
    for node in ast.walk(ast.parse(source.text, source.name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > most:
                yield source.fault(
                    node.lineno, "length", f"a function of {lines} lines; at most {most}"
                )


def name_faults(source: Source) -> Iterator[Fault]:
    for number, line in enumerate(code_of(source.text).splitlines(), 1):
        for name in NAMED_TYPE.findall(line):
            if EMPTY_TYPE_NAME.fullmatch(name):
                yield source.fault(number, "name", f"`{name}` does not say what it is")
        if AMBIGUOUS_WORD.search(line) and not line.lstrip().startswith("#"):
            yield source.fault(number, "name", "`cog` means two things: say geography_year")


def module_size_faults(root: Path) -> Iterator[Fault]:
    for module in MAY_INCLUDE:
        headers = list((root / "include/ctg" / module).glob("*.hpp"))
        if len(headers) > MOST_HEADERS_IN_A_MODULE:
            text = f"{len(headers)} headers; at most {MOST_HEADERS_IN_A_MODULE}"
            yield Fault(f"include/ctg/{module}", 1, "module size", text)


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2]
    faults = faults_of(root.resolve())
    for fault in faults:
        print(fault)
    print(f"house: {len(faults)} fault(s)", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
