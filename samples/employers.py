"""Builds the employers of a community, before any party organisation is rooted in them.

Which employers get an organisation is decided in ``rooting``; here each gets its kind, state,
building, staff and perhaps an instructor. Planted cases take the first places, so that they never
depend on chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from samples.identity import People, credit_code, stream
from samples.plants import Plan
from samples.world import Building, Employer, Place

_PER_DOOR: Final = 0.0225
_FEWEST: Final = 22
_MOST: Final = 100

# The organisations of the published case stand under their published names, without a credit code;
# whatever is said of them here is invented.
PUBLISHED: Final = {
    "锦绣苑": ("自治区统计局", "机关", "自治区统计局党组织"),
    "蓝山名邸": ("哈纳斯", "非公企业", "哈纳斯党组织"),
    "安居苑": ("中国烟草", "国企", "中国烟草党组织"),
    "民生花园": ("众业造价公司", "非公企业", "众业造价公司党组织"),
}

_BRAND_ONE: Final = "艾博辰达恩丰格瀚和华佳景凯蓝利明诺普启瑞盛泰维源"
_BRAND_TWO: Final = "邦成川迪尔帆广豪锦聚康乐美宁鹏清荣尚腾旺祥禹越臻"
_BRAND_THREE: Final = "昂波畅德方固晖吉隽科隆茂奈欧品仟锐硕特物翔逸哲卓"
_LETTERS: Final = 24
_KINDS: Final = {"机关": 2, "事业单位": 5, "国企": 3, "非公企业": 72, "社会组织": 15, "其他": 3}
_TRADES: Final = {
    "非公企业": (
        ("餐饮管理有限公司", "餐饮"), ("商贸有限公司", "零售"), ("信息技术有限公司", "软件"),
        ("装饰工程有限公司", "装修"), ("物业服务有限公司", "物业"), ("文化传媒有限公司", "广告"),
        ("教育咨询有限公司", "培训"), ("药房连锁有限公司", "药品零售"),
        ("工程咨询有限公司", "咨询"), ("家政服务有限公司", "家政"),
    ),
    "社会组织": (
        ("社会工作服务中心", "社会工作"), ("养老服务中心", "养老"),
        ("公益促进会", "公益"), ("幼儿园", "学前教育"),
    ),
    "国企": (("供热分公司", "供热"), ("银行支行", "金融"), ("水务服务站", "供水")),
    "事业单位": (("小学", "教育"), ("卫生服务站", "医疗"), ("图书分馆", "文化")),
    "机关": (("税务所", "税务"), ("派出所", "公安")),
    "其他": (("业主委员会", "业主自治"), ("商圈管理委员会", "商圈")),
}  # fmt: skip
_REGISTERS: Final = {
    "非公企业": "91",
    "国企": "91",
    "社会组织": "52",
    "事业单位": "12",
    "机关": "11",
    "其他": "N9",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A planted employer: formal, probationary and departed members who work there.

    ``stated`` is the number its ledger gives, None for the true one.
    """

    formal: int = 0
    probationary: int = 0
    departed: int = 0
    suspended: int = 0
    status: str = "在营"
    instructor: bool = True
    stated: int | None = None


CASES: Final = {
    "due_members_elsewhere": Case(formal=4),
    "due_suspended_counts": Case(formal=2, suspended=1),
    "due_organisation_dissolved": Case(formal=3),
    "due_status_blank": Case(formal=3, status=""),
    "due_counted_only": Case(formal=3, stated=2),
    "stated_only": Case(formal=1, stated=4),
    "decoy_two_and_probationary": Case(formal=2, probationary=1),
    "decoy_one_transferred": Case(formal=2, departed=1),
    "decoy_closed": Case(formal=3, status="停业"),
    "decoy_named_only": Case(formal=3),
    "decoy_regional": Case(formal=3),
    "blank_dissolved": Case(instructor=False),
    "blank_status_blank": Case(status="", instructor=False),
    "blank_claims_work": Case(instructor=False),
    "decoy_closed_blank": Case(status="空壳", instructor=False),
    "decoy_instructor_only": Case(),
}


def build_employers(
    place: Place, buildings: list[Building], seed: int, as_of: date, plan: Plan, people: People
) -> list[Employer]:
    """Return a community's employers: a published one, the planted cases, ordinary ones."""
    random = stream(seed, place.code, "employers")
    found: list[Employer] = []
    maker = _Maker(place, buildings, as_of, people, random)
    if place.name in PUBLISHED:
        name, kind, _ = PUBLISHED[place.name]
        found.append(maker.make(kind, name=name))
    for case, about in CASES.items():
        if plan.has(case):
            employer = maker.make("非公企业")
            employer.case = case
            employer.status = about.status
            employer.staff = max(employer.staff, 12)
            maker.instruct(employer, always=about.instructor)
            found.append(employer)
    count = min(_MOST, max(_FEWEST, round(place.doors * _PER_DOOR)))
    while len(found) < count:
        employer = maker.make(random.choices(list(_KINDS), list(_KINDS.values()))[0])
        employer.status = random.choices(("在营", "", "停业", "空壳", "注销"), (80, 8, 5, 4, 3))[0]
        maker.instruct(employer, always=random.random() < 0.55)
        found.append(employer)
    return found


class _Maker:
    """Makes the ordinary part of an employer."""

    def __init__(
        self, place: Place, buildings: list[Building], as_of: date, people: People, random: Random
    ) -> None:
        self._place = place
        self._offices = [
            building for building in buildings if building.kind in ("商务楼宇", "商住")
        ]
        self._shops = [b for b in buildings if any(door.usage == "底商" for door in b.households)]
        self._as_of = as_of
        self._people = people
        self._random = random
        self._made = 0

    def make(self, kind: str, name: str = "") -> Employer:
        """Return an employer in operation without instructor; its name is invented unless given."""
        random = self._random
        self._made += 1
        serial = self._place.index * (_MOST + 1) + self._made
        ending, business = random.choice(_TRADES[kind])
        building = random.choice(self._offices)
        if self._shops and random.random() < 0.3:
            building = random.choice(self._shops)
        with_code = not name and random.random() < 0.85
        return Employer(
            self._place,
            name or _brand(serial) + ending,
            kind,
            credit_code(_REGISTERS[kind], serial) if with_code else "",
            None
            if name
            else date(random.randrange(2001, self._as_of.year), random.randrange(1, 13), 1),
            "" if name else business,
            "在营",
            int(random.lognormvariate(2.5, 0.9)) + 2,
            random.random() < 0.9,
            building if random.random() < 0.9 else None,
            f"北京中路{random.randrange(1, 400)}号",
        )

    def instruct(self, employer: Employer, *, always: bool) -> None:
        """Give the employer an instructor with a phone and a last visit if ``always``."""
        if not always:
            return
        random = self._random
        employer.instructor = (self._people.name(random.choice("男女")), self._people.phone())
        if random.random() < 0.8:
            employer.visited = self._as_of - timedelta(days=random.randrange(1, 150))


def _brand(serial: int) -> str:
    # A bijection, so that no two employers of the whole street share a name.
    scattered = serial * 7_919 % _LETTERS**3
    return (
        _BRAND_ONE[scattered % _LETTERS]
        + _BRAND_TWO[scattered // _LETTERS % _LETTERS]
        + _BRAND_THREE[scattered // _LETTERS**2]
    )
