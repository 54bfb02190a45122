"""Fitting answers that carry more than yes or no: ``是否失联(日期)``, ``是否流动(流向)``."""

from __future__ import annotations

from loaders.cells.lists import read_answer, read_answer_or_date
from loaders.cells.text import EMPTY, is_empty
from loaders.cells.unreadable import Unreadable
from loaders.rows.base import Fault

_SIMPLE = frozenset(("是", "否", "有", "没有", "√", "×")) | EMPTY


def fit_answers(cells: dict[str, object]) -> list[Fault]:
    """Split the cells of ``lost`` and ``floating`` into the answer and what stands behind it.

    What a column of its own already says is not overwritten.

    Args:
        cells: stored cells by field; changed in place.

    Returns:
        cells that are neither an answer nor, for ``lost``, a date.
    """
    faults: list[Fault] = []
    lost = cells.get("lost")
    if lost not in _SIMPLE:
        try:
            answer, day = read_answer_or_date(lost)
            cells["lost"] = _word(answer)
            if day is not None and is_empty(cells.get("lost_on")):
                cells["lost_on"] = day.day.strftime(_WRITTEN[day.precision])
        except Unreadable as cause:
            faults.append(Fault("lost", cause))
            del cells["lost"]
    floating = cells.get("floating")
    if floating not in _SIMPLE:
        try:
            answer, direction = read_answer(floating)
            cells["floating"] = _word(answer)
            if direction is not None and is_empty(cells.get("floating_to")):
                cells["floating_to"] = direction
        except Unreadable as cause:
            faults.append(Fault("floating", cause))
            del cells["floating"]
    return faults


_WRITTEN = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def _word(answer: bool | None) -> str | None:
    return None if answer is None else "是" if answer else "否"
