"""The catalogue of questions: one file each in ``cypher/``, a TOML header and its queries.

A question file begins with a block comment holding its header and continues with the sections
``// rows``, ``// denominator`` and ``// picture``. Everything a reader is told of a question (what it
means, what it counts, who can act) stands in the header; tests hold the header against the queries.

The numerator is the number of distinct subjects of the rows, except in a *rate*: its rows are areas with
a numerator and a denominator each, and what they count together is asked by a section ``// numerator``.
In the rows of all others a line ``// columns of KEY`` parts what decides who is listed from what describes
him: how many there are is asked without the describing. Rows that unite several lists have a line in each,
and each lists subjects of a kind of its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from graph.errors import WrongUse
from graph.language import Text
from graph.terms import CYPHER, ScopeKind, expand, parameters_of

Section = Literal["rows", "numerator", "denominator", "picture"]
SUBJECT_COLUMNS = ("subjectKind", "subjectKey", "subject")
"""The columns every row begins with."""

BASIS = "basis"
"""Name of the parameter by which a question is counted in several ways (口径)."""

MOST_PARAMETER = 100_000
"""The largest value of a rule parameter: beyond it neither engine can reckon with days."""

QUALITY = "quality"
"""Folder of the questions about the ledgers themselves."""

_FOLDERS = ("gaps", QUALITY)

_KINDS = re.compile(r", | or ")
_FILE = re.compile(r"\A/\*\n(?P<header>.*?)\*/\n(?P<body>.*)\Z", re.DOTALL)

COLUMNS = re.compile(r"^// columns of (?P<key>.+)\n", re.MULTILINE)
"""The line where the rows stop deciding who is listed and begin to describe him, and his key."""

UNITED = "\nUNION ALL\n"
"""What stands between the lists that the rows of a question unite."""

_SECTION = re.compile(r"^// (rows|numerator|denominator|picture)\n", re.MULTILINE)


@dataclass(frozen=True)
class Parameter:
    """A value a question takes beside day and scope.

    Where only some ``values`` are allowed, ``value_titles`` says what each of them means.
    """

    name: str
    title: Text
    default: int | float | str
    origin: Text
    values: tuple[int | float | str, ...] = ()
    value_titles: tuple[Text, ...] = ()

    def read(self, text: str) -> int | float | str:
        """Read a value as given by ``--set`` or a rules file; WrongUse if it does not fit."""
        try:
            value = type(self.default)(text)
            if not isinstance(value, str) and not 0 <= value <= MOST_PARAMETER:
                raise ValueError(value)
        except ValueError as error:
            raise WrongUse(
                f"参数 {self.name} 要一个 0 到 {MOST_PARAMETER} 的数字，收到的是「{text[:40]}」。",
                f"Parameter {self.name} takes a number from 0 to {MOST_PARAMETER}, not {text[:40]!r}.",
            ) from error
        if self.values and value not in self.values:
            allowed = [str(one) for one in self.values]
            raise WrongUse(
                f"参数 {self.name} 只能是 {'、'.join(allowed)}，收到的是「{text}」。",
                f"Parameter {self.name} must be one of {', '.join(allowed)}, not {text!r}.",
            )
        return value

    def chosen(self, text: str | None) -> int | float | str:
        """The value given, or the default where none is."""
        return self.default if text is None else self.read(text)


@dataclass(frozen=True)
class Column:
    """A column of a question's rows; sensitive ones are masked before they leave the server."""

    name: str
    title: Text
    sensitive: bool = False


@dataclass(frozen=True)
class Question:
    """One question, as its file declares it.

    ``detail`` names the columns that tell several rows of one subject apart, where it has a row for each
    fault; together with the subject they are the identity of a gap (``graph.gaps``).
    """

    id: str
    title: Text
    meaning: Text
    basis: Text
    source: Text
    subject: str
    severity: str
    actor: Text
    ledgers: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    picture_kind: str
    picture_title: Text
    path: Path
    sections: Mapping[Section, str] = field(repr=False)
    detail: tuple[str, ...] = ()

    def other_bases(self) -> list[dict[str, str]]:
        """Settings of ``basis`` (口径) beside the default one, as ``--set`` takes them."""
        return [
            {BASIS: str(value)}
            for parameter in self.parameters
            if parameter.name == BASIS
            for value in parameter.values
            if value != parameter.default
        ]

    @property
    def subjects(self) -> frozenset[str]:
        """The kinds of subject it lists: of ``household or building`` both."""
        return frozenset(_KINDS.split(self.subject))

    @property
    def is_rate(self) -> bool:
        """Whether it counts what is there, by area, instead of listing what is missing."""
        return "numerator" in self.sections

    @property
    def is_quality(self) -> bool:
        """Whether it asks what is amiss in the ledgers: told apart, and no gap of coverage."""
        return self.path.parent.name == QUALITY

    @property
    def uses(self) -> set[str]:
        """Names of the parameters in its queries, those of a scope left out."""
        return {
            name for section in self.sections for name in parameters_of(self.query(section, "none"))
        }

    def query(self, section: Section, scope: ScopeKind) -> str:
        """Plain Cypher of one section for one kind of scope."""
        return expand(self.sections[section], scope)

    def deciding(self) -> list[tuple[str, str]]:
        """Of every list in its rows the part that decides who is listed, and how it names the key."""
        found = []
        for part in self.sections["rows"].split(UNITED):
            decides, key, _ = COLUMNS.split(part)
            found.append((decides, key))
        return found

    def counting(self, scope: ScopeKind) -> list[str]:
        """Plain Cypher whose numbers, ``numerator`` each, make the numerator when added up."""
        if self.is_rate:
            return [self.query("numerator", scope)]
        return [
            expand(f"{decides}RETURN count(DISTINCT {key}) AS numerator", scope)
            for decides, key in self.deciding()
        ]


def _text(value: Mapping[str, str]) -> Text:
    return Text(value["zh"], value["en"])


def _parameter(name: str, value: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name,
        _text(value["title"]),
        value["default"],
        _text(value["origin"]),
        tuple(value.get("values", ())),
        tuple(_text(title) for title in value.get("value_titles", ())),
    )


@cache
def shared_parameters() -> dict[str, Parameter]:
    """Rule parameters that several questions use, with their defaults and origin."""
    declared = tomllib.loads((CYPHER / "parameters.toml").read_text("utf-8"))
    return {name: _parameter(name, value) for name, value in declared.items()}


def shared_number(name: str, rules: Mapping[str, str]) -> int:
    """A shared rule parameter that is a whole number: the deployment's value, else the default."""
    return int(shared_parameters()[name].chosen(rules.get(name)))


def read_question(path: Path) -> Question:
    """Read one question file; ValueError names the file if it is not of the form."""
    match = _FILE.match(path.read_text("utf-8"))
    if match is None:
        raise ValueError(f"{path.name}: no header")
    header = tomllib.loads(match["header"])
    parts = _SECTION.split(match["body"])
    sections = {name: text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}
    own = {name: _parameter(name, value) for name, value in header.get("parameter", {}).items()}
    return Question(
        id=header["id"],
        title=_text(header["title"]),
        meaning=_text(header["meaning"]),
        basis=_text(header["basis"]),
        source=_text(header["source"]),
        subject=header["subject"],
        severity=header["severity"],
        actor=_text(header["actor"]),
        ledgers=tuple(header["ledgers"]),
        parameters=tuple(
            own.get(name) or shared_parameters()[name] for name in header["parameters"]
        ),
        columns=tuple(
            Column(name, _text(value), value.get("sensitive", False))
            for name, value in header["columns"].items()
        ),
        detail=tuple(header.get("detail", ())),
        picture_kind=header["picture"]["kind"],
        picture_title=_text(header["picture"]["title"]),
        path=path,
        sections=sections,  # type: ignore[arg-type]
    )


@cache
def questions() -> dict[str, Question]:
    """All questions by id, in the order of their ids."""
    found = [
        read_question(path) for folder in _FOLDERS for path in (CYPHER / folder).glob("*.cypher")
    ]
    return {question.id: question for question in sorted(found, key=lambda question: question.id)}


def question(id_: str) -> Question:
    """One question by its id, in either case; WrongUse lists the ids there are."""
    known = questions()
    try:
        return known[id_.upper()]
    except KeyError as error:
        ids = "、".join(known)
        raise WrongUse(
            f"没有编号为「{id_}」的问题。现有：{ids}。",
            f"There is no question {id_!r}. There are: {', '.join(known)}.",
        ) from error


def gap_question(id_: str) -> Question:
    """A question about coverage, by its id; WrongUse for one about the ledgers' quality."""
    found = question(id_)
    if found.is_quality:
        raise WrongUse(
            f"{found.id}（{found.title.zh}）问的是台账本身的质量，不进缺口台账；请用 dawangge ask {found.id} 查看。",
            f"{found.id} asks about the quality of the ledgers, which are no gaps: see dawangge ask {found.id}.",
        )
    return found
