"""What must stand beside every number: its rate, basis, ledgers, and what makes it doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from graph.asking import Answer
from graph.catalogue import BASIS
from graph.language import Language
from viz.cells import share
from viz.ledgers import LedgerAge, ages_of
from viz.wording import say

Kind = Literal["plain", "warning"]


def numbers(answer: Answer, language: Language) -> str:
    """``3,095 / 19,846 = 15.6%``, or 无对象 where there is nothing to count."""
    if answer.rate is None:
        return say("nothing", language)
    rate = share(answer.numerator, answer.denominator)
    return f"{answer.numerator:,} / {answer.denominator:,} = {rate}"


def marked(text: str, *, stale: bool) -> str:
    """A number, or the title of a column of numbers, with the mark of a stale ledger before it."""
    return f"◔ {text}" if stale else text


def marked_numbers(answer: Answer, language: Language) -> str:
    """`numbers`, marked where a ledger they rest on is stale."""
    return marked(numbers(answer, language), stale=bool(answer.stale()))


def dated(ledgers: Sequence[LedgerAge], language: Language) -> str:
    """Ledgers with day and age: ``单位 2026-07-15（131 天）``."""
    return listed(
        [
            f"{ledger.title.say(language)} "
            + say("day_and_age", language, day=ledger.day, n=ledger.age)
            for ledger in ledgers
        ],
        language,
    )


def stale_age(answer: Answer, language: Language) -> str:
    """The stale ledgers an answer rests on, to stand beside its number; empty without any."""
    return dated([ledger for ledger in ages_of(answer) if ledger.stale], language)


def listed(words: Sequence[str], language: Language) -> str:
    """Words joined as the language does."""
    return ("、" if language == "zh" else ", ").join(words)


def titles(ledgers: Sequence[LedgerAge], language: Language) -> str:
    """Names of ledgers, joined."""
    return listed([ledger.title.say(language) for ledger in ledgers], language)


def ledger_line(answer: Answer, language: Language) -> str:
    """The ledgers an answer rests on, each with its day."""
    return listed(
        [
            f"{ledger.title.say(language)} {ledger.day or say('not_loaded', language)}"
            for ledger in ages_of(answer)
        ],
        language,
    )


def parameter_line(answer: Answer, language: Language) -> str:
    """The rule values it was asked with, each with its origin; empty without any."""
    return say("semicolon", language).join(
        say(
            "parameter",
            language,
            title=parameter.title.say(language),
            value=answer.parameters.get(parameter.name, parameter.default),
            origin=parameter.origin.say(language),
        )
        for parameter in answer.question.parameters
    )


def basis_title(answer: Answer, language: Language) -> str:
    """What the basis (口径) in use counts; empty where there is only one."""
    for parameter in answer.question.parameters:
        if parameter.name == BASIS:
            place = parameter.values.index(answer.parameters.get(BASIS, parameter.default))
            return parameter.value_titles[place].say(language)
    return ""


def another_basis(answer: Answer, language: Language) -> str:
    """How an answer on another basis is called beside the first one."""
    return say("another_basis", language, title=basis_title(answer, language))


def doubts(
    ledgers: Sequence[LedgerAge],
    language: Language,
    *,
    loading: bool,
    missing: str = "missing_ledgers",
    marks: bool = True,
) -> list[str]:
    """What makes numbers doubtful: missing ledgers, stale ones, a load under way.

    Args:
        ledgers: that the numbers rest on.
        language: of the sentences.
        loading: whether a load is under way that could touch them.
        missing: word for what missing ledgers mean here.
        marks: numbers that rest on stale ledgers bear a mark here.
    """
    absent = [ledger for ledger in ledgers if ledger.missing]
    stale = [ledger for ledger in ledgers if ledger.stale]
    found = []
    if absent:
        found.append(say(missing, language, ledgers=titles(absent, language)))
    if stale:
        word = "stale_ledgers" if marks else "stale_ledgers_unmarked"
        text = say(word, language, limit=stale[0].limit, ledgers=dated(stale, language))
        found.append(marked(text, stale=marks))
    if loading:
        found.append(say("loading", language))
    return found


def warnings(answer: Answer, language: Language) -> list[str]:
    """What makes an answer's number doubtful, or why there is none."""
    ledgers = ages_of(answer)
    nothing = answer.rate is None
    word = "nothing_missing" if nothing else "stands_on_missing"
    found = doubts(ledgers, language, loading=answer.loading, missing=word)
    if nothing and not any(ledger.missing for ledger in ledgers):
        found.insert(0, say("nothing_why", language))
    return found


def answer_notes(answer: Answer, language: Language) -> list[tuple[Kind, str]]:
    """The lines that stand above an answer's rows in a file, warnings first."""
    parameters = parameter_line(answer, language)
    colon = say("colon", language)
    lines = [
        say("as_of", language, day=answer.as_of)
        + " · "
        + say("scope", language, name=answer.scope.name or say("whole", language)),
        f"{say('meaning', language)}{colon}{answer.question.meaning.say(language)}",
        f"{say('basis', language)}{colon}{answer.question.basis.say(language)}",
        f"{say('basis_ledgers', language)}{colon}{ledger_line(answer, language)}",
        f"{say('actor', language)}{colon}{answer.question.actor.say(language)}",
        *([f"{say('parameters', language)}{colon}{parameters}"] if parameters else []),
    ]
    return [
        *(("warning", text) for text in warnings(answer, language)),
        *(("plain", text) for text in lines),
    ]
