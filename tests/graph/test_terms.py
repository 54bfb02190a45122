"""The vocabulary expands to plain Cypher for every kind of scope."""

from __future__ import annotations

import pytest

from graph.terms import SCOPE_KINDS, expand, parameters_of, scoped_subjects, scopes, terms

PARAMETERS_OF_SCOPES = {"asOf", "communities", "organisations", "ground"}


def test_a_word_within_a_word() -> None:
    assert expand("WHERE @formal(m)", "none") == "WHERE " + expand("@asOf(m.category)", "none") + (
        " = '正式'"
    )
    assert "mSince" not in expand("@asOf(m.category)", "none")
    assert "m.categorySince <= $asOf" in expand("@asOf(m.category)", "none")


@pytest.mark.parametrize("word", terms())
def test_every_word_expands_wholly(word: str) -> None:
    expanded = expand(f"@{word}(x.name)", "none")
    assert "@" not in expanded
    assert "{x}" not in expanded
    assert "x.name" in expanded
    _, meaning = terms()[word]
    assert meaning.zh
    assert meaning.en


@pytest.mark.parametrize("kind", SCOPE_KINDS)
def test_every_scope_narrows_every_subject(kind: str) -> None:
    assert set(scopes()) == set(SCOPE_KINDS)
    assert set(scopes()[kind]) == set(scopes()["none"])


@pytest.mark.parametrize("kind", SCOPE_KINDS)
@pytest.mark.parametrize("subject", scopes()["none"])
def test_a_scope_needs_its_own_parameters_only(kind: str, subject: str) -> None:
    expanded = expand(f"@inScope.{subject}(x)", kind)  # type: ignore[arg-type]
    assert "@" not in expanded
    assert "{x}" not in expanded
    assert parameters_of(expanded) <= PARAMETERS_OF_SCOPES
    if kind == "none":
        assert expanded == "true"


@pytest.mark.parametrize("text", ["@nonsense(x)", "@inScope.nonsense(x)"])
def test_an_unknown_word_cannot_be_asked(text: str) -> None:
    with pytest.raises(KeyError, match="nonsense"):
        expand(text, "none")


def test_what_a_query_uses() -> None:
    text = "WHERE @inScope.household(h) AND x.day < $asOf OR @inScope.patch(p) OR y = $basis"
    assert scoped_subjects(text) == {"household", "patch"}
    assert parameters_of(text) == {"asOf", "basis"}
