"""Rows of the ledger of contacts."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic.dataclasses import dataclass

from loaders import columns as kinds
from loaders.cells.dates import Dated
from loaders.columns import column
from loaders.rows import door, names
from loaders.rows.base import Fault, LedgerRow


@dataclass(slots=True, kw_only=True)
class ContactRow(LedgerRow):
    """走访: one contact of a member with a household on a day."""

    ledger: ClassVar[str] = "contacts"

    day: Annotated[
        Dated,
        column("日期", "走访日期", "走访时间", "联系日期", "联系时间", "时间", "入户日期",
               "入户时间", kind=kinds.DATE, done=True,
               bold=True,
               note="走访的日期"),
    ]  # fmt: skip
    member: Annotated[
        str,
        column("党员姓名",
               *names.without(names.MEMBER_NAME, "党员姓名"),
                      kind=kinds.NAME, bold=True, ref="member",
               sensitive=True,
               note="走访的党员"),
    ]  # fmt: skip
    person_id: Annotated[
        str | None,
        column("身份证号", "党员身份证号",
               *names.without(names.PERSON_ID, "身份证号"), kind=kinds.PERSON_ID,
               sensitive=True,
               note="同一党支部里有重名时必须写"),
    ] = None  # fmt: skip
    branch: Annotated[
        str | None,
        column(
            "党支部",
            *names.without(names.BRANCH, "党支部"),
            kind=kinds.REF,
            ref="branch",
            note="党员所在的党支部；重名时靠它分清",
        ),
    ] = None
    community: Annotated[str, door.community("走访的户在哪个社区")]
    compound: Annotated[str | None, door.COMPOUND] = None
    building: Annotated[str, door.building("走访的户在哪栋楼")]
    unit: Annotated[str, door.unit("走访的户在哪个单元")]
    room: Annotated[str, door.room("走访的户的室号")]
    way: Annotated[
        str | None,
        column(
            "方式",
            "走访方式",
            "联系方式",
            "走访形式",
            "联系形式",
            kind=kinds.LABEL,
            note="怎样联系的",
            example="上门",
        ),
    ] = None
    matter: Annotated[
        str | None,
        column(
            "事项类别",
            "事项",
            "走访事项",
            "事项类型",
            "走访内容",
            "问题类别",
            kind=kinds.LABEL,
            note="为了哪类事",
            example="政策宣传",
        ),
    ] = None

    @classmethod
    def fit(cls, cells: dict[str, object]) -> list[Fault]:
        """Bring building, unit and room into place."""
        return door.fit_door(cells)
