"""Names as clerks write them: things by code and name, and what is said when a name does not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process

from graph.same import Same
from loaders.cells.text import normal_name

NEAREST = 3
"""Candidates that a refusal names."""


class Unresolved(Exception):
    """A name that fits nothing (``unknown_ref``) or several things (``ambiguous_ref``)."""

    def __init__(self, code: str, candidates: Iterable[str]) -> None:
        super().__init__(code)
        self.code = code
        self.candidates = "、".join(candidates) or "—"


@dataclass
class Names:
    """Things by code and by normalised name within a parent; '' is the parent of what has none.

    ``shown`` is the name of each, ``whole`` the name with that of its parent before it:
    ``锦绣苑/丙公司``, ``甲支部/张三``; ``same`` what stands for those that were judged one with another.
    """

    by_code: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    same: Same = field(default_factory=Same)
    _also: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _shortly: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def add(
        self, key: str, name: str, parent: str = "", code: str | None = None, within: str = ""
    ) -> None:
        """Make a thing nameable.

        Args:
            key: of the thing.
            name: as its own ledger has it.
            parent: key of what its name is unique within.
            code: by which it can be named as well.
            within: name of the parent, for telling namesakes apart.
        """
        self.by_name.setdefault(normal_name(name), {}).setdefault(parent, set()).add(key)
        self.shown[key] = name
        if within:
            self.whole[key] = f"{within}/{name}"
        if code:
            self.by_code[code] = key

    def also(self, key: str, name: str, parent: str = "") -> None:
        """Make a thing nameable by a second name, which is never offered as a candidate."""
        self._also.setdefault(normal_name(name), {}).setdefault(parent, set()).add(key)

    def shortly(self, key: str, names: Iterable[str], parent: str = "") -> None:
        """Make a thing nameable by short forms of its name, which never decide what a row is about."""
        for name in names:
            self._shortly.setdefault(normal_name(name), {}).setdefault(parent, set()).add(key)

    def place_beside(self, same: Same) -> None:
        """Let what another stands for be found within the parents of that other, too."""
        for by_name in (self.by_name, self._shortly):
            parents: dict[str, set[str]] = {}
            for by_parent in by_name.values():
                for parent, keys in by_parent.items():
                    for key in keys & same.groups.keys():
                        parents.setdefault(key, set()).add(parent)
            for by_parent in by_name.values():
                for keys in list(by_parent.values()):
                    for key in keys & same.stands.keys():
                        for parent in parents.get(same.one(key), ()):
                            by_parent.setdefault(parent, set()).add(key)

    def short(self, name: str, parent: str | None = None) -> set[str]:
        """What is called so for short; asked only where nothing bears the name itself."""
        return self._within(self._shortly.get(normal_name(name)), parent)

    def keys(self, name: str, parent: str | None = None) -> set[str]:
        """What is called so, within one parent or anywhere; ``甲支部/张三`` names the parent too.

        Things that were judged one are one, where several are called so.
        """
        wanted = normal_name(name)
        found = self._within(self.by_name.get(wanted), parent) or self._within(
            self._also.get(wanted), parent
        )
        if found:
            return found
        _, written_whole, last = name.rpartition("/")
        if not written_whole:
            return found
        return {
            key for key in self.keys(last, parent) if normal_name(self.whole.get(key, "")) == wanted
        }

    def called(self, known: str, parent: str | None = None) -> str:
        """The name, as its own ledger has it, of something known by a normalised name."""
        return self.shown[min(self._within(self.by_name[known], parent))]

    def _within(self, by_parent: dict[str, set[str]] | None, parent: str | None) -> set[str]:
        if by_parent is None:
            return set()
        if parent is None:
            found = set().union(*by_parent.values())
        elif self.same.stands:
            parents = self.same.group(parent)
            found = set().union(*(by_parent.get(one, set()) for one in parents))
        else:
            found = by_parent.get(parent, set())
        return found if len(found) < 2 else {self.same.one(key) for key in found}

    def told_apart(self, keys: Iterable[str]) -> list[str]:
        """Several of one name, each as a cell could name it alone; else how many are called so."""
        codes = {key: code for code, key in self.by_code.items()}
        told = Counter(
            f"{text}（{codes[key]}）" if key in codes else text
            for key, text in ((key, self.whole.get(key, self.shown[key])) for key in keys)
        )
        return sorted(text if n == 1 else f"{text}（{n}个同名）" for text, n in told.items())


def nearest(name: str, *kinds: Names, parent: str | None = None) -> list[str]:
    """The names nearest to one that is not known, among things of several kinds."""
    known = {
        text: names
        for names in reversed(kinds)
        for text, by_parent in names.by_name.items()
        if parent is None or parent in by_parent
    }
    found = process.extract(normal_name(name), sorted(known), limit=NEAREST, score_cutoff=50)
    return list(dict.fromkeys(known[text].called(text, parent) for text, _, _ in found))


def nearest_codes(code: str, names: Names) -> list[str]:
    """The codes nearest to one that is not known, each with what it is the code of."""
    found = process.extract(code, sorted(names.by_code), limit=NEAREST, score_cutoff=80)
    return [f"{names.shown[names.by_code[known]]}（{known}）" for known, _, _ in found]


def one(found: set[str], names: Names, wanted: str, parent: str | None = None) -> str:
    """The only key found; Unresolved with the nearest names otherwise."""
    if len(found) == 1:
        return next(iter(found))
    if not found:
        raise Unresolved("unknown_ref", nearest(wanted, names, parent=parent))
    raise Unresolved("ambiguous_ref", names.told_apart(found)[:NEAREST])
