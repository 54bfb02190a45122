"""One template as a workbook: the sheet that is filled in, and the sheet that says how."""

from __future__ import annotations

import datetime
import io
from importlib.metadata import version
from typing import Any, Final
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.ledgers import TITLES
from loaders.reading import GUIDE
from loaders.templates.fields import Field, fields_of, template_version

GUIDE_SHEET: Final = "填写说明"
HEADER_ROW: Final = 4
"""Number of the header row of the data sheet, from 1."""

AS_OF_CELL: Final = "B2"
"""Where the clerk writes the as-of day."""

_RED, _PALE, _GREY, _LINE = "#A61C1C", "#FBEAEA", "#E7E9EC", "#BFC4CB"
_INK, _INPUT = "#5F6670", "#FFF6D6"
_LAST_ROW: Final = 1_048_575
_A4: Final = 9
_PAGE: Final = 220
"""Signs in a row of landscape A4 that can still be read."""

_NAMING: Final = 5
"""The bold ones of the first columns say which row it is, on the second page as well."""

_PROMPT_TITLE, _PROMPT = 32, 255
# Nothing of the hour goes into the file, so that a template that nobody touched is known as such.
_CREATED: Final = datetime.datetime(1980, 1, 1)
# 49 is the built-in format of texts, written @.
_FORMATS: Final = {"text": 49, "date": "yyyy-mm-dd", "number": "General"}

_RULES: Final = (
    "先在台账表第2行黄格里写截至日：这份台账说的是哪一天。写到月也可以；空着就取文件名里的日期，再没有就取文件的修改日期。",
    "红底的列必填，缺了那一行会退回；其余的列知道就填。点一下格子，旁边会出现这一列的提示。",
    "表头的字不要改；列可以换顺序，也可以在后面加自己的列。不掌握的列请整列删掉，不要留着空列：有的列空着表示“没有”。",
    "空着，或写 无、—、/，都算没有填；只有让选“有、无”的列，“无”就是没有。",
    "从旧表粘贴时请用“选择性粘贴—数值”，免得冲掉这里的格式，把身份证号变成 6.4E+17、把门牌 3-2 变成3月2日。",
    "填好后连同别的台账一起放进一个文件夹，执行 dawangge load 文件夹。读不懂的行和格会连同原因退回，不会悄悄丢掉。",
    "本页不是台账，装载时会自动跳过。示例里的人、单位和号码都是虚构的。",
)


def template(ledger: str) -> bytes:
    """Return the template of a ledger; equal versions give equal bytes."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        _Template(book, ledger).write()
    return stream.getvalue()


class _Template:
    """The writing of one template."""

    def __init__(self, book: xlsxwriter.Workbook, ledger: str) -> None:
        self._book = book
        self._title = TITLES[ledger].zh
        self._fields = fields_of(ledger)
        self._versions = {"产品版本": version("dawangge"), "模板版本": template_version(ledger)}

    def write(self) -> None:
        versions = "，".join(f"{name} {value}" for name, value in self._versions.items())
        self._book.set_properties(
            {
                "title": f"{self._title}台账模板",
                "subject": "大网格台账模板",
                "author": "大网格 Dawangge",
                "comments": versions,
                "created": _CREATED,
            }
        )
        for name, value in self._versions.items():
            self._book.set_custom_property(name, value, "text")
        self._write_data()
        self._write_guide(versions)

    def _format(self, **properties: object) -> Format:
        return self._book.add_format({"font_size": 11, "valign": "vcenter", **properties})

    # -- the sheet that is filled in ----------------------------------------------------------

    def _write_data(self) -> None:
        sheet = self._sheet(self._title, HEADER_ROW)
        note = self._format(font_color=_INK, font_size=10)
        sheet.write_string(0, 0, f"{self._title}台账", self._format(bold=True, font_size=16))
        sheet.write_string(0, 3, f"红底的列必填；点一下格子有提示，细则见“{GUIDE_SHEET}”表。", note)
        self._write_as_of(sheet)
        sheet.write_string(1, 3, "← 这份台账说的是哪一天，写到月或写到日。", note)
        for row, height in enumerate((26, 22, 32, 24)):
            # Rows above the header have a format of their own, or the columns' borders cross them.
            sheet.set_row(row, height, self._format())
        looks = {
            stored: self._format(num_format=code, border=1, border_color=_LINE)
            for stored, code in _FORMATS.items()
        }
        for place, field in enumerate(self._fields):
            self._write_column(sheet, place, field, looks[field.form.stored])
        pages = -(-sum(map(_width, self._fields)) // _PAGE)
        if pages > 1:
            sheet.fit_to_pages(pages, 0)
            bold = [place for place in range(_NAMING) if self._fields[place].column.bold]
            sheet.repeat_columns(0, bold[-1])
        sheet.autofilter(HEADER_ROW - 1, 0, _LAST_ROW, len(self._fields) - 1)

    def _write_as_of(self, sheet: Worksheet) -> None:
        """Two cells in one, as text: a program would make a day of the month that is meant."""
        look = self._format(
            num_format=_FORMATS["text"],
            bold=True,
            bg_color=_INPUT,
            border=1,
            border_color=_LINE,
            align="center",
        )
        sheet.write_string(1, 0, "台账截至日", self._format(bold=True, align="right"))
        sheet.merge_range(f"{AS_OF_CELL}:C2", "", look)
        sheet.data_validation(
            AS_OF_CELL,
            {
                "validate": "any",
                "input_title": "台账截至日",
                "input_message": "这份台账说的是哪一天。\n例：2018年10月，或 2018-10-31",
            },
        )

    def _write_column(self, sheet: Worksheet, place: int, field: Field, look: Format) -> None:
        bold = field.column.bold
        head = {"border": 1, "border_color": "#FFFFFF", "text_wrap": True, "align": "center"}
        header = (
            self._format(**head, bold=True, font_color="#FFFFFF", bg_color=_RED)
            if bold
            else self._format(**head, bg_color=_GREY)
        )
        hint = self._format(
            **head,
            font_size=9,
            font_color=_RED if bold else _INK,
            bg_color=_PALE if bold else "#FFFFFF",
        )
        sheet.set_column(place, place, _width(field), look)
        sheet.write_string(
            HEADER_ROW - 2, place, f"{'必填' if bold else '选填'}\n{field.hint}", hint
        )
        sheet.write_string(HEADER_ROW - 1, place, field.column.name, header)
        sheet.data_validation(HEADER_ROW, place, _LAST_ROW, place, _validation(field))

    # -- the sheet that says how --------------------------------------------------------------

    def _write_guide(self, versions: str) -> None:
        header_row = len(_RULES) + 4
        sheet = self._sheet(GUIDE_SHEET, header_row)
        plain = self._format(text_wrap=True, valign="top")
        titles = ("列名", "要不要填", "是什么", "怎么写", "示例（虚构）", "对应哪份台账")
        widths = (16, 13, 40, 36, 26, 34)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        last = len(titles) - 1
        sheet.write_string(
            0, 0, f"{GUIDE} · {self._title}台账", self._format(bold=True, font_size=16)
        )
        sheet.set_row(0, 26)
        sheet.write_string(1, 0, versions, self._format(font_color=_INK, font_size=10))
        for row, rule in enumerate(_RULES, start=2):
            sheet.merge_range(row, 0, row, last, f"{row - 1}. {rule}", plain)
            sheet.set_row(row, 18 * _lines(rule, sum(widths)))
        head = self._format(bold=True, border=1, bg_color=_GREY, align="center")
        sheet.write_row(header_row - 1, 0, titles, head)
        sheet.set_row(header_row - 1, 22)
        cell = self._format(text_wrap=True, valign="top", border=1, border_color=_LINE)
        needed = self._format(
            text_wrap=True, valign="top", border=1, border_color=_LINE,
            bold=True, font_color=_RED,
        )  # fmt: skip
        for row, field in enumerate(self._fields, start=header_row):
            texts = (
                field.column.name, field.need, field.meaning, field.fill, field.example, field.refers,
            )  # fmt: skip
            sheet.set_row(row, 17 * max(map(_lines, texts, widths)) + 3)
            for place, text in enumerate(texts):
                look = needed if field.column.bold and place < 2 else cell
                sheet.write_string(row, place, text, look)

    # -- both ---------------------------------------------------------------------------------

    def _sheet(self, name: str, header_row: int) -> Worksheet:
        """Add a sheet with a frozen, repeated header, landscape A4, one page wide."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(header_row, 0)
        sheet.repeat_rows(header_row - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(
            f"&L{self._title}台账 · 模板版本 {self._versions['模板版本']}&R第 &P 页，共 &N 页"
        )
        return sheet


def _validation(field: Field) -> dict[str, Any]:
    """What the program says beside the cells of a column, and what it stops."""
    return {
        "validate": "any",
        **field.form.check,
        "input_title": field.column.name[:_PROMPT_TITLE],
        "input_message": field.prompt[:_PROMPT],
        "error_title": "请核对",
        "error_message": field.form.error,
    }


def _width(field: Field) -> int:
    """Width of a column: for its header with the button of the filter, and for what goes in."""
    width = max(field.form.width, _places(field.column.name) + 5)
    return max(width, _places(field.example) + 4) if field.column.ref else width


def _places(text: str) -> int:
    """Width of a text in signs; a Chinese one takes two places."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def _lines(text: str, width: float) -> int:
    """How many lines a wrapped text takes in a column."""
    return max(1, -(-_places(text) // int(width - 2)))
