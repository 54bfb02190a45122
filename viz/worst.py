"""The acts that repair most: gaps gathered by what one decision of one body would close.

Nobody is ranked: an act names a place, a number of households and who can act.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.asking import Answer
from graph.coverage import NOWHERE
from graph.language import Language, Text
from viz.ledgers import LedgerAge, ages_of
from viz.masking import MaskedAnswer
from viz.notes import dated

SHOWN: Final = 5
EACH: Final = 2


@dataclass(frozen=True)
class Act:
    """Something worth doing first.

    Attributes:
        question: id of the question whose list holds the rows.
        title: where and what is missing.
        number: how many it touches, with the unit.
        actor: who can act.
        step: what would close it.
        place: the community whose rows of the question are meant; empty: all of them.
        old: the ledgers the number rests on that are too old.
    """

    question: str
    title: str
    number: str
    actor: str
    step: str
    place: str
    old: tuple[LedgerAge, ...]

    @property
    def stale(self) -> bool:
        """A ledger the number rests on is too old."""
        return bool(self.old)


@dataclass(frozen=True)
class _Rule:
    """How the rows of a question gather into acts.

    Attributes:
        by: columns that name one act; rows that agree in them belong to it.
        title: with ``{column}`` of the first row and ``{n}`` distinct subjects.
        step: what closes it.
        actor: column with who acts; where it is empty, the question's own actor.
        weight: column that is summed; empty: distinct subjects are counted.
        unit: what the weight counts.
        households: the weight counts households; others come after those.
        local: the question's actor is the community's own, so the community is named with it.
    """

    by: tuple[str, ...]
    title: Text
    step: Text
    unit: Text
    actor: str = ""
    weight: str = ""
    households: bool = True
    local: bool = False


_RULES: Final = {
    "G04": _Rule(
        ("subject",),
        Text("{subject}没有支部包", "{subject} is taken by no branch"),
        Text("指定一个支部包片", "assign a branch to the patch"),
        weight="households",
        local=True,
        unit=Text("{weight:,} 户断在第一环", "{weight:,} households cut off at the first step"),
    ),
    "G01": _Rule(
        ("community", "patch", "actor"),
        Text("{community}/{patch}有户没有党员", "{community}/{patch}: households without a member"),
        Text("逐户落实党员", "assign members household by household"),
        actor="actor",
        unit=Text("{weight:,} 户没有党员联系", "{weight:,} households without a member"),
    ),
    "G07": _Rule(
        ("branch", "link"),
        Text("{branch} · {link}", "{branch} · {link}"),
        Text("补上这一环", "mend this link"),
        actor="branch",
        unit=Text("{weight:,} 户有党员而链断", "{weight:,} households with a member, chain broken"),
    ),
    "G16": _Rule(
        (),
        Text("{n:,} 家单位应建未建", "{n:,} employers due an organisation have none"),
        Text("单建，或与邻近单位联建", "found one, alone or with neighbours"),
        weight="working",
        unit=Text("共 {weight:,} 名正式党员", "{weight:,} formal members in all"),
        households=False,
    ),
}


def worst(answers: Mapping[str, MaskedAnswer], language: Language) -> list[Act]:
    """Return at most five acts: by households first, at most two of a question, others last."""
    patches = {str(row["subject"]) for row in answers["G04"].rows} if "G04" in answers else set()
    found: list[tuple[bool, int, Act]] = []
    for id_, rule in _RULES.items():
        if id_ in answers:
            acts = [
                (rule.households, weight, act)
                for weight, act in _acts(answers[id_], rule, patches, language)
                if weight
            ]
            found += sorted(acts, key=lambda act: -act[1])[:EACH]
    found.sort(key=lambda act: (not act[0], -act[1]))
    others = [act for act in found if not act[0]][:1]
    households = [act for act in found if act[0]]
    return [act for _, _, act in households[: SHOWN - len(others)] + others]


def old_ledgers(acts: Iterable[Act], language: Language) -> str:
    """The stale ledgers that any act rests on, each once, with day and age; or ''."""
    return dated(list(dict.fromkeys(ledger for act in acts for ledger in act.old)), language)


def _acts(
    answer: Answer, rule: _Rule, patches: set[str], language: Language
) -> list[tuple[int, Act]]:
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in answer.rows:
        if answer.question.id != "G04" and _awaits_branch(row, patches):
            continue
        groups.setdefault(tuple(str(row[name] or "") for name in rule.by), []).append(row)
    return [_act(answer, rule, rows, language) for rows in groups.values()]


def _awaits_branch(row: Mapping[str, Any], patches: set[str]) -> bool:
    """The row's patch is taken by no branch: taking it comes first, and is an act of G04."""
    return f"{row.get('community')}/{row.get('patch')}" in patches


def _act(
    answer: Answer, rule: _Rule, rows: list[dict[str, Any]], language: Language
) -> tuple[int, Act]:
    subjects = len({row["subjectKey"] for row in rows})
    weight = sum(int(row[rule.weight] or 0) for row in rows) if rule.weight else subjects
    first = {
        name: str(value or (NOWHERE["patch"].say(language) if name == "patch" else "—"))
        for name, value in rows[0].items()
    }
    communities = {str(row.get("community") or "") for row in rows}
    place = communities.pop() if len(communities) == 1 else ""
    own = str(rows[0].get(rule.actor) or "") if rule.actor else ""
    general = answer.question.actor.say(language)
    return weight, Act(
        question=answer.question.id,
        title=rule.title.say(language).format_map({**first, "n": subjects}),
        number=rule.unit.say(language).format(weight=weight),
        actor=own or (f"{place} · {general}" if rule.local and place else general),
        step=rule.step.say(language),
        place=place,
        old=tuple(ledger for ledger in ages_of(answer) if ledger.stale),
    )
