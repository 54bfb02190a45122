"""Rows of the ledger of responsibility."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic.dataclasses import dataclass

from loaders import columns as kinds
from loaders.cells.dates import Dated
from loaders.cells.unreadable import Unreadable
from loaders.columns import column
from loaders.rows import door, names
from loaders.rows.base import Fault, LedgerRow, ends_before

Post = Literal["A", "B"]


@dataclass(slots=True, kw_only=True)
class ResponsibilityRow(LedgerRow):
    """包户: a member answers for a household."""

    ledger: ClassVar[str] = "responsibility"

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
    group: Annotated[
        str | None,
        column(
            "党小组",
            *names.without(names.GROUP, "党小组"),
            kind=kinds.REF,
            ref="group",
            note="党员所在的党小组",
            example="第一党小组",
        ),
    ] = None
    member: Annotated[
        str,
        column("党员姓名",
               *names.without(names.MEMBER_NAME, "党员姓名"),
                      kind=kinds.NAME, bold=True, ref="member",
               sensitive=True,
               note="包户的党员"),
    ]  # fmt: skip
    person_id: Annotated[
        str | None,
        column("身份证号", "党员身份证号",
               *names.without(names.PERSON_ID, "身份证号"), kind=kinds.PERSON_ID,
               sensitive=True,
               note="同一党支部里有重名时必须写"),
    ] = None  # fmt: skip
    community: Annotated[str, door.community("所包的户在哪个社区")]
    compound: Annotated[str | None, door.COMPOUND] = None
    building: Annotated[str, door.building("所包的户在哪栋楼")]
    unit: Annotated[str, door.unit("所包的户在哪个单元")]
    room: Annotated[str, door.room("所包的户的室号")]
    post: Annotated[
        Post | None,
        column("岗位", "AB岗", "A/B岗", "A、B岗", "责任岗", kind=kinds.closed({
            "A": ("A岗", "A角", "主", "主责", "主岗"), "B": ("B岗", "B角", "副", "副岗", "备岗"),
        }),
               note="两名党员包一户时，谁是A岗、谁是B岗"),
    ] = None  # fmt: skip
    starts: Annotated[
        Dated | None,
        column(
            *names.START,
            "包户日期",
            "包户时间",
            "包户开始日期",
            kind=kinds.DATE,
            note="从哪天起包这户",
        ),
    ] = None
    ends: Annotated[
        Dated | None,
        column(*names.END, "包户结束日期", kind=kinds.DATE, note="包到哪天为止；还在包就空着"),
    ] = None
    last_contact: Annotated[
        Dated | None,
        column("最近联系日期", "最近联系时间", "最近走访日期", "最近走访时间", "最后联系日期",
               "上次走访日期",
               "最近一次联系日期", "最近一次走访日期", kind=kinds.DATE, done=True,
               note="最近一次联系这户的日期"),
    ] = None  # fmt: skip

    @classmethod
    def fit(cls, cells: dict[str, object]) -> list[Fault]:
        """Bring building, unit and room into place."""
        return door.fit_door(cells)

    def check(self) -> list[Fault]:
        """Refuse an end before its start."""
        reversed_ = ends_before(self.starts, self.ends)
        return [Fault("ends", Unreadable("interval_reversed"))] if reversed_ else []
