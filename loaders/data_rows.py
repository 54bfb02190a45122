"""Telling data rows from everything else that stands below a header."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from loaders.cells.text import as_text, is_empty
from loaders.headers import keys_of

_TOTALS: Final = frozenset(
    ("合计", "总计", "小计", "共计", "总数", "累计", "合 计", "总 计", "小 计", "共 计")
)
_TOTAL = re.compile(
    r"^(?:本页|本表|本社区|全部|以上|总)?(?:合|总|小|共|累)\s*计(?:[:：(（].*|数|\s*\d.*)?$"
)
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


class DataRows:
    """Says of each row below the header whether it is a row of data.

    Args:
        places: the columns that are read, by field.
        headers: the header above each of them, by field.
        bold: the fields without which a row is refused.
    """

    def __init__(
        self, places: Mapping[str, tuple[int, ...]], headers: Mapping[str, str], bold: Sequence[str]
    ) -> None:
        self._read = sorted(place for where in places.values() for place in where)
        self._bold = [places[name][0] for name in bold if name in places]
        self._header = {where[0]: keys_of(headers[name])[:1] for name, where in places.items()}
        self._written = frozenset(map(_unspaced, headers.values()))
        self._after_header = True

    def is_data(self, cells: Sequence[object]) -> bool:
        """Say whether the row is data: not blank, no note, no repeated header, no total."""
        after_header, self._after_header = self._after_header, False
        bold = [cells[place] for place in self._bold]
        # The fast way: all bold cells filled, different, no total, and not just below a header.
        different = all(bold) and (len(bold) < 2 or bold[0] != bold[1])
        odd = bold[0] in _TOTALS or cells[0] in _TOTALS or _unspaced(bold[0]) in self._written
        if different and not odd and not after_header:
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
        if self._is_total(texts, filled) or self._is_note(cells, texts):
            return False
        return not (after_header and self._is_hint(texts))

    def _repeats_header(self, cells: Sequence[object], filled: Sequence[int]) -> bool:
        same = sum(
            1
            for place in filled
            if place in self._header and keys_of(cells[place])[:1] == self._header[place]
        )
        return same * 2 > len(filled) or same >= 3

    def _is_total(self, texts: Sequence[str], filled: Sequence[int]) -> bool:
        if texts[0] in _TOTALS or _TOTAL.match(texts[0]):
            return True
        return len(filled) < len(self._read) and any(text in _TOTALS for text in texts[:4])

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
