"""Telling data rows from everything else that stands below a header."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from loaders.cells.text import as_text, is_empty
from loaders.headers import keys_of

_TOTAL = re.compile(
    r"(?P<of>.{0,20}?)(?:[合总小共累] ?计数?|总数) ?(?:[:：(（\d].*)?|(?P<mere>共 ?\d+ ?[户人栋幢个名家])"
)
_OF_ALL: Final = frozenset(("", "本页", "本表", "本社区", "全部", "以上", "总"))
_COUNTED: Final = r"户次|人次|[户人栋幢个名套家间次处元条项片件张份%％]"
_AMOUNT = re.compile(rf"[^\W\d]{{0,6}}[:： ]?\d[\d,，]{{0,10}}(?:\.\d+)? ?(?:{_COUNTED})?")
_LONG_NUMBER = re.compile(r"\d{10}")
"""No count has so many signs: it is a phone or the number of a person."""
_FOOTER = re.compile(
    r"^(?:注|备 ?注|附注|说明|填表|制表|审核|审批|填报|统计|负责人|经办|单位负责|联系电话|报送|"
    r"打印|盖章|签字|日期)"
    r"[^:：]{0,10}[:：]"
)
_NOTE = re.compile(r"^(?:注|备注|说明|填表说明|填写说明|附注|※|\*|★)")
_HINT = re.compile(
    r"必填|选填|可不填|格式|^如[:：]?|例[:：如]|示例|填写|下拉|为准|请|文本|按身份证|"
    r"^\(.*\)$|^（.*）$|"
    r"\d+位|全称|多个|逗号|顿号|yyyy|YYYY|年月日|^[A-Z]$"
)
_LONG: Final = 14


def _unspaced(value: object) -> object:
    """A header may be broken into two lines where it is repeated, too."""
    return "".join(value.split()) if type(value) is str else value


def _in_order(cells: Sequence[object]) -> tuple[str, ...]:
    """The texts of a row without gaps, each of several merged cells once."""
    texts = [str(_unspaced(as_text(cell))) for cell in cells if not is_empty(cell)]
    return tuple(text for text, before in zip(texts, ["", *texts], strict=False) if text != before)


def _is_amount(text: str) -> bool:
    """Whether a text is a count or several: ``120户``, ``正式88人，预备2人``."""
    parts = [part for part in re.split(r"[,，、;；/] ?(?!\d{3})", text) if part]
    return not _LONG_NUMBER.search(text) and all(map(_AMOUNT.fullmatch, parts))


def may_be_total(text: str) -> bool:
    """Whether a cell says that its row adds others up: ``合计``, ``锦绣苑小计``, ``合计：3``."""
    return _TOTAL.fullmatch(text) is not None


class DataRows:
    """Says of each row below the header whether it is a row of data.

    Args:
        places: the columns that are read, by field.
        headers: the header above each of them, by field.
        bold: the fields without which a row is refused.
        above: the rows of the sheet down to the header: titles, and the upper of two header rows.
    """

    def __init__(
        self,
        places: Mapping[str, tuple[int, ...]],
        headers: Mapping[str, str],
        bold: Sequence[str],
        above: Sequence[Sequence[object]] = (),
    ) -> None:
        self._read = sorted(place for where in places.values() for place in where)
        self._bold = [places[name][0] for name in bold if name in places]
        self._header = {where[0]: keys_of(headers[name])[:1] for name, where in places.items()}
        self._above = frozenset(filter(None, map(_in_order, above)))
        first = [row[place] for row in above for place in self._bold[:1] if place < len(row)]
        self._written = frozenset(_unspaced(text) for text in (*headers.values(), *first) if text)
        self._after_header = True

    def is_data(self, cells: Sequence[object]) -> bool:
        """Say whether the row is data: not blank, no note, no repeated header, no total."""
        after_header, self._after_header = self._after_header, False
        bold = [cells[place] for place in self._bold]
        # The fast way: all bold cells filled, different, no total, and not just below a header.
        different = all(bold) and (len(bold) < 2 or bold[0] != bold[1])
        if different and not after_header and not self._is_odd(bold, cells[0]):
            return True
        filled = [place for place in self._read if not is_empty(cells[place])]
        if not filled:
            # Still just below the header: blank rows do not part a header from its notes.
            self._after_header = after_header
            return False
        if self._repeats_header(cells, filled):
            self._after_header = True
            return False
        texts = [as_text(cell) for cell in cells if not is_empty(cell)]
        if self._is_total(cells) or self._is_note(cells, texts):
            return False
        return not (after_header and self._is_hint(texts))

    def _is_odd(self, bold: Sequence[object], first: object) -> bool:
        """Whether cells look at first sight as if they were a total's or a header's."""
        if _unspaced(bold[0]) in self._written:
            return True
        return any(
            type(cell) is str and ("计" in cell or "总数" in cell or cell[:1] == "共")
            for cell in (first, *bold)
        )

    def _repeats_header(self, cells: Sequence[object], filled: Sequence[int]) -> bool:
        if _in_order(cells) in self._above:
            return True
        same = sum(
            1
            for place in filled
            if place in self._header and keys_of(cells[place])[:1] == self._header[place]
        )
        return same * 2 > len(filled) or same >= 3

    def _is_total(self, cells: Sequence[object]) -> bool:
        """Whether the row adds others up: one of its first cells says so, and no other gainsays it."""
        texts = {place: as_text(cell) for place, cell in enumerate(cells) if not is_empty(cell)}
        for place in list(texts)[:4]:
            said = _TOTAL.fullmatch(texts[place])
            if said is None:
                continue
            others = {one: text for one, text in texts.items() if text != texts[place]}
            if all(map(_is_amount, others.values())):
                return True
            if place != next(iter(texts)) and place not in self._bold and not self._lacks(texts):
                continue
            of_all = said["mere"] is not None or said["of"].replace(" ", "") in _OF_ALL
            if self._adds_up(place, texts[place], others, of_all=of_all):
                return True
        return False

    def _lacks(self, texts: Mapping[int, str]) -> bool:
        return any(one not in texts for one in self._bold)

    def _adds_up(self, place: int, label: str, others: Mapping[int, str], *, of_all: bool) -> bool:
        """Whether the required columns beside a label hold nothing that only a row of data has.

        小计 alone is the name of nothing: what stands before it is what it adds up, and behind it not
        all is filled. 锦绣苑小计 could be a name: all else is empty, counts, or what it is the total of.
        """
        named = [one for one in self._bold if one in others and not _is_amount(others[one])]
        behind = [one for one in self._bold if one > place]
        if of_all:
            return not behind or any(one not in named for one in behind)
        return not any(
            one > place or (one != self._bold[0] and others[one] not in label) for one in named
        ) and (place in self._bold or any(one not in others for one in self._bold))

    def _is_note(self, cells: Sequence[object], texts: Sequence[str]) -> bool:
        if all(not is_empty(cells[place]) for place in self._bold) and len(set(texts)) > 1:
            return False
        if len(set(texts)) == 1:
            return (
                len(texts) > 1
                or len(texts[0]) >= _LONG
                or bool(_NOTE.match(texts[0]) or _FOOTER.match(texts[0]))
            )
        return any(_FOOTER.match(text) for text in texts) or bool(_NOTE.match(texts[0]))

    def _is_hint(self, texts: Sequence[str]) -> bool:
        numbers = [text.strip("()（）") for text in texts]
        if len(numbers) > 2 and all(text.isdigit() for text in numbers):
            counted = [int(text) for text in numbers]
            if counted == list(range(counted[0], counted[0] + len(counted))):
                return True
        hints = sum(1 for text in texts if _HINT.search(text))
        return hints * 2 >= len(texts) or texts[0] in ("示例", "例", "样例", "范例")
