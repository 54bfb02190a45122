"""Why some wrong copies answer as the right query does: what the model guarantees makes them alike.

An explanation that explains nothing, or a copy that a street tells apart, fails the run; and so does a
street in which what it rests on is not so (`Explanation.never`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.model import THINGS
from tests.proof.mutants import Mutant
from tests.proof.spoilt_places import place_of

_ENDINGS = ("forgets the end", "ends a day late")
_BEGINNINGS = ("forgets the start",)

_LIVING_ONCE = frozenset(thing.label for thing in THINGS if not thing.listed_in)
"""A life is cut in two by a whole ledger of the kind that lists such things: of these there is none."""

_ENDLESS = frozenset(
    {"Event", "Report", "CommunityBody", "BodyOffice", "ServiceItem", "Resident", "Compound"}
)
"""Of these no ledger states an end either."""


@dataclass(frozen=True)
class Explanation:
    """Why wrong copies of one sort are not wrong.

    Attributes:
        reason: what makes them answer as the right one does.
        explains: whether it is the reason of one.
        never: what the reason says there is none of, as a query that counts it (``AS found``); none
            where the query itself is the reason.
    """

    reason: str
    explains: Callable[[Mutant], bool]
    never: str = "RETURN 0 AS found"


def _lives_once(one: Mutant) -> bool:
    return one.fault == "forgets earlier lives" and place_of(one).thing in _LIVING_ONCE


def _is_endless(one: Mutant) -> bool:
    return one.fault in _ENDINGS and place_of(one).thing in _ENDLESS


def _relation(faults: Sequence[str], *types: str) -> Callable[[Mutant], bool]:
    """Copies with one of these faults in a relation that is of these types and of no other."""

    def explains(one: Mutant) -> bool:
        found = {name.rpartition("-")[0] for name in place_of(one).relations}
        return one.fault in faults and bool(found) and found <= set(types)

    return explains


def _thing(faults: Sequence[str], label: str) -> Callable[[Mutant], bool]:
    return lambda one: one.fault in faults and place_of(one).thing == label


def _asks_for_a_community_again(one: Mutant) -> bool:
    return (
        one.question.id in ("G35", "G36")
        and one.fault == "takes any value"
        and one.plain[slice(*one.place)] == " = '社区'"
    )


def _collects_what_is_not_looked_at(one: Mutant) -> bool:
    before = one.plain[: one.place[0]]
    kinds = re.findall(r"\bevent\.linkType( IN|(?= =)|$)", before)
    if one.question.id != "G27" or one.section != "rows" or not kinds:
        return False
    spoilt = one.plain[slice(*one.place)]
    of_kind = spoilt == " = '联席会'" and before.endswith("event.linkType")
    of_event = place_of(one).thing == "Event" or of_kind
    if not of_event and not (spoilt == "OR" and before.endswith("event.end) ")):
        return False
    if of_kind and not _counts_attended(one):
        # What other kinds are taken for meetings is of neither list.
        return True
    of_pairs = "\nUNION ALL\n" not in before
    return (kinds[-1] != " IN") == of_pairs and not _counts_attended(one)


def _counts_attended(one: Mutant) -> bool:
    """Whether it is about the events that the employer attended, all of which are looked at."""
    before = one.plain[: one.place[0]]
    return "ORGANISED_BY|ATTENDED_BY]-(event:Event)" in before.rpartition("COLLECT {")[2] and (
        "MATCH line" in before.rpartition("COLLECT {")[2]
    )


_LOOSER = (*_BEGINNINGS, *_ENDINGS)

_SAID_BEFORE = {
    "G20": r"\$basis = 1 OR \(*$",
    "G24": r"<> '党小组' AND NOT \(*$",
    "G27": r"EXISTS \{ MATCH \(seat\)-\[lying:IN_AREA\]->\(:Area\) WHERE \(?$",
    "G33": r"\nWITH b, e, \(*$",
}
"""Where a query asks whether something is there of which it has asked that before."""


def _is_said_before(one: Mutant) -> bool:
    before = re.sub(r"\(?\w+\.start <= \$asOf AND $", "", one.plain[: one.place[0]])
    place = _SAID_BEFORE.get(one.question.id)
    return one.fault in _LOOSER and place is not None and bool(re.search(place, before))


def _asks_who_is_shown_again(one: Mutant) -> bool:
    return (
        one.query == "G10 rows"
        and one.fault in _LOOSER
        and place_of(one).relations == {"PartyMember-ANSWERS_FOR-Household"}
    )


def _asks_the_line_again(one: Mutant) -> bool:
    after = one.plain[one.place[1] :]
    return (
        one.query == "G25 rows"
        and one.fault in _LOOSER
        and "step.end" in one.plain[slice(*one.place)]
        and bool(
            re.match(
                r"\)*\s+(RETURN DISTINCT acting.key AS key } AS ours|AND acting.key IN ours)", after
            )
        )
    )


def _is_a_ledger_of_numbers(one: Mutant) -> bool:
    if one.query not in ("Q02 rows", "Q03 rows", "Q04 rows") or one.fault != "takes any value":
        return False
    before = one.plain[: one.place[0]]
    return before.endswith("s.ledger") or before.endswith("split(one, '|')[1]")


def _is_his_home_again(one: Mutant) -> bool:
    before = one.plain[: one.place[0]].rpartition("COLLECT {")[2]
    return (
        one.query == "Q06 rows"
        and one.fault in _LOOSER
        and "dwelling:LIVES_IN" in before
        and "flat." in one.plain[slice(*one.place)]
        and place_of(one).thing == "Household"
    )


def _is_shadowed_group(one: Mutant) -> bool:
    before = one.plain[: one.place[0]].rpartition("COLLECT {")[2]
    of_group = place_of(one).thing == "PartyOrganisation" and "above:UNDER" in before
    return (
        one.query == "G07 rows"
        and one.fault in _LOOSER
        and of_group
        and bool(re.match(r"\(?g\.|\$asOf < g\.", one.plain[one.place[0] :]))
    )


def _has_nothing_stated(one: Mutant) -> bool:
    return (
        one.query == "G30 rows"
        and one.fault in _BEGINNINGS
        and place_of(one).thing == "CommunityBody"
    )


def _is_a_window(one: Mutant) -> bool:
    after = one.plain[one.place[1] :]
    return one.fault == "takes any value" and after.startswith(" AND window IN body.parts")


def _describes(one: Mutant) -> bool:
    line = one.plain[one.place[1] :].partition("\n")[0]
    if one.question.id == "G19":
        return one.section == "rows" and "toFloat(built)" in line
    if one.question.id == "G28":
        return one.section == "rows" and line.endswith("AS oldest")
    return one.question.id == "G31" and line == " | body.name])}] +"


def _labels(names: frozenset[str]) -> str:
    return "|".join(sorted(names))


_FOREVER = "date('9999-12-31')"

EXPLANATIONS: tuple[Explanation, ...] = (
    Explanation(
        "lives once: no ledger that can be whole ends such things, so that they have no earlier life",
        _lives_once,
        f"MATCH (n:{_labels(_LIVING_ONCE)}) WHERE n.earlierLives IS NOT NULL RETURN count(n) AS found",
    ),
    Explanation(
        "never ends: no ledger states an end of such things, and none that can be whole lists them",
        _is_endless,
        f"MATCH (n:{_labels(_ENDLESS)}) WHERE n.end < {_FOREVER} RETURN count(n) AS found",
    ),
    Explanation(
        "who held, attended or started an event stays so, and where it was: the ledger of events states no end "
        "and is never whole, and of several starters or places the last one told is it from the first",
        lambda one: (
            _relation(_ENDINGS, "Event-ORGANISED_BY", "Event-ATTENDED_BY")(one)
            or _relation(_ENDINGS, "Event-STARTED_BY", "Event-IN_AREA")(one)
        ),
        f"MATCH (:Event)-[r:ORGANISED_BY|ATTENDED_BY|STARTED_BY|IN_AREA]->() WHERE r.end < {_FOREVER} RETURN count(r) AS found",
    ),
    Explanation(
        "an event and who held or attended it begin on the day of the event: the one tells of the other",
        lambda one: (
            _thing(_BEGINNINGS, "Event")(one)
            or _relation(
                _BEGINNINGS,
                "Event-ORGANISED_BY",
                "Event-ATTENDED_BY",
                "Event-IN_AREA",
                "Event-STARTED_BY",
            )(one)
        ),
        "MATCH (e:Event)-[r:ORGANISED_BY|ATTENDED_BY|IN_AREA|STARTED_BY]->() WHERE r.start <> e.start RETURN count(r) AS found",
    ),
    Explanation(
        "a body, or an item it handles, lies in one community for good: that is part of its key, and the "
        "first row that lists it says so",
        lambda one: (
            one.question.id in ("G31", "G35", "G36")
            and (
                _relation(
                    (*_BEGINNINGS, *_ENDINGS), "CommunityBody-IN_AREA", "ServiceItem-IN_AREA"
                )(one)
                or _thing(_BEGINNINGS, "CommunityBody")(one)
                or _thing(_BEGINNINGS, "ServiceItem")(one)
            )
        ),
        "MATCH (n:CommunityBody|ServiceItem)-[r:IN_AREA]->() "
        f"WHERE r.end < {_FOREVER} OR r.start <> n.start RETURN count(r) AS found",
    ),
    Explanation(
        "a building lies in one community for good, that being part of its key, and from the row on that "
        "first lists it or a door of it: whose door is there (G30) tells of the beginning too",
        lambda one: (
            _relation(_ENDINGS, "Building-IN_AREA")(one)
            or (one.question.id == "G30" and _relation(_BEGINNINGS, "Building-IN_AREA")(one))
        ),
        "MATCH (b:Building)-[r:IN_AREA]->() "
        f"WHERE r.end < {_FOREVER} OR r.start > b.start RETURN count(r) AS found",
    ),
    Explanation(
        "a stairwell ends only when a whole ledger of buildings leaves out its building: that day it is not "
        "there either, as the query asks beside",
        lambda one: one.question.id == "G06" and _thing(("ends a day late",), "Unit")(one),
        "MATCH (u:Unit)-[:IN_BUILDING]->(b:Building) "
        f"WHERE u.end < {_FOREVER} AND b.start <= u.end AND u.end < b.end RETURN count(u) AS found",
    ),
    Explanation(
        "Q06 has asked before whether a member's home is there, and he has one at a time",
        _is_his_home_again,
        f"MATCH (m:PartyMember)-[home:LIVES_IN]->() WHERE home.end = {_FOREVER} "
        "WITH m, count(home) AS homes WHERE homes > 1 RETURN count(m) AS found",
    ),
    Explanation(
        "a resident leaves a card only for that of another door, listed on the same day: it says of him what "
        "the first one said",
        lambda one: (
            one.query == "Q06 rows"
            and one.fault == "ends a day late"
            and "(carded:Resident {key" in one.plain[: one.place[0]].rpartition("COLLECT {")[2]
            and place_of(one).relations == {"Resident-LIVES_IN-Household"}
        ),
        f"MATCH (r:Resident)-[gone:LIVES_IN]->() WHERE gone.end < {_FOREVER} AND NOT EXISTS {{ "
        "MATCH (r)-[taken:LIVES_IN]->(h:Household) WHERE taken.start <= gone.end AND gone.end < taken.end "
        "AND (h.start <= gone.end AND gone.end < h.end OR any(life IN coalesce(h.earlierLives, []) "
        "WHERE left(life, 10) <= toString(gone.end) AND toString(gone.end) < substring(life, 11))) } "
        "RETURN count(r) AS found",
    ),
    Explanation(
        "a report is owed by one for good, that being part of its key, and from its due day on at the "
        "latest: whether it is due tells of both",
        lambda one: (
            _thing(_BEGINNINGS, "Report")(one)
            or _relation((*_BEGINNINGS, *_ENDINGS), "Report-OWED_BY")(one)
        ),
        f"MATCH (n:Report)-[r:OWED_BY]->() WHERE r.end < {_FOREVER} OR r.start > n.due OR n.start > n.due "
        "RETURN count(r) AS found",
    ),
    Explanation(
        "who lies in an area by a ledger of his own lies in a community: the loader finds 社区 among "
        "communities only",
        _asks_for_a_community_again,
        "MATCH (:Employer|Building|CommunityBody|ServiceItem)-[:IN_AREA]->(a:Area) WHERE a.level <> '社区' "
        "RETURN count(a) AS found",
    ),
    Explanation(
        "G27 collects joint events and meetings by one word (@communityEvents), and then looks at the one "
        "or the other only",
        _collects_what_is_not_looked_at,
    ),
    Explanation(
        "the query has asked before whether it is there, and asks again within another word",
        _is_said_before,
    ),
    Explanation(
        "G25 asks twice whether one acts for the first side: when it collects them, and again of the line to the event",
        _asks_the_line_again,
    ),
    Explanation(
        "of two of a side, G26 asks of the one whose key comes first, an employer before its organisations: "
        "these live once",
        lambda one: (
            one.query == "G26 denominator"
            and one.fault == "forgets earlier lives"
            and "acting.earlierLives" in one.plain[slice(*one.place)]
        ),
        "MATCH (e:Employer)-[:ROOTED_IN|COVERED_BY]-(o:PartyOrganisation) "
        "WHERE e.key > o.key OR o.earlierLives IS NOT NULL RETURN count(o) AS found",
    ),
    Explanation(
        "G10 gives a row to the households of a member that it shows: of whom there are none has no row",
        _asks_who_is_shown_again,
    ),
    Explanation(
        "only these ledgers have columns of numbers, and only such columns are refused for these reasons",
        _is_a_ledger_of_numbers,
        "MATCH (s:LedgerSheet) UNWIND coalesce(s.refused, []) AS one WITH s, split(one, '|') AS told "
        "WHERE told[0] IN ['damaged_id', 'invalid_id', 'invalid_uscc'] AND "
        "NOT told[1] IN ['公民身份证号', '身份证号', '统一社会信用代码'] OR "
        "told[0] = 'duplicate_conflict' AND told[1] = '所在党支部' AND s.ledger <> 'members' "
        "RETURN count(s) AS found",
    ),
    Explanation(
        "it only describes whom the query lists, in a column of which the oracle tells nothing",
        _describes,
    ),
    Explanation(
        "what bears the name of a window is part of a station: the loader takes it nowhere else",
        _is_a_window,
        "MATCH (office:BodyOffice)-[:PART_OF]->(body:CommunityBody) WHERE body.kind <> '管理服务站' AND "
        "office.name IN ['党员服务', '公共服务', '社会服务', '社会治理'] RETURN count(office) AS found",
    ),
    Explanation(
        "G07 asks first whether a member's group is there, and he is in one at a time",
        _is_shadowed_group,
        "MATCH (:PartyOrganisation)<-[one:IN_GROUP]-(m:PartyMember)-[other:IN_GROUP]->(:PartyOrganisation) "
        "WHERE one.start < other.start AND other.start < one.end RETURN count(m) AS found",
    ),
    Explanation(
        "nothing is stated of a residents' committee before it is listed: it is not compared with anything",
        _has_nothing_stated,
        "MATCH (r:CommunityBody) WHERE r.statedHouseholdsSince < r.start RETURN count(r) AS found",
    ),
    Explanation(
        "both parties of an agreement are told by the same rows: while the one is a party, so is the other",
        lambda one: (
            one.question.id == "G25"
            and (
                _relation(_LOOSER, "Agreement-FIRST_PARTY")(one)
                or _relation(_LOOSER, "Agreement-SECOND_PARTY")(one)
            )
        ),
        "MATCH (a:Agreement)-[one:FIRST_PARTY|SECOND_PARTY]->() WHERE NOT EXISTS { "
        "MATCH (a)-[other:FIRST_PARTY|SECOND_PARTY]->() WHERE type(other) <> type(one) "
        "AND other.start = one.start AND other.end = one.end } RETURN count(a) AS found",
    ),
)
"""All of them. Each is true of whatever the loader can write, not only of the streets asked about."""


def explanation_of(one: Mutant) -> Explanation | None:
    """The first that explains a wrong copy."""
    return next((why for why in EXPLANATIONS if why.explains(one)), None)
