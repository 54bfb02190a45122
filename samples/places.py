"""Which communities the street has: the six real ones, and invented ones beyond 24,000 doors."""

from __future__ import annotations

from typing import Final

from samples.world import Place

COUNTY: Final = ("640106000000", "金凤区")
STREET: Final = ("640106004000", "北京中路街道")
SMALLEST: Final = 500
LARGEST: Final = 500_000
_FULL: Final = 24_000
_FURTHER: Final = 4_000

# Code, name, weight, coverage aimed at, compounds. The codes are the official ones of
# 2017 to 2023; there is no 002 (domain.md, section 3).
_REAL: Final = (
    ("640106004001", "锦绣苑", 3412, 0.94, ("锦绣苑南区", "锦绣苑北区", "锦绣苑东区")),
    ("640106004003", "蓝山名邸", 3118, 0.90, ("蓝山名邸一期", "蓝山名邸二期")),
    ("640106004004", "安居苑", 3874, 0.86, ("安居东苑", "安居西苑", "安居北苑")),
    ("640106004005", "民生花园", 3655, 0.83, ("民生花园东区", "民生花园西区", "民生花园南区")),
    ("640106004006", "清馨苑", 3021, 0.92, ("清馨苑一期", "清馨苑二期", "清馨苑三期")),
    ("640106004007", "森林公园", 2766, 0.87, ("森林公园北区", "森林公园南区")),
)
_RESTARTS: Final = 2
_FIRST_SIGNS: Final = (
    "云栖", "清溪", "望湖", "听雨", "金桂", "银杏", "兰亭", "梧桐", "枫林", "朗月", "和风", "晴川",
    "松涛", "竹影", "荷塘", "梅岭", "柳岸", "槐香", "春晖", "秋实",
)  # fmt: skip
_SECOND_SIGNS: Final = ("苑", "里", "家园", "名邸", "新村", "雅居")
_STREET_NUMERALS: Final = "一二三四五六七八九十"


def places(doors: int) -> list[Place]:
    """Return the communities of a street with ``doors`` doors (500 to 500,000).

    Raises:
        ValueError: ``doors`` lies outside these bounds.
    """
    if not SMALLEST <= doors <= LARGEST:
        raise ValueError(f"households must lie between {SMALLEST} and {LARGEST}")
    inside = min(doors, _FULL)
    real = _REAL[: max(2, min(len(_REAL), doors // 250))]
    found: list[Place] = []
    shares = _shares(inside, [weight for _, _, weight, _, _ in real])
    for index, ((code, name, _, coverage, compounds), share) in enumerate(
        zip(real, shares, strict=True)
    ):
        found.append(
            Place(
                index,
                code,
                name,
                STREET[1],
                STREET[0],
                share,
                coverage,
                compounds,
                index == _RESTARTS,
            )
        )
    if doors > inside:
        count = -(-(doors - inside) // _FURTHER)
        for extra, share in enumerate(_shares(doors - inside, [1] * count)):
            found.append(_further(len(real) + extra, extra, share))
    return found


def streets(found: list[Place]) -> list[tuple[str, str]]:
    """Return code and name of every street of these communities, in order, each once."""
    return list(dict.fromkeys((place.street_code, place.street) for place in found))


def _shares(total: int, weights: list[int]) -> list[int]:
    whole = sum(weights)
    cuts = [total * sum(weights[: place + 1]) // whole for place in range(len(weights))]
    return [cut - before for before, cut in zip([0, *cuts], cuts, strict=False)]


def _further(index: int, extra: int, doors: int) -> Place:
    street, within = divmod(extra, 6)
    street_code = f"640106{801 + street}000"
    ordinal = numeral(street + 1)
    name = _FIRST_SIGNS[extra // len(_SECOND_SIGNS)] + _SECOND_SIGNS[extra % len(_SECOND_SIGNS)]
    return Place(
        index, f"640106{801 + street}{within + 1:03d}", name, f"演示第{ordinal}街道", street_code,
        doors, _REAL[within][3], tuple(f"{name}{part}" for part in ("东区", "西区", "南区")),
    )  # fmt: skip


def numeral(number: int) -> str:
    """Return ``number`` (1 to 99) in Chinese numerals."""
    tens, ones = divmod(number, 10)
    text = ("" if tens < 2 else _STREET_NUMERALS[tens - 1]) + ("十" if tens else "")
    return text + (_STREET_NUMERALS[ones - 1] if ones else "")
