"""What every row did, told by what of its sayings is new: the counts of a load."""

from __future__ import annotations

from collections.abc import Iterable

from graph.said import Saying
from graph.store import News
from loaders.accounts import Did, Outcome, SheetResult
from loaders.book import Fact

AllNews = dict[str, tuple[dict[str, list[Saying]], News]]
"""By label: what the run says, by key, and what of it is new."""


def count_outcomes(did: Iterable[tuple[SheetResult, Did]], news: AllNews) -> None:
    """Count of every row what it did: its own fact made anew, something changed, or nothing.

    Args:
        did: the rows that were told, with the results in which they count.
        news: of the whole run.
    """
    changed = {
        label: {key for key in both[1].before if _says_more(both[0][key], both[1].before[key])}
        for label, both in news.items()
    }
    seen: set[Fact] = set()
    for result, one in did:
        again = one.fact in seen
        seen.add(one.fact)
        result.counts[_outcome(one, again, news, changed)] += 1


def _outcome(
    did: Did,
    again: bool,
    news: AllNews,
    changed: dict[str, set[str]],
) -> Outcome:
    fact = did.fact
    kept = news[fact.label][1]
    fresh = fact.key in kept.created
    if again:
        more = did.added and (fresh or _touches(did, changed))
        return "updated" if more else "unchanged"
    if fresh:
        return "created"
    if not fact.slot:
        made = any(key in news[label][1].created for label, key in did.touched)
        return "updated" if made or _touches(did, changed) else "unchanged"
    if fact.key not in kept.before:
        return "unchanged"
    before = [saying.values for saying in kept.before[fact.key]]
    if all(
        any(claim.same_as(known) for values in before for known in values.get(slot, ()))
        for slot, claim in did.claims
    ):
        return "unchanged"
    known_fact = any(
        known.value == fact.other and (known.start or "") == fact.start
        for values in before
        for known in values.get(fact.slot, ())
    )
    return "updated" if known_fact else "created"


def _says_more(new: list[Saying], old: list[Saying]) -> bool:
    """Whether the content is new, or came back after its ledger had said something else meanwhile.

    The same content on another day is not a change of the thing.
    """
    known = {saying.digest: saying for saying in old}
    return any(_is_change(saying, known.get(saying.digest), old) for saying in new)


def _is_change(saying: Saying, before: Saying | None, old: list[Saying]) -> bool:
    if before is None:
        return True
    others = [
        day for one in old if one is not before and one.ledger == saying.ledger for day in one.days
    ]
    for day in saying.days if others else ():
        last = max((one for one in before.days if one <= day), default=None)
        if last is not None and any(last < other < day for other in others):
            return True
    return False


def _touches(did: Did, changed: dict[str, set[str]]) -> bool:
    return any(key in changed.get(label, ()) for label, key in did.touched)
