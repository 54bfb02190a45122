"""Masking: what is personal never reaches a page unmasked, and a type says so.

A `MaskedAnswer` can only be made here. Whatever draws a page asks for it, so that handing over an
unmasked answer is found by the type checker, not by a reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from graph.asking import Answer

_ID_NUMBER = re.compile(r"(?<!\d)(\d{3})\d{10}(?:\d{3})?(\d[\dXx])(?![\dXx])")
_MOBILE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)((?:0\d{2,3}-?)?)\d{5,6}(\d{2})(?!\d)")
_BETWEEN = re.compile(r"([、，,;；/|\s]+)")
_MASKED_NUMBER = re.compile(r"[\d*\-]*\*{4}[\dXx*]*")
_POST = re.compile(r"[^:：]{1,12}[:：](?=.)")

_A = TypeVar("_A", bound=Answer)


class MaskedAnswer(Answer):
    """An answer whose rows show persons by surname only and no full number. Made by `mask`."""


def mask(answer: Answer) -> MaskedAnswer:
    """Return the answer with its sensitive columns masked; numbers counted stay as they are."""
    return _with_rows(MaskedAnswer, answer, mask_person, mask_name)


def without_numbers(answer: Answer) -> Answer:
    """Return the answer with names in full, but phone and ID numbers masked.

    That is what the administrator of the database sees (interface.md, "Command line").
    """
    return _with_rows(Answer, answer, mask_numbers, mask_numbers)


def mask_numbers(text: str) -> str:
    """Mask ID numbers and phones in a text: ``139****4416``, ``640*************2X``."""
    text = _ID_NUMBER.sub(r"\1*************\2", text)
    text = _MOBILE.sub(r"\1****\2", text)
    return _LANDLINE.sub(r"\1****\2", text)


def mask_person(text: str) -> str:
    """Mask a cell about persons: ``张三、李四 13900004416`` becomes ``张*、李* 139****4416``.

    What is neither a name nor a number (an address) keeps its first character only, like a name; a
    post before a colon is kept (``1单元:张三`` becomes ``1单元:张*``).
    """
    parts = _BETWEEN.split(mask_numbers(text))
    parts[::2] = [_mask_word(part) for part in parts[::2]]
    return "".join(parts)


def mask_name(name: str) -> str:
    """Mask the name of one person, whatever signs are in it: its first one stays."""
    return f"{name[0]}*" if name else ""


def _mask_word(word: str) -> str:
    if not word or _MASKED_NUMBER.fullmatch(word):
        return word
    post = _POST.match(word)
    kept = post[0] if post else ""
    return f"{kept}{word[len(kept)]}*"


def _with_rows(
    kind: type[_A], answer: Answer, masker: Callable[[str], str], namer: Callable[[str], str]
) -> _A:
    sensitive = [column.name for column in answer.question.columns if column.sensitive]
    return kind(
        question=answer.question,
        as_of=answer.as_of,
        scope=answer.scope,
        parameters=answer.parameters,
        numerator=answer.numerator,
        denominator=answer.denominator,
        rows=[_row(sensitive, row, masker, namer) for row in answer.rows],
        ledger_days=answer.ledger_days,
        loading=answer.loading,
        stale_after=answer.stale_after,
        sources=answer.sources,
        link_types=answer.link_types,
    )


def _row(
    sensitive: list[str],
    row: Mapping[str, Any],
    masker: Callable[[str], str],
    namer: Callable[[str], str],
) -> dict[str, Any]:
    masked = {name: _value(row[name], masker) for name in sensitive}
    if row["subjectKind"] == "member":
        # A member is written 所在党支部全称/姓名 (interface.md): the branch is no secret. Either
        # may hold a slash, so what is not known to be the branch counts as the name.
        subject = str(row["subject"])
        name = subject.removeprefix(f"{row.get('branch')}/")
        masked["subject"] = f"{subject.removesuffix(name)}{namer(name)}"
    return {**row, **masked}


def _value(value: object, masker: Callable[[str], str]) -> object:
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return [masker(str(part)) for part in value]
    return masker(str(value))
