"""The mapping file: what was recognised, written so that a person can correct it; and what is kept of it.

The file that is kept lies where ``DAWANGGE_MAPPING`` says, else as ``mapping.toml`` in the data directory,
and is used by every load without being named.
"""

from __future__ import annotations

import glob
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from graph.ledgers import TITLES
from graph.settings import Settings
from loaders.columns import columns_of
from loaders.forms import Form, header_key, letter_of
from loaders.mapping import Mapping, load_mapping
from loaders.reading import SheetRead
from loaders.rows import LEDGERS

_NAME = "mapping.toml"

_PREFACE = """\
# 认表对照。用法：改好以后 dawangge load … --mapping 这个文件；加 --keep-mapping 就记住，以后自动使用。
#
# 一段 [[forms]] 是一种表：ledger 是哪种台账（写 "" 表示不是台账，跳过）；[forms.columns] 左边是表里的列名，
# 右边是标准列名，"" 表示这一列不读。同名的列写字母，如 "E列"。表头认错了行，写 header_row = 行号，
# 并删去这一段的 [forms.columns]，再预演一次。
# 只有这一张表是这样，写 file = "文件名*.xlsx" 或 sheet = "工作表名"。
#
# How sheets are read. Correct it and pass it by --mapping; --keep-mapping keeps it for the next loads.
# Left: the column in the file; right: the ledger's own name of it, "" if it is not to be read.
"""


def kept_path(settings: Settings) -> Path:
    """Where the mapping lies that every load of this deployment uses."""
    return settings.mapping or settings.data / _NAME


def kept_mapping(settings: Settings) -> Mapping | None:
    """The mapping that was kept; ``None`` if none was.

    Raises:
        WrongUse: it cannot be read, or the setting names a file that is not there.
    """
    path = kept_path(settings)
    if settings.mapping is None and not path.exists():
        return None
    return load_mapping(path)


def keep(mapping: Mapping, path: Path) -> None:
    """Write a mapping where every load finds it; what was there is replaced once the new one is whole.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(_PREFACE + "\n".join(_document(mapping)), encoding="utf-8")
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_recognised(sheets: Iterable[SheetRead], used: Mapping, path: Path) -> int:
    """Write how sheets were recognised, one form for all sheets that look alike.

    Args:
        sheets: as read.
        used: the mapping they were read with; its headers and values are written as well.
        path: the file to write.

    Returns:
        The number of forms.

    Raises:
        OSError: it cannot be written.
    """
    alike: dict[tuple[object, ...], list[SheetRead]] = {}
    for sheet in sheets:
        if (
            sheet.code is None
            or sheet.nearest is not None
            or sheet.code in ("unknown_sheet", "left_out")
        ):
            alike.setdefault(form_key(sheet), []).append(sheet)
    lines = [_PREFACE, *_tables(Mapping(used.headers, used.values))]
    for group in alike.values():
        lines += _described(group)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(alike)


def form_key(sheet: SheetRead) -> tuple[object, ...]:
    """What sheets have in common that are of one form; sheets without headers are each of their own."""
    if not sheet.texts:
        return (sheet.file, sheet.sheet)
    return (sheet.ledger or sheet.nearest, sheet.texts, tuple(sorted(sheet.places.items())))


def _described(group: list[SheetRead]) -> Iterator[str]:
    sheet = group[0]
    yield ""
    for one in group:
        yield f"# {_comment(one)}"
    ledger = sheet.ledger or sheet.nearest
    if ledger is None:
        form = sheet.form or Form(
            None, file=glob.escape(sheet.file), sheet=glob.escape(sheet.sheet)
        )
        # Nobody has said yet that it is no ledger.
        mark = "" if sheet.form else "# "
        yield from (f"{mark}{line}" for line in _form(form))
        return
    if sheet.lacks:
        yield f"# 缺少必填列 / lacks: {'、'.join(sheet.lacks)}"
    fields = {
        place: columns_of(LEDGERS[ledger])[name].name
        for name, places in sheet.places.items()
        for place in places
    }
    keys = [header_key(text) for text in sheet.texts]
    columns: dict[str, str] = {}
    remarks: dict[str, str] = {}
    for place, text in enumerate(sheet.texts):
        if not text and place not in fields:
            continue
        several = keys.count(keys[place]) > 1
        header = letter_of(place) if several or not text else text
        columns[header] = fields.get(place, "")
        remarks[header] = text if several else ""
    said = sheet.form
    form = Form(ledger, columns, said.file if said else "", said.sheet if said else "")
    yield from _form(form, remarks)


def _comment(sheet: SheetRead) -> str:
    where = " · ".join(filter(None, (sheet.file, sheet.sheet)))
    parts = [where]
    if sheet.header_row is not None:
        parts.append(f"表头在第 {sheet.header_row} 行")
    parts.append(f"截至 {sheet.as_of.isoformat()}（{sheet.as_of_source.value.zh}）")
    if sheet.why is not None:
        parts.append(sheet.why.zh)
    return _printable("，".join(parts))


def _document(mapping: Mapping) -> Iterator[str]:
    yield from _tables(mapping)
    for form in mapping.forms:
        yield ""
        yield from _form(form)
    yield ""


def _tables(mapping: Mapping) -> Iterator[str]:
    for ledger, headers in mapping.headers.items():
        yield f"\n[headers.{_text(TITLES[ledger].zh)}]"
        yield from (f"{_text(header)} = {_text(column)}" for header, column in headers.items())
    for ledger, columns in mapping.values.items():
        for column, spellings in columns.items():
            yield f"\n[values.{_text(TITLES[ledger].zh)}.{_text(column)}]"
            yield from (f"{_text(one)} = {_text(value)}" for one, value in spellings.items())


def _form(form: Form, remarks: dict[str, str] | None = None) -> Iterator[str]:
    yield "[[forms]]"
    yield f"ledger = {_text(TITLES[form.ledger].zh if form.ledger else '')}"
    if form.file:
        yield f"file = {_text(form.file)}"
    if form.sheet:
        yield f"sheet = {_text(form.sheet)}"
    if form.header_row is not None:
        yield f"header_row = {form.header_row}"
    if form.columns:
        yield "[forms.columns]"
        for header, column in form.columns.items():
            remark = (remarks or {}).get(header, "")
            yield f"{_text(header)} = {_text(column)}{f'  # {_printable(remark)}' if remark else ''}"


def _text(text: str) -> str:
    """A TOML string: JSON's is one, but for the one sign that TOML wants written otherwise."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)
