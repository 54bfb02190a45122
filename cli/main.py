"""The command ``dawangge``: language first, then the commands, then one sentence for what went wrong."""

from __future__ import annotations

import errno
import locale
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import typer

from cli.usage import USAGE_ERROR, wrong_use
from graph.errors import DONE, WRONG_USE, DawanggeError
from graph.language import Language, Text

INTERRUPTED = 130
"""What shells report of a program that Ctrl-C ended."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Run one command and end the process with its exit status (interface.md; 70: a fault of ours)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        language, quiet, rest = _everywhere(given)
    except DawanggeError as error:
        _fail(error.text.say(_language_of_user()), error.exit_status)
    status = DONE
    try:
        status = _invoke(language, quiet, rest)
        sys.stdout.flush()
    except DawanggeError as error:
        _fail(error.text.say(language), error.exit_status)
    except USAGE_ERROR as error:
        _fail(wrong_use(error, language), WRONG_USE)
    except (typer.Abort, KeyboardInterrupt):
        sentence = Text(
            "已中断；再执行一次即可，写了一半的会自动补齐。",
            "Interrupted; run it again, what was half done will be completed.",
        )
        _fail(sentence.say(language), INTERRUPTED)
    except BrokenPipeError:
        _nobody_reads()
    except Exception as error:
        _fall(error, language)
    sys.exit(status)


def _invoke(language: Language, quiet: bool, rest: list[str]) -> int:
    """Run the command and return its status."""
    # Help texts are in the user's language, so the commands are made after it is known.
    from cli.app import build

    command = typer.main.get_command(build(language, quiet=quiet))
    try:
        # Not Typer's own way of running it: that one answers Ctrl-C and a reader who has gone
        # with statuses of its own.
        with command.make_context("dawangge", rest) as context:
            command.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    return DONE


def _fall(error: Exception, language: Language) -> NoReturn:
    """The last net: a full disk is said as such, everything else is a fault of the program."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        # What waits to be printed would fail once more as Python ends.
        _nobody_reads()
        sentence = Text(
            "磁盘已满（或超出配额），没有做完。腾出空间后再执行一次。",
            "The disk is full (or the quota used up), so it was not finished. Make room and run it again.",
        )
        _fail(sentence.say(language), WRONG_USE)
    from cli.faults import FAULT, told

    _fail(told(error).say(language), FAULT)


def _nobody_reads() -> None:
    """Whoever read the output has gone (``| head``): nothing to say, and nowhere to say it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _everywhere(arguments: Sequence[str]) -> tuple[Language, bool, list[str]]:
    """Take ``--lang`` and ``--quiet`` out of the arguments, wherever they stand."""
    language, quiet, rest = _language_of_user(), False, []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--quiet":
            quiet = True
        elif argument == "--lang" or argument.startswith("--lang="):
            value = argument.partition("=")[2] or next(remaining, "")
            if value not in ("zh", "en"):
                raise DawanggeError("--lang 只能是 zh 或 en。", "--lang takes zh or en.")
            language = "zh" if value == "zh" else "en"
        else:
            rest.append(argument)
    return language, quiet, rest


def _language_of_user() -> Language:
    """Chinese, unless the locale says English."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not name and sys.platform == "win32":
        name = locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "zh"


def _fail(sentence: str, status: int) -> NoReturn:
    typer.echo(" ".join(sentence.split()), err=True)
    sys.exit(status)


if __name__ == "__main__":
    run()
