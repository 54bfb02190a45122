"""What several commands take, said once: the metadata that ``Annotated`` carries beside a parameter's type.

Their help exists only once the user's language is known, so they are made with the commands.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args

import typer

from cli.desk import Desk
from graph.errors import WrongUse

TableFormat = Literal["table", "json", "ndjson", "csv", "xlsx"]
TextFormat = Literal["text", "json"]
CoverageFormat = Literal["table", "json", "csv", "xlsx"]
GapsFormat = Literal["text", "json", "xlsx"]
LinksFormat = Literal["table", "json", "ndjson", "csv", "xlsx", "graphml", "cytoscape"]

_ENDINGS = {"cytoscape": "cyjs"}
"""How files end whose format has another name."""


def form_of(form: str, out: Path | None, offered: Any) -> str:
    """The format asked for; a file's name says it where ``--format`` does not.

    Args:
        form: as ``--format`` says it.
        out: the file to write; ``None``: standard output.
        offered: the ``Literal`` of the command's formats; the first is the terminal's, which is taken
            where ``--format`` is not given.

    Raises:
        WrongUse: the name of the file ends in no format of the command, or no file is named for a workbook.
    """
    on_terminal, *formats = get_args(offered)
    if form == on_terminal and out is not None:
        endings: dict[str, str] = {_ENDINGS.get(one, one): one for one in formats}
        ending = out.suffix.lower().removeprefix(".")
        if ending not in endings:
            listed = [f".{one}" for one in endings]
            raise WrongUse(
                f"不知道「{out.name}」要写成什么格式：请用 {'、'.join(listed)} 结尾，或加 --format。",
                f"No format for {out.name!r}: end it in one of {', '.join(listed)}, or add --format.",
            )
        return endings[ending]
    if form == "xlsx" and out is None:
        raise WrongUse("xlsx 要用 --out 指定文件。", "xlsx needs --out FILE.")
    return form


class Options:
    """The options and arguments that several commands share.

    Attributes:
        as_of: the day asked about; ``str | None``.
        scope: the part asked about; ``str | None``.
        given: values of rule parameters; ``list[str] | None``.
        form: the format of the output; a ``Literal`` of the formats there are.
        out: the file to write; ``Path | None``.
        limit: how many rows are listed; ``int | None``.
        fail_on_gaps: whether gaps make the exit status 1; ``bool``.
        question: the argument that names a question; ``str``.
    """

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        self.as_of: Any = typer.Option(
            "--as-of",
            metavar="DAY",
            help=say(
                "问哪一天：2024-06-30、2024年6月30日、today；不写为最新台账日",
                "the day: 2024-06-30, 20240630, today; default the latest ledger's",
            ),
        )
        self.scope: Any = typer.Option(
            "--scope",
            metavar="SCOPE",
            help=say(
                "范围：区划代码、社区名、“社区/网格”或党组织全称",
                "area code, community, 'community/grid' or party organisation",
            ),
        )
        self.given: Any = typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help=say(
                "口径参数，如 --set organisationDue=3；有哪些见 dawangge questions",
                "a rule parameter, such as organisationDue=3; dawangge questions lists them",
            ),
        )
        self.form: Any = typer.Option("--format", help=say("输出格式", "output format"))
        self.out: Any = typer.Option(
            "--out", metavar="FILE", help=say("写到文件", "write to a file")
        )
        self.limit: Any = typer.Option(
            "--limit",
            min=0,
            metavar="N",
            help=say("最多列几行（数字不受影响）", "list at most so many rows"),
        )
        self.fail_on_gaps: Any = typer.Option(
            "--fail-on-gaps", help=say("有缺口则退出码为 1", "exit 1 if there are gaps")
        )
        self.question: Any = typer.Argument(
            metavar="ID", help=say("问题编号，如 G01", "id of the question, such as G01")
        )
