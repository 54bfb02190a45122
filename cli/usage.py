"""Typer's own words, its help pages and what it says of wrong use, in the user's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.models import CommandFunctionType

from graph.language import Language

# Typer carries its own copy of click and exports no name for the base of its usage errors.
USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[0]

_HELP = (
    (r"^Usage: ", "用法："),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 [参数]"),
    (r"^Arguments:", "参数："),
    (r"^Options:", "选项："),
    (r"^Commands:", "命令："),
    (r"\[required\]", "[必填]"),
    (r"\[default: ", "[默认 "),
    (r"Show this message and exit\.", "显示这份说明"),
)

_WRONG = (
    (r"Missing command\.", "缺少命令。", "Missing command."),
    (r"Missing argument '(.+?)'\.", "缺少参数 {0}。", "Missing argument {0}."),
    (r"Missing argument '(.+?)'\. Choose from: (.+)", "缺少参数 {0}，可以是 {1}。", "Missing argument {0}, one of {1}."),
    (r"Missing option '(.+?)'\.", "缺少选项 {0}。", "Missing option {0}."),
    (r"No such option: (\S+) \(Possible options: (.+)\)", "没有选项 {0}，是不是 {1}？", "No such option {0}; did you mean {1}?"),
    (r"No such option: (\S+)", "没有选项 {0}。", "No such option {0}."),
    (r"No such command '(.+?)'\. (?:Did you mean )(.+?)\?", "没有命令 {0}，是不是 {1}？", "No such command {0}; did you mean {1}?"),
    (r"No such command '(.+?)'\.", "没有命令 {0}。", "No such command {0}."),
    (r"Option '(.+?)' requires an argument\.", "选项 {0} 后面要跟一个值。", "Option {0} takes a value."),
    (r"Option '(.+?)' does not take a value\.", "选项 {0} 后面不带值。", "Option {0} takes no value."),
    (r"Got unexpected extra arguments? ?\(?s?\)? \((.+)\)", "多余的参数：{0}。", "Too many arguments: {0}."),
    (r"Invalid value for '(.+?)': (?:Value error, )?'(.*)' is not one of (.+)\.", "{0} 不能是“{1}”，只能是 {2}。", "{0} cannot be '{1}', only {2}."),
    (r"Invalid value for '(.+?)': Input should be a valid integer.*", "{0} 要写整数。", "{0} takes a whole number."),
    (r"Invalid value for '(.+?)': Input should be greater than or equal to (\d+)", "{0} 不能小于 {1}。", "{0} must be at least {1}."),
    (r"Invalid value for '(.+?)': Input should be less than or equal to (\d+)", "{0} 不能大于 {1}。", "{0} must be at most {1}."),
)  # fmt: skip


_OFFERED = re.compile(r"(No such option: (\S+)) \(Possible options: (.+)\)")


def wrong_use(error: Exception, language: Language) -> str:
    """What Typer found wrong, as one sentence; what it says rarely stays in English."""
    # Choices stand in lines of their own.
    said = " ".join(str(getattr(error, "format_message", lambda: str(error))()).split())
    context = getattr(error, "ctx", None)
    see = f"{context.command_path if context else 'dawangge'} --help"
    said = _OFFERED.sub(_nearest, said)
    for pattern, zh, en in _WRONG:
        found = re.fullmatch(pattern, said)
        if found:
            words = [word.replace("'", "") for word in found.groups()]
            said = (zh if language == "zh" else en).format(*words)
            break
    return f"{said}用法见 {see}。" if language == "zh" else f"{said} See {see}."


def _nearest(told: re.Match[str]) -> str:
    """Of the options Typer offers only the one that looks like what was written; often none does."""
    near = get_close_matches(told[2], told[3].split(", "), n=1, cutoff=0.7)
    return f"{told[1]} (Possible options: {near[0]})" if near else told[1]


class _ChineseCommand(TyperCommand):
    """A command whose help page has Chinese headings."""

    def get_help(self, ctx: Any) -> str:
        return _chinese(super().get_help(ctx))


class _ChineseGroup(TyperGroup):
    """The program or a group of commands, whose help page has Chinese headings."""

    def get_help(self, ctx: Any) -> str:
        return _chinese(super().get_help(ctx))


def _chinese(page: str) -> str:
    for pattern, zh in _HELP:
        page = re.sub(pattern, zh, page, flags=re.MULTILINE)
    return page


class Commands(typer.Typer):
    """Commands that belong together: the program's, or those of a group in it; their help is in the user's language."""

    def __init__(self, language: Language, *, help: str, name: str | None = None) -> None:
        super().__init__(
            name=name,
            help=help,
            cls=_ChineseGroup if language == "zh" else TyperGroup,
            add_completion=False,
            pretty_exceptions_enable=False,
            rich_markup_mode=None,
        )
        self._of_one = _ChineseCommand if language == "zh" else TyperCommand

    def command(
        self, name: str | None = None, **options: Any
    ) -> Callable[[CommandFunctionType], CommandFunctionType]:
        """Make a command of a function, by default of the function's name."""
        return super().command(name, cls=self._of_one, **options)
