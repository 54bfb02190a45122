"""What a template says of each column, worked out from the declaration of the row."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.ledgers import TITLES
from loaders.columns import Column, RefTarget, columns_of
from loaders.rows import LEDGERS
from loaders.templates.forms import Form, form_of

# Where what a reference names stands: ledgers, and their fields that name it.
_NAMED: Final[Mapping[RefTarget, Mapping[str, tuple[str, ...]]]] = {
    "area": {"areas": ("code",)},
    "community": {"areas": ("name", "code")},
    "grid": {"grids": ("name",)},
    "patch": {"patches": ("name",)},
    "neighbourhood_committee": {"bodies": ("name",)},
    "building": {"buildings": ("compound", "buildings")},
    "household": {"residents": ("community", "compound", "building", "unit", "room")},
    "organisation": {"organisations": ("name", "code")},
    "branch": {"organisations": ("name", "code")},
    "group": {"organisations": ("name",)},
    "employer": {"employers": ("name", "uscc")},
    "organisation_or_employer": {"organisations": ("name", "code"), "employers": ("name", "uscc")},
    "community_or_party": {
        "organisations": ("name", "code"), "employers": ("name", "uscc"), "areas": ("name", "code"),
        "bodies": ("name",),
    },
    "member": {"members": ("name",)},
    "body": {"bodies": ("name",), "organisations": ("name", "code")},
    "list_item": {"lists": ("name",)},
}  # fmt: skip

# What names a thing only together; the fields of the others are one as good as the other.
_TOGETHER: Final = ("building", "household")
_VERSION_SIGNS: Final = 8


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a template.

    Attributes:
        column: as declared.
        form: how its cells are filled in.
        need: whether it must be filled in, as a phrase.
        hint: stands above the header.
        meaning: what it is, and what an empty cell says where that is more than nothing.
        fill: what can be written.
        example: visibly invented.
        refers: to which other ledgers, empty for none.
    """

    column: Column
    form: Form
    need: str
    hint: str
    meaning: str
    fill: str
    example: str
    refers: str

    @property
    def prompt(self) -> str:
        """What the program shows beside a cell that is being filled in."""
        said = [f"{self.need}。{self.meaning}。", f"{self.fill}。"]
        if self.refers and self.refers not in self.fill:
            said.append(f"要与{self.refers}对得上。")
        if self.example:
            said.append(f"例：{self.example}")
        return "\n".join(said)


def fields_of(ledger: str) -> tuple[Field, ...]:
    """Return what a ledger's template says of its columns, in their order."""
    columns = columns_of(LEDGERS[ledger])
    return tuple(_field(ledger, column, columns) for column in columns.values())


def template_version(ledger: str) -> str:
    """Return a version that changes when anything that the template says of its columns does."""
    said = [
        {
            "name": field.column.name,
            "bold": field.column.bold,
            "form": dataclasses.asdict(field.form),
            "hint": field.hint,
            "prompt": field.prompt,
            "refers": field.refers,
        }
        for field in fields_of(ledger)
    ]
    # Only days need another form; anything else that is no plain value would not last a process.
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, default=datetime.date.isoformat)
    return hashlib.sha256(written.encode()).hexdigest()[:_VERSION_SIGNS]


def _field(ledger: str, column: Column, columns: Mapping[str, Column]) -> Field:
    form = form_of(column.kind)
    meaning = column.note
    if column.single and not column.bold:
        answer = "算“否”" if column.kind.name == "yes_no" else "表示从截至日起没有"
        meaning += f"；空着{answer}"
    refers = _refers(ledger, column)
    hint, fill = form.hint, form.fill
    if column.ref and column.kind.name in ("ref", "refs"):
        hint = "照" + "、".join(_title(target, ledger) for target in _NAMED[column.ref])
        fill = f"照{refers}写" + ("，几个用“、”分开" if column.kind.many else "")
    return Field(
        column=column,
        form=form,
        need=_need(column, columns),
        hint=hint,
        meaning=meaning,
        fill=fill,
        example=_example(column, form),
        refers=refers,
    )


def _need(column: Column, columns: Mapping[str, Column]) -> str:
    if not column.bold:
        return "选填"
    if not column.supplied:
        return "必填"
    room = next(other.name for other in columns.values() if other.kind.name == "room")
    return f"必填（{room}写全了可空）"


def _example(column: Column, form: Form) -> str:
    """The column's own, else that of what it names, else that of its kind."""
    if column.example or not column.ref:
        return column.example or form.example
    ledger, names = next(iter(_NAMED[column.ref].items()))
    named = columns_of(LEDGERS[ledger])[names[-1 if column.ref in _TOGETHER else 0]]
    return named.example or form_of(named.kind).example


def _title(target: str, ledger: str) -> str:
    return "本台账" if target == ledger else f"{TITLES[target].zh}台账"


def _refers(ledger: str, column: Column) -> str:
    """To which columns of which ledgers a column refers."""
    if column.ref is None:
        return ""
    said = []
    for target, names in _NAMED[column.ref].items():
        columns = columns_of(LEDGERS[target])
        joint = "＋" if column.ref in _TOGETHER else "或"
        listed = joint.join(f"“{columns[name].name}”" for name in names)
        said.append(f"{_title(target, ledger)}的{listed}")
    return "，或".join(said)
