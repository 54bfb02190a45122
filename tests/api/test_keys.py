"""Keys: who may come in, what he may see, and what is kept of his key."""

from __future__ import annotations

import json
import re
import sqlite3
import stat
from pathlib import Path

import httpx
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from api.keys import Keys
from api.store import Base, open_store
from graph.errors import RefusedForSafety, WrongUse
from graph.scope import WHOLE
from tests.api.conftest import PART
from tests.api.serving import Service, new_key
from tests.cli.conftest import Program

pytestmark = pytest.mark.xdist_group("api")
NEIGHBOUR = "蓝山名邸"


def test_nobody_comes_in_without_a_key(service: Service, key: str) -> None:
    id_ = key.split("_")[1]
    wrong = ["x", f"dwg_{id_}_", f"{key}x", f"dwg_zzzzzzzz_{key.split('_', 2)[2]}", key.upper()]
    with service.client() as client:
        for path in ("/questions", "/questions/G01", "/questions/G01/rows", "/coverage"):
            answer = client.get(path)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"].startswith("Bearer")
            assert answer.json()["code"] == "no_key"
        for shown in wrong:
            headers = {"Authorization": f"Bearer {shown}"}
            assert client.get("/questions", headers=headers).status_code == 401
        assert client.get("/questions", headers={"X-API-Key": key}).status_code == 200
        # What watches over the service needs none, nor does who reads how to ask.
        for path in ("/healthz", "/readyz", "/openapi.json"):
            assert client.get(path).status_code == 200


def test_a_key_never_sees_more_than_its_scope(part: httpx.Client, whole: httpx.Client) -> None:
    wide = whole.get("/questions/G01/rows").json()
    told = part.get("/questions/G01/rows").json()
    assert told["scope"] == PART
    assert told["rows"] == [row for row in wide["rows"] if row["community"] == PART]
    assert 0 < len(told["rows"]) < len(wide["rows"])
    coverage = part.get("/coverage").json()
    assert [one["name"] for one in coverage["communities"]] == [PART]


def test_what_lies_within_may_be_asked(part: httpx.Client, whole: httpx.Client) -> None:
    patches = {
        row["patch"]
        for row in whole.get("/questions/G01/rows").json()["rows"]
        if row["community"] == PART and row["patch"]
    }
    scope = f"{PART}/{min(patches)}"
    for query in ({"scope": PART}, {"scope": "640106004001"}, {"scope": scope}):
        mine = part.get("/questions/G01/rows", params=query)
        assert mine.status_code == 200, mine.text
        assert mine.json()["rows"] == whole.get("/questions/G01/rows", params=query).json()["rows"]


@pytest.mark.parametrize("scope", [NEIGHBOUR, "北京中路街道", "没有这个地方"])
def test_what_lies_outside_is_refused_whether_it_exists_or_not(
    part: httpx.Client, scope: str
) -> None:
    told = set()
    for path in ("/questions/G01/rows", "/coverage"):
        answer = part.get(path, params={"scope": scope})
        assert answer.status_code == 403
        assert PART in answer.json()["detail"]
        assert scope not in answer.json()["detail"]
        told.add(answer.json()["detail"])
    assert len(told) == 1


def test_a_revoked_key_opens_nothing_from_that_moment(
    service: Service, data: Path, program: Program
) -> None:
    shown = new_key(data, "一时")
    id_ = shown.split("_")[1]
    with service.client(shown) as client:
        assert client.get("/questions").status_code == 200
        assert program("key", "revoke", id_).status == 0
        assert client.get("/questions").status_code == 401
    (entry,) = [
        one
        for one in json.loads(program("key", "list", "--format", "json").out)
        if one["id"] == id_
    ]
    assert entry["revoked"] >= entry["created"]
    listed = program("key", "list").out
    assert id_ in listed
    assert not re.search(r"\d\dT\d\d|\+00:00", listed), "the time of the clock on the wall"


def test_only_a_hash_is_kept_in_a_file_for_its_owner_alone(
    data: Path, key: str, part_key: str, program: Program
) -> None:
    path = data / "service.db"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    kept = b"".join(one.read_bytes() for one in data.glob("service.db*"))
    listed = program("key", "list").out + program("key", "list", "--format", "json").out
    for shown in (key, part_key):
        secret = shown.split("_", 2)[2]
        assert secret.encode() not in kept
        assert secret not in listed
    assert PART in listed


def test_wrong_use_of_keys_is_said_in_a_sentence(program: Program) -> None:
    for arguments, word in (
        (("key", "add", " "), "名称"),
        (("key", "add", "长" * 101), "名称"),
        (("key", "add", "平台", "--scope", "没有这个地方"), "范围"),
        (("key", "revoke", "zzzzzzzz"), "没有编号"),
    ):
        ran = program(*arguments)
        assert ran.status == 2
        assert word in ran.one_sentence()
    assert "add" in program("key", "--help").out


def test_the_migrations_make_what_the_tables_declare(tmp_path: Path) -> None:
    with open_store(tmp_path).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_store_opens_again_with_what_it_held(tmp_path: Path) -> None:
    entry, shown = Keys(open_store(tmp_path)).add("  两个  词 ", WHOLE)
    again = Keys(open_store(tmp_path))
    assert entry.name == "两个 词"
    assert again.all() == [entry]
    assert again.holder(shown) == entry
    assert entry.role == "reader"
    assert again.revoke(entry.id).revoked == again.revoke(entry.id).revoked
    assert again.holder(shown) is None
    with pytest.raises(WrongUse):
        again.revoke("none")


def test_a_key_has_a_role_and_those_made_before_there_were_any_can_read(
    tmp_path: Path, program: Program
) -> None:
    entry, shown = Keys(open_store(tmp_path)).add("早先的", WHOLE)
    with sqlite3.connect(tmp_path / "service.db") as connection:
        connection.execute("ALTER TABLE api_key DROP COLUMN role")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    assert Keys(open_store(tmp_path)).holder(shown) == entry
    assert program("key", "add", "平台", "--role", "reader").status == 0
    ran = program("key", "add", "平台", "--role", "owner")
    assert ran.status == 2
    assert "reader" in ran.one_sentence()
    listed = json.loads(program("key", "list", "--format", "json").out)
    assert {one["role"] for one in listed} == {"reader"}


def test_names_are_text_and_no_markup(program: Program) -> None:
    ran = program("key", "add", "[/a] [red]平台[/red]")
    assert ran.status == 0
    listed = program("key", "list")
    assert listed.status == 0
    assert "[/a] [red]平台[/red]" in listed.out


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).dispose()
    with sqlite3.connect(tmp_path / "service.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RefusedForSafety) as refused:
        open_store(tmp_path)
    assert "newer" in refused.value.text.en


def test_a_store_that_is_none_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "service.db").write_bytes(b"no database" * 100)
    with pytest.raises(RefusedForSafety):
        open_store(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(RefusedForSafety):
        open_store(tmp_path / "file")
