"""What can go wrong in a way a user can act on, with the exit status it ends in."""

from __future__ import annotations

from graph.language import Text

# The exit statuses of shared contract "command line": they are part of the interface.
DONE = 0
ROWS_REFUSED = 1
WRONG_USE = 2
UNREACHABLE = 3
REFUSED_FOR_SAFETY = 4


class DawanggeError(Exception):
    """One readable sentence in two languages, and the exit status it ends in.

    Never put an ID number, a phone or a resident's name into the sentence: it reaches logs.
    """

    exit_status = WRONG_USE

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.text = Text(zh, en)


class WrongUse(DawanggeError):
    """The command or a parameter was used wrongly; nothing was done."""

    exit_status = WRONG_USE


class DatabaseUnreachable(DawanggeError):
    """The graph database cannot be reached, or refuses the login."""

    exit_status = UNREACHABLE


class RefusedForSafety(DawanggeError):
    """Going on could harm data that exists, so nothing was done."""

    exit_status = REFUSED_FOR_SAFETY
