"""Who answers for a door, a building, a firm: as a document, and masked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from graph.language import Language
from graph.who import Count, Detail, Missing, Post, Source, Span, Step, Who
from viz.masking import mask_name, mask_numbers, mask_person
from viz.sources import source_json

_W = TypeVar("_W", bound=Who)


class MaskedWho(Who):
    """An answer that shows persons by surname only and no full number. Made by `mask`."""


def mask(who: Who) -> MaskedWho:
    """Return the answer with every person's name and number masked."""
    return _told(MaskedWho, who, mask_person, mask_name)


def without_numbers(who: Who) -> Who:
    """Return the answer with names in full, but phones masked: for the database's administrator."""
    return _told(Who, who, mask_numbers, mask_numbers)


def _told(
    kind: type[_W], who: Who, masker: Callable[[str], str], namer: Callable[[str], str]
) -> _W:
    told = {field.name: getattr(who, field.name) for field in fields(who)}
    if who.subject_kind == "member":
        # Written 支部/姓名, and either may hold a slash: the chain begins with the name.
        name = next((step.name for step in who.steps if step.step == "member"), who.subject)
        told["subject"] = f"{who.subject.removesuffix(name)}{namer(name)}"
    # Of these steps the name is a person's; several instructors may stand in one.
    persons = {"member": namer, "instructor": masker, "resident": namer}
    told["steps"] = tuple(
        replace(
            step,
            name=persons.get(step.step, str)(step.name),
            person=masker(step.person),
            phone=mask_numbers(step.phone),
        )
        for step in who.steps
    )
    told["missing"] = tuple(replace(one, person=masker(one.person)) for one in who.missing)
    told["posts"] = tuple(
        replace(post, person=masker(post.person), phone=mask_numbers(post.phone))
        for post in who.posts
    )
    told["spans"] = tuple(
        replace(span, name=namer(span.name)) if span.person else span for span in who.spans
    )
    return kind(**told)


def who_json(who: Who, language: Language = "zh") -> dict[str, Any]:
    """Return the answer as the document of ``who --format json``; numbers are masked.

    Mask the answer first where names must not go out.
    """
    who = without_numbers(who)
    return {
        "subjectKind": who.subject_kind,
        "subjectKey": who.subject_key,
        "subject": who.subject,
        "asOf": who.as_of.isoformat(),
        "answer": who.verdict.say(language),
        "level": who.level,
        "chainWhole": who.chain_whole,
        "missing": [_missing(one, language) for one in who.missing],
        "steps": [_step(step, language) for step in who.steps],
        "posts": [_post(post, language) for post in who.posts],
        "counts": [_count(count, language) for count in who.counts],
        "history": [_span(span, language) for span in who.spans],
        "contacts": [day.isoformat() for day in who.contacts],
        "ledgerDays": {ledger: _day(day) for ledger, day in who.ledger_days.items()},
        "loading": who.standing.loading,
    }


def _missing(one: Missing, language: Language) -> dict[str, Any]:
    return {
        "link": one.link.say(language),
        "what": one.what.say(language),
        "who": one.who,
        "person": one.person or None,
        "question": one.question or None,
    }


def _step(step: Step, language: Language) -> dict[str, Any]:
    return {
        "step": step.step,
        "kind": step.kind.say(language),
        "name": step.name or None,
        "state": step.mark,
        "link": step.link.say(language) or None,
        "since": _day(step.since),
        "source": _source(step.source),
        "chain": step.chain or None,
        "post": step.post.say(language) or None,
        "person": step.person or None,
        "phone": step.phone or None,
        "details": [_detail(detail, language) for detail in step.details],
    }


def _source(source: str | Source | None) -> dict[str, Any] | None:
    return source_json(source) if isinstance(source, Source) else None


def _detail(detail: Detail, language: Language) -> dict[str, Any]:
    return {
        "title": detail.title.say(language),
        "value": detail.value.say(language),
        "gap": detail.gap,
    }


def _post(post: Post, language: Language) -> dict[str, Any]:
    return {
        "post": post.title.say(language),
        "place": post.place,
        "name": post.person or None,
        "phone": post.phone or None,
        "since": _day(post.since),
    }


def _count(count: Count, language: Language) -> dict[str, Any]:
    return {"title": count.title.say(language), "number": count.number, "outOf": count.out_of}


def _span(span: Span, language: Language) -> dict[str, Any]:
    return {
        "lane": span.lane.say(language),
        "name": span.name,
        "start": span.start.isoformat(),
        "end": _day(span.end),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
