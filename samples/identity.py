"""Invented numbers that are well-formed: ID numbers, credit codes, phones, and invented names.

Nothing here belongs to anybody. All ID numbers carry one area code; phones start with 140, a range
whose numbers are given to machines and have 13 digits, so an 11-digit one reaches nobody; credit
codes carry a body that the registries of the area do not issue.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from samples.world import Person

AREA: Final = "640106"
BLOCK: Final = 7
"""Sequence numbers of one birth date that one community may use; keeps communities apart."""

_ID_CHECK: Final = "10X98765432"
_USCC_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)

_SURNAMES: Final = (
    "马" * 9 + "王" * 6 + "李" * 6 + "张" * 6 + "刘" * 4 + "杨" * 4 + "陈" * 3 + "丁" * 3
    + "赵" * 3 + "吴" * 2 + "周" * 2
    + "白白海哈纳金田沙苏徐孙朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
)  # fmt: skip
_MALE: Final = (
    "建国志强军伟明杰涛磊超勇峰斌鹏宇浩文海林东波辉刚健平华龙成庆福祥义德生永清学武少云立新"
)
_FEMALE: Final = "秀英玉兰桂芳娟丽敏静燕霞红梅玲萍莉雪婷欣怡佳慧琴云洁淑珍凤月春华蓉菊倩颖思雅文晓"


def stream(seed: int, *names: object) -> Random:
    """Return the random stream of one purpose; other purposes never shift it."""
    return Random("|".join(str(name) for name in (seed, *names)))


def id_check_sign(first_seventeen: str) -> str:
    """Return the check sign of 17 digits (ISO 7064 MOD 11-2, GB 11643)."""
    total = 0
    for digit in first_seventeen:
        total = (total + int(digit)) * 2 % 11
    return _ID_CHECK[total]


def organisation_check_sign(body: str) -> str:
    """Return the check sign of the eight signs of an organisation's own code (GB 11714)."""
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    total = sum(
        signs.index(sign) * weight for sign, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True)
    )
    check = (11 - total % 11) % 11
    return "X" if check == 10 else str(check)


def uscc_check_sign(first_seventeen: str) -> str:
    """Return the check sign of a unified social credit code (GB 32100, MOD 31)."""
    total = sum(_USCC_SIGNS.index(sign) * 3**place for place, sign in enumerate(first_seventeen))
    return _USCC_SIGNS[-total % 31]


def credit_code(register: str, number: int) -> str:
    """Return a valid credit code.

    Args:
        register: the two leading signs (``91`` companies, ``12`` public institutions, ``52`` …).
        number: below 100,000; a different one for every employer.
    """
    body = f"MAX{number:05d}"
    first = f"{register}{AREA}{body}{organisation_check_sign(body)}"
    return first + uscc_check_sign(first)


def years_before(day: date, years: int) -> date:
    """Return the same day of an earlier year; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


class People:
    """Invents the persons of one community; no number occurs twice in the whole street."""

    def __init__(self, community: int, as_of: date, random: Random) -> None:
        self._community = community
        self._as_of = as_of
        self._random = random
        self._taken: dict[date, set[int]] = {}
        self._phones = 0

    def name(self, sex: str) -> str:
        """Return a name of two or three signs."""
        random = self._random
        signs = _MALE if sex == "男" else _FEMALE
        given = random.choice(signs)
        if random.random() < 0.82:
            given += random.choice(signs)
        return random.choice(_SURNAMES) + given

    def phone(self) -> str:
        """Return a phone number that nobody else in the street has."""
        self._phones += 1
        serial = (self._community * 60_000 + self._phones) * 7_919 % 10**8
        return f"140{serial:08d}"

    def person(self, age: int, sex: str | None = None, *, born: date | None = None) -> Person:
        """Return a person of ``age`` years on the as-of day, or born exactly on ``born``."""
        random = self._random
        sex = sex or ("男" if random.random() < 0.5 else "女")
        exact = born is not None
        day = born or years_before(self._as_of, age) - timedelta(days=random.randrange(365))
        return Person(self.name(sex), sex, *self._number(day, sex, exact))

    def _number(self, day: date, sex: str, exact: bool) -> tuple[date, str]:
        first = 1 + BLOCK * self._community
        odd = 1 if sex == "男" else 0
        while True:
            taken = self._taken.setdefault(day, set())
            for number in range(first, first + BLOCK):
                if number % 2 == odd and number not in taken:
                    taken.add(number)
                    digits = f"{AREA}{day:%Y%m%d}{number:03d}"
                    return day, digits + id_check_sign(digits)
            if exact:
                raise ValueError("no free number is left for that birth date")
            day -= timedelta(days=1)
