"""Deliberately wrong copies of a question: one condition of one of its queries is spoilt in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from graph.catalogue import COLUMNS, UNITED, Question, Section
from graph.terms import TERM_CALL, terms

SPOILT = MappingProxyType(
    {
        "forgets the end": (r"\((\w+\.start <= \$asOf) AND \$asOf < \w+\.end\)", r"(\1)"),
        "forgets the start": (r"\(\w+\.start <= \$asOf AND (\$asOf < \w+\.end)\)", r"(\1)"),
        "ends a day late": (r"(\$asOf <) (\w+\.end\))", r"\1= \2"),
        "starts a day late": (r"(\w+\.start <)= (\$asOf)", r"\1 \2"),
        "forgets earlier lives": (
            r"any\(life IN [^|]*?<= toString\(\$asOf\)( AND toString\(\$asOf\) < substring\(life, 11\))?\)",
            "false",
        ),
        "takes the newest value": (
            r"CASE WHEN [\w.]+Since <= \$asOf THEN ([\w.]+) ELSE\s+(?:toInteger\()?last\(.*?\]\)\)?\s+END",
            r"\1",
        ),
        "forgets the older values": (
            r"(CASE WHEN [\w.]+Since <= \$asOf THEN [\w.]+ ELSE\s+)(?:toInteger\()?last\(.*?\]\)\)?(\s+END)",
            r"\1null\2",
        ),
        "takes any value": (r" (?:=|<>|IN) ('[^']*'|\['[^]]*'\])", " IS NOT NULL"),
        "knows the first value only": (r"IN \[('[^']*'), '[^]]*\]", r"IN [\1]"),
        "knows the last value only": (r"IN \['[^]]*', ('[^']*')\]", r"IN [\1]"),
        "turns a condition round": (r"NOT (?=EXISTS|@|\()", ""),
        "takes as a fact what is asked": (r"(?<!NOT )\bEXISTS (?=\{)", "true OR EXISTS "),
        "takes or for and": (r"\bOR\b", "AND"),
        "takes more for as many": (r">=", ">"),
        "takes the last day too": (r"< since\b", "<= since"),
        "takes none for some": (r" > 0\b", " >= 0"),
        "begins with three": (r" > 1\b", " > 2"),
        "takes several for one": (r"(holders\)?) = 1\b", r"\1 >= 1"),
        "counts up to": (r"\} = 1\b", "} >= 1"),
        "forgets the scope": (r"@inScope\.\w+\(\w+\)", "true"),
        "another basis": (r"\$basis = 1", "$basis = 2"),
        "one basis only": (r"\$basis = 2", "$basis = 1"),
    }
)
"""What can be got wrong: a pattern, and what stands there instead."""

_ALSO_DESCRIBES = MappingProxyType(
    {
        "G05": r"OPTIONAL MATCH \(b\)-\[inArea:IN_AREA\].*?WITH|COUNT \{\s+MATCH \(b\)<-\[:IN_BUILDING\].*?\} AS households",
        "G08": r"COUNT \{\s+MATCH \(o\)<-\[above:UNDER\].*?\} AS groups",
        "G21": r"COLLECT \{.*?\} AS employers",
        "G33": r"sum\(CASE WHEN operating THEN coalesce\(.*?AS working",
    }
)
"""What describes before that, for a column that decides nothing."""


@dataclass(frozen=True, eq=False)
class Mutant:
    """One wrong copy.

    Attributes:
        question: the wrong copy of it.
        section: of its queries the one that is wrong.
        fault: one of ``SPOILT``.
        line: what the spoilt line was before.
        plain: the whole query as it was before, in plain Cypher.
        place: from where to where of that it is spoilt.
    """

    question: Question
    section: Section
    fault: str
    line: str
    plain: str = ""
    place: tuple[int, int] = (0, 0)

    @property
    def query(self) -> str:
        """``G01 rows``."""
        return f"{self.question.id} {self.section}"

    def __str__(self) -> str:
        """``G01 rows forgets the end: WHERE …``."""
        return f"{self.query} {self.fault}: {self.line}"


RIGHT = "nothing is wrong"
"""The fault of a copy that is right: it must agree with the oracle wherever a wrong one is asked."""


def right(question: Question) -> Iterator[Mutant]:
    """The queries of a question as they are."""
    for section in question.sections:
        if section != "picture":
            yield Mutant(question, section, RIGHT, "")


def mutants(question: Question) -> Iterator[Mutant]:
    """Every wrong copy of a question, one spoilt place each; none reads like the right one."""
    for section, text in question.sections.items():
        if section == "picture":
            continue
        plain = _spelt_out(text)
        deciding, describes = _deciding(section, plain), _ALSO_DESCRIBES.get(question.id, "(?!)")
        describing = [range(*one.span()) for one in re.finditer(describes, plain, re.DOTALL)]
        for fault, (pattern, instead) in SPOILT.items():
            for match in re.finditer(pattern, plain, re.DOTALL):
                if any(match.start() in part for part in describing):
                    continue
                if not any(match.start() in part for part in deciding):
                    continue
                wrong = plain[: match.start()] + match.expand(instead) + plain[match.end() :]
                copy = replace(question, sections={**question.sections, section: wrong})
                yield Mutant(copy, section, fault, _around(plain, match), plain, match.span())


def _spelt_out(text: str) -> str:
    """A query in plain Cypher but for its scope, which depends on what is asked."""

    def word(call: re.Match[str]) -> str:
        if call[1] == "inScope":
            return call[0]
        return terms()[call[1]][0].replace("{x}", call[3])

    while (spelt := TERM_CALL.sub(word, text)) != text:
        text = spelt
    return text


def _deciding(section: Section, plain: str) -> list[range]:
    """Where a query decides who is listed; in several places where it unites several lists.

    A rate has no line that parts the two: all of it decides.
    """
    if section != "rows":
        return [range(len(plain))]
    found, begins = [], 0
    for part in plain.split(UNITED):
        columns = COLUMNS.search(part)
        found.append(range(begins, begins + (columns.start() if columns else len(part))))
        begins += len(part) + len(UNITED)
    return found


def _around(plain: str, match: re.Match[str]) -> str:
    before = plain[: match.start()].rsplit("\n", 1)[-1][-70:]
    after = plain[match.end() :].split("\n", 1)[0][:40]
    spoilt = re.sub(r"\s+", " ", match[0])[:90]
    return f"{before}«{spoilt}»{after}".strip()
