# SPDX-License-Identifier: Apache-2.0
"""What the command says on stderr, as data: each diagnostic with its place and its words."""

import dataclasses
import re

HEAD = re.compile(
    r"^(?:(?P<place>\S.*?): )?(?P<severity>error|warning|note) (?P<code>CTG-[A-Z]+-\d+): "
)
LINE = re.compile(r"^(?P<file>.*?):(?P<line>\d+)(?::(?P<column>\d+))?$")
FEATURE = re.compile(r"^(?P<file>.*?): feature (?P<line>\d+)(?:, column .*)?$")


@dataclasses.dataclass
class Report:
    severity: str
    code: str
    file: str
    line: int
    text: str

    @property
    def remedy(self) -> str:
        return self.text.partition("  to mend:")[2].strip()


def reports_of(stderr: str) -> list[Report]:
    reports: list[Report] = []
    for line in stderr.splitlines():
        head = HEAD.match(line)
        if head:
            place = head["place"] or ""
            where = FEATURE.match(place) or LINE.match(place)
            file = where["file"] if where else place
            number = int(where["line"]) if where else 0
            reports.append(Report(head["severity"], head["code"], file, number, line))
        elif reports:
            reports[-1].text += "\n" + line
    return reports
