"""Why a file or a sheet could not be read, as one sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from graph.language import Text

FAULTS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "empty_file": Text("文件是空的。", "The file is empty."),
        "no_permission": Text("没有读取这个文件的权限。", "No permission to read this file."),
        "not_readable": Text(
            "文件读不出来（可能正被占用或磁盘有故障）。", "The file cannot be read from disk."
        ),
        "outside": Text(
            "这是指向文件夹以外的链接，没有读取；要读它，请把文件本身放进来。",
            "This is a link that leads out of the folder; not read. Put the file itself there.",
        ),
        "no_file": Text(
            "这不是普通文件（或是已失效的快捷方式），没有读取。",
            "This is no ordinary file (or a link that leads nowhere); not read.",
        ),
        "password": Text(
            "文件设有打开密码，请取消密码后重新保存。",
            "The workbook is protected by a password; remove it and save again.",
        ),
        "broken": Text(
            "文件已损坏，打不开；请用表格软件重新另存为 xlsx。",
            "The file is broken; save it again as xlsx.",
        ),
        "no_workbook": Text(
            "文件名说是工作簿，内容却不是：文件已损坏，或扩展名改错了，打不开；请找回原文件，用表格软件另存为 xlsx。",
            "Named as a workbook and is none: broken, or renamed, and cannot be opened; "
            "find the original and save it as xlsx.",
        ),
        "bomb": Text(
            "文件解压后异常庞大，为安全起见没有打开。",
            "The file would unpack to an abnormal size; for safety it was not opened.",
        ),
        "too_large": Text(
            "内容太大，超出读取上限；请拆成几个文件，或删除末尾多余的空行空列后重新保存。",
            "Too large to read; split it, or delete the surplus rows and columns and save again.",
        ),
        "far_cells": Text(
            "在很远的位置（{where}）有内容，多半是误填；请删除多余的行列后重新保存。",
            "There is content very far away ({where}); delete the surplus rows and columns.",
        ),
        "too_slow": Text(
            "读取超过 {seconds} 秒仍未完成，已放弃。",
            "Reading took more than {seconds} seconds and was given up.",
        ),
        "web_page": Text(
            "这是网页格式的“假表格”，请用表格软件打开后另存为 xlsx。",
            "This is a web page named as a spreadsheet; open it and save it as xlsx.",
        ),
        "other_format": Text(
            "不是可读的表格文件；可读 xlsx、xlsm、xls、xlsb、ods、csv。",
            "Not a readable spreadsheet; readable are xlsx, xlsm, xls, xlsb, ods, csv.",
        ),
        "unknown_encoding": Text(
            "文字编码无法识别（应为 UTF-8 或 GB18030），请另存为 xlsx 或 UTF-8 的 csv。",
            "Unknown text encoding (UTF-8 or GB18030 expected); save it as xlsx or as UTF-8 csv.",
        ),
        "no_sheets": Text("工作簿里没有工作表。", "The workbook has no sheets."),
        "empty_sheet": Text("工作表是空的。", "The sheet is empty."),
    }
)


def fault_text(code: str, details: Mapping[str, str] | None = None) -> Text:
    """Return the sentence of a fault.

    Args:
        code: a key of ``FAULTS``.
        details: what the sentence names.
    """
    words = dict(details or {})
    template = FAULTS[code]
    return Text(template.zh.format(**words), template.en.format(**words))
