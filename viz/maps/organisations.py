"""The map of party organisations: the tree from above, the employers it reaches, and those it does not."""

from __future__ import annotations

from collections import Counter
from typing import Final

from graph.language import Language
from graph.links.tree import OrganisationTree
from viz.chain import Sentence
from viz.maps.page import page
from viz.maps.wording import say
from viz.masking import mask_numbers
from viz.pages import script_of

LEDGERS: Final = ("organisations", "employers", "members")
"""The ledgers it rests on."""

MOST_OPEN: Final = 60
"""With more organisations than this, branches are shut at first."""

_NAMED: Final = 400
"""Employers without an organisation that the page names."""

_SORTS: Final = ("党委", "党总支", "党支部", "党小组")


def organisations_page(tree: OrganisationTree, language: Language = "zh") -> str:
    """Return the map of organisations as an HTML document; no person stands in it."""
    nodes = tree.nodes
    blank = [one for one in tree.workplaces if not one.organised]
    return page(
        "organisations.html",
        tree,
        language,
        script=script_of("maps/organisations.js"),
        style="maps/organisations.css",
        ledgers=LEDGERS,
        data={},
        sentence=finding(tree, language),
        place=tree.scope.name,
        roots=tree.roots,
        nodes=nodes,
        names={node.party.key: mask_numbers(node.party.name) for node in nodes},
        organised={one.party.key: one.organised for one in tree.workplaces},
        sorts=[(sort, n) for sort in _SORTS if (n := _counts(tree)[sort])],
        communities=_communities(tree),
        blank=blank[:_NAMED],
        more=max(len(blank) - _NAMED, 0),
        total=len(tree.workplaces),
        blanks=len(blank),
        shut=len(nodes) > MOST_OPEN,
        due=tree.due,
        mask=mask_numbers,
    )


def finding(tree: OrganisationTree, language: Language) -> Sentence:
    """How many employers in operation have no party organisation, of how many."""
    if not tree.standing.days.get("organisations"):
        return Sentence(say("orgs_no_ledger", language), below=(say("next_load", language),))
    before = say("orgs_before", language, n=len(tree.nodes), of=len(tree.workplaces))
    blank = [one for one in tree.workplaces if not one.organised]
    if not blank:
        return Sentence(before + say("orgs_all", language))
    due = sum(one.formal >= tree.due for one in blank)
    double = sum(not one.instructed for one in blank)
    return Sentence(
        before,
        say("orgs_gap", language, n=len(blank)),
        say("orgs_after", language),
        (say("orgs_below", language, least=tree.due, due=due, double=double),),
    )


def _counts(tree: OrganisationTree) -> Counter[str]:
    return Counter(node.party.sort for node in tree.nodes)


def _communities(tree: OrganisationTree) -> list[tuple[str, int, int]]:
    """Communities with their employers in operation and how many of these are organised."""
    total: Counter[tuple[str, str]] = Counter()
    organised: Counter[tuple[str, str]] = Counter()
    for one in tree.workplaces:
        place = (one.party.code, one.party.community)
        total[place] += 1
        organised[place] += one.organised
    return [(name, organised[code, name], n) for (code, name), n in sorted(total.items())]
