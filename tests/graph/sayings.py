"""Sayings of invented ledgers, written shortly, for the tests of this folder."""

from __future__ import annotations

from graph.history import derive
from graph.said import LIFE, Claim, Saying, Scalar, merge_sayings

MEMBER_OF = "PartyMember-MEMBER_OF-PartyOrganisation"
ANSWERS_FOR = "PartyMember-ANSWERS_FOR-Household"
IN_GRID = "Building-IN_GRID-Grid"
IN_COMPOUND = "Building-IN_COMPOUND-Compound"
FOREVER = "9999-12-31"

Said = Scalar | Claim | list[Claim]


def saying(
    day: str,
    values: dict[str, Said] | None = None,
    *,
    ledger: str = "members",
) -> Saying:
    """What a ledger of a day says; a bare value is a claim without days."""
    return Saying(
        ledger,
        [day],
        {slot: _claims(said) for slot, said in (values or {}).items()},
        f"{ledger}-{day}#2",
    )


def _claims(said: Said) -> list[Claim]:
    if isinstance(said, Claim):
        return [said]
    if isinstance(said, list) and any(isinstance(one, Claim) for one in said):
        return [one for one in said if isinstance(one, Claim)]
    return [Claim(said)]  # type: ignore[arg-type]


def missing(day: str, *, ledger: str = "members") -> Saying:
    """A whole ledger of a day no longer lists the thing."""
    return Saying(ledger, [day], {LIFE: [Claim(None)]}, "", absent=True)


def unlisted(day: str, slot: str, *others: str, ledger: str = "members") -> Saying:
    """A whole ledger of a day no longer lists the other ends of a slot."""
    return Saying(ledger, [day], {slot: claims(*others)}, "", absent=True)


def claims(*others: str) -> list[Claim]:
    """Several other ends of one slot."""
    return [Claim(other) for other in others]


def spans(label: str, slot: str, *sayings: Saying) -> set[tuple[str, str, str]]:
    """The derived intervals ``(other, start, end)`` of one slot."""
    links = derive(label, merge_sayings((), sayings)).links
    return {
        (other, start, link.end) for (name, other, start), link in links.items() if name == slot
    }


def properties(label: str, *sayings: Saying) -> dict[str, object]:
    """The derived properties."""
    return derive(label, merge_sayings((), sayings)).properties
