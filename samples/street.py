"""Generates the demonstration street: its ledgers, the key of its gaps, and a word about both."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from samples.answers import Key
from samples.bodies import Bodies
from samples.dirt import Planting
from samples.duty import Assignment
from samples.employers import build_employers
from samples.flaws import Flaws
from samples.folder import Folder
from samples.ground import build_ground
from samples.identity import People, stream
from samples.ledgers.table import day_text
from samples.linking import Linking
from samples.membership import Admissions
from samples.misstating import Misstating
from samples.party import Party, street_committee
from samples.places import places
from samples.plants import Plan
from samples.reporting import Reports
from samples.rooting import Rooting
from samples.visits import Calls
from samples.world import Community, Organisation, Place

ANSWERS: Final = "answers.json"
REFUSALS: Final = "refusals.json"
README: Final = "说明.md"


@dataclass(frozen=True, slots=True)
class SampleSummary:
    """What was written.

    Attributes:
        folder: where it lies.
        files: names of the ledgers in the order of writing, without the key and the note.
        as_of: the day of all ledgers.
        communities: number of communities.
        households: doors, vacant flats and shops among them.
        occupied: households that count.
        residents, buildings, members, organisations, employers, responsibilities: numbers of each.
        gaps: numerator and denominator by question, on its first basis.
        refusals: planted refusals by code; none where no dirt was asked for.
    """

    folder: Path
    files: tuple[str, ...]
    as_of: date
    communities: int
    households: int
    occupied: int
    residents: int
    buildings: int
    members: int
    organisations: int
    employers: int
    responsibilities: int
    gaps: Mapping[str, tuple[int, int]]
    refusals: Mapping[str, int]


def generate(
    out: Path,
    households: int = 20_000,
    seed: int = 2018,
    as_of: date = date(2018, 10, 1),
    *,
    dirt: bool = False,
) -> SampleSummary:
    """Write a demonstration street into ``out``; equal arguments write equal bytes.

    Args:
        out: the folder, made if it does not exist; files of the same names are replaced.
        households: number of doors, 500 to 500,000. Up to 24,000 they lie in the six communities of
            the street (from 1,500 on in all six); beyond, invented streets are added.
        seed: of all chance.
        as_of: the day of every ledger; titles say the month alone where it is the first of one.
        dirt: whether clerks' mistakes are planted among the rows; they change no answer but those
            about the mistakes themselves (Q02 to Q04), and each stands in the account of refusals.

    Raises:
        ValueError: ``households`` lies outside its bounds.
    """
    found = places(households)
    out.mkdir(parents=True, exist_ok=True)
    key = Key(as_of)
    counts = dict.fromkeys(
        ("residents", "buildings", "members", "organisations", "employers", "duties"), 0
    )
    doors: list[dict[str, object]] = []
    committees: dict[str, Organisation] = {}
    planting = Planting(seed if dirt else None)
    with Folder(out, as_of, found, planting) as folder, _collector_paused():
        for place in found:
            top = committees.get(place.street_code)
            if top is None:
                top = committees[place.street_code] = street_committee(
                    place.street, place.street_code, as_of
                )
                folder.street(top)
                counts["organisations"] += 1
            community = build_community(place, len(found), seed, as_of, top)
            folder.add(community)
            key.add(community)
            _count(counts, community)
            occupied = sum(door.occupied for door in community.households)
            doors.append(
                {"code": place.code, "name": place.name, "doors": place.doors, "occupied": occupied}
            )
            del community
            gc.collect(0)
    for top in committees.values():
        key.street(top)
    key.close(planting.sheets, planting.refused)
    answers = key.as_json(seed=seed, households=households, communities=doors)
    _write(out / ANSWERS, json.dumps(answers, ensure_ascii=False, indent=1))
    _write(out / REFUSALS, json.dumps(planting.as_json(), ensure_ascii=False, indent=1))
    _write(out / README, _readme(households, seed, as_of, dirt=dirt))
    gaps: dict[str, tuple[int, int]] = {}
    for (question, _), answer in key.whole.items():
        gaps.setdefault(question, (answer.numerator, answer.denominator))
    return SampleSummary(
        out, tuple(folder.files), as_of, len(found), households,
        sum(levels["occupied"] for levels in key.levels.values()),
        counts["residents"], counts["buildings"], counts["members"], counts["organisations"],
        counts["employers"], counts["duties"], gaps, planting.counts(),
    )  # fmt: skip


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Collect only when told to: a community all lives until it is written, then is all garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _write(path: Path, text: str) -> None:
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def build_community(
    place: Place, count: int, seed: int, as_of: date, top: Organisation
) -> Community:
    """Build one of ``count`` communities out of its own streams of chance."""
    plan = Plan(place.index, count)
    people = People(place.index, as_of, stream(seed, place.code, "people"))
    community = build_ground(place, seed, as_of, plan, people)
    community.employers = build_employers(place, community.buildings, seed, as_of, plan, people)
    admissions = Admissions(community, as_of, people, stream(seed, place.code, "members"))
    party = Party(admissions, plan, top)
    party.build()
    Rooting(party, admissions, stream(seed, place.code, "rooting")).build()
    party.divide()
    Flaws(party, plan, as_of, people).build()
    Assignment(party, plan, as_of, stream(seed, place.code, "duties")).build()
    Calls(community, as_of, stream(seed, place.code, "visits")).build()
    bodies = Bodies(community, plan, as_of, people, stream(seed, place.code, "bodies"))
    bodies.build(party.committee, top)
    Linking(party, plan, as_of, stream(seed, place.code, "linking")).build()
    Reports(community, as_of, stream(seed, place.code, "reporting")).build()
    Misstating(community, plan, as_of, people).build()
    return community


def _count(counts: dict[str, int], community: Community) -> None:
    counts["residents"] += sum(len(door.people) for door in community.households)
    counts["buildings"] += len(community.buildings)
    counts["members"] += len(community.members)
    counts["organisations"] += len(community.organisations)
    counts["employers"] += len(community.employers)
    counts["duties"] += len(community.duties)


def _readme(households: int, seed: int, as_of: date, *, dirt: bool) -> str:
    option = " --dirt" if dirt else ""
    planted = "有意写错的行和格" if dirt else "这次没有写错的行，名单是空的"
    return f"""# 演示街道台账

本文件夹是演示数据，由 `dawangge sample --households {households} --seed {seed}{option}` 生成，
同样的参数得到同样的文件。

**人员、身份证号、电话、统一社会信用代码、关系和事件全部虚构，如有雷同纯属巧合。**
身份证号校验码正确但不属于任何人；电话用 140 号段（物联网卡专用，11 位号码不对应任何个人）。
街道、社区名称和统计用区划代码取自公开的行政区划；自治区统计局、哈纳斯、中国烟草、众业造价公司
仅因公开报道的案例而出现名称，这里关于它们的内容同样是虚构的。

* 各台账截至 {day_text(as_of)}（只写月份的按当月 1 日算），写法各不相同：有的带标题行、填写说明、
  合并单元格、合计行，日期、楼栋、室号写法不一，格式有 xlsx、xls 和
  csv（GB18030、带 BOM 的 UTF-8），和基层实际一样。
* `{ANSWERS}` 是预先埋设的缺口的答案：每个问题的分子、分母、名单和原因，
  以及几乎算缺口而不算的情形（`decoys`）。它由生成程序自己的账目算出，不是读台账得来的。
* `{REFUSALS}` 是装载时应当退回的行和格（{planted}）：文件、工作表、行、列、原因代码。
"""
