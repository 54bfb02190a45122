"""sample, templates, schema, doctor."""

from __future__ import annotations

import platform
import shutil
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import samples
from cli.desk import Desk
from graph import schema
from graph.asking import standing
from graph.deployment import guard
from graph.engines import Graph, connect, writer_lock
from graph.errors import DONE, ROWS_REFUSED, DawanggeError, RefusedForSafety
from graph.interop.browser import STYLE, saved_queries, stylesheet
from graph.ledgers import TITLES
from graph.settings import Settings
from loaders.templates import write_templates
from samples.street import ANSWERS, README, REFUSALS
from viz.files import cannot_write, write_file

_LITTLE_DISK = 1 << 30
_CLOCK_DRIFT_SECONDS = 120


def sample_command(desk: Desk, out: Path, households: int, seed: int, *, dirt: bool) -> None:
    """Write the demonstration street.

    Raises:
        RefusedForSafety: the folder holds something else, perhaps a street's own ledgers.
    """
    try:
        if (there := _visible(out)) and not _is_sample(out):
            raise RefusedForSafety(
                f"{out} 里已有别的文件（如 {there[0]}），没有写入；请用 --out 换一个空文件夹。",
                f"{out} already holds other files (such as {there[0]}); nothing was written. "
                "Choose an empty folder by --out.",
            )
        try:
            written = samples.generate(out, households=households, seed=seed, dirt=dirt)
        except BaseException:
            if not there:
                # Half a street would be refused the next time, and looks like somebody's own.
                for name in _visible(out):
                    (out / name).unlink()
            raise
    except OSError as error:
        raise cannot_write(out, error) from error
    desk.out.print(
        desk.say(
            f"示范街道的台账在 {out}（{len(written.files)} 个文件，人员均为虚构）。",
            f"The demonstration street is in {out} ({len(written.files)} files, all persons invented).",
        ),
    )
    left = set(_visible(out)) - {*written.files, ANSWERS, REFUSALS, README}
    if left:
        desk.remark(
            f"注意：{out} 里还有不是这次写的文件，装载时会一起读：{desk.listed(sorted(left))}",
            f"Note: {out} holds files that were not written now and would be loaded too: {desk.listed(sorted(left))}",
        )
    desk.remark(f"接着：dawangge load {out}", f"Next: dawangge load {out}")


def _visible(folder: Path) -> list[str]:
    """Names in a folder, but for those that file managers hide; none where there is no folder."""
    if not folder.exists():
        return []
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def _is_sample(folder: Path) -> bool:
    """Whether an earlier ``sample`` wrote the folder: its note says so."""
    note = folder / README
    return note.is_file() and "dawangge sample" in note.read_text("utf-8", errors="replace")


def templates_command(desk: Desk, out: Path) -> None:
    """Write the empty workbooks."""
    try:
        written = write_templates(out)
    except OSError as error:
        raise cannot_write(out, error) from error
    desk.out.print(
        desk.say(
            f"{len(written)} 份台账模板在 {out}，每份都带填写说明。",
            f"{len(written)} templates are in {out}, each with its notes.",
        ),
    )
    desk.remark(
        f"填好后：dawangge load {out}（没填的模板不碍事）",
        f"Once filled in: dawangge load {out} (templates left empty do no harm)",
    )


def browser_command(desk: Desk, out: Path) -> None:
    """The catalogue as saved queries, and a stylesheet, for Neo4j Browser."""
    with desk.graph() as graph:
        _, day = desk.standing(graph, None)
    scripts = saved_queries(day, desk.rules)
    for name, text in {**scripts, STYLE: stylesheet()}.items():
        write_file(out / name, [text])
    desk.out.print(
        desk.say(
            f"{len(scripts)} 个问题的脚本和样式 {STYLE} 在 {out}；在 Neo4j Browser 里打开脚本，把样式拖进窗口（:style）。",
            f"{len(scripts)} scripts and the style {STYLE} are in {out}: open the scripts in Neo4j Browser, drop the style into it.",
        )
    )


def schema_command(desk: Desk, action: str) -> None:
    """Plan, apply, drop-obsolete."""
    with connect(desk.settings) as graph:
        guard(graph)
        if action == "plan":
            plan = schema.plan(graph)
            for zh, en, items in (
                ("缺少", "missing", plan.missing),
                ("已有", "present", plan.present),
                ("过时（本程序所建）", "obsolete (ours)", plan.obsolete),
            ):
                desk.out.print(desk.say(f"{zh}：{len(items)}", f"{en}: {len(items)}"))
                for item in items:
                    desk.out.print(f"  {item.name}  ({item.label}.{item.field})")
            return
        with writer_lock(graph, desk.settings):
            done = schema.apply(graph) if action == "apply" else schema.drop_obsolete(graph)
    zh, en = ("建立", "made") if action == "apply" else ("清理", "dropped")
    desk.out.print(desk.say(f"{zh}了 {len(done)} 项。", f"{len(done)} {en}."))


def doctor_command(desk: Desk, form: str) -> int:
    """Look at everything that can be wrong before it is.

    Raises:
        DawanggeError: the database cannot be used; what was found is told all the same.
    """
    settings = desk.settings
    findings = _Findings(desk)
    findings.add(
        "程序",
        "program",
        True,
        f"dawangge {version('dawangge')}, Python {platform.python_version()}",
    )
    fault: DawanggeError | None = None
    try:
        with connect(settings) as graph:
            _look_at(graph, settings, findings)
    except DawanggeError as error:
        fault = error
        refused = isinstance(error, RefusedForSafety)
        names = ("归属", "ownership") if refused else ("数据库", "database")
        findings.add(*names, False, error.text.say(desk.language))
    free = shutil.disk_usage(settings.data if settings.data.exists() else Path.cwd()).free
    findings.add(
        "磁盘",
        "disk",
        free > _LITTLE_DISK,
        desk.say(
            f"数据目录剩余 {free / (1 << 30):.1f} GiB",
            f"{free / (1 << 30):.1f} GiB free at the data folder",
        ),
    )
    findings.tell(form)
    if fault is not None:
        raise fault
    return DONE if findings.fine else ROWS_REFUSED


class _Findings:
    """What was looked at, and whether it is fine."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._all: list[dict[str, Any]] = []

    def add(self, zh: str, en: str, fine: bool, text: str) -> None:
        """Add one finding."""
        self._all.append({"name": self.desk.say(zh, en), "fine": fine, "text": text})

    @property
    def fine(self) -> bool:
        """Whether all of it is."""
        return all(finding["fine"] for finding in self._all)

    def tell(self, form: str) -> None:
        """Print everything, as a document or line by line."""
        if form == "json":
            self.desk.write_json({"findings": self._all})
            return
        for finding in self._all:
            mark = "✓" if finding["fine"] else "✕"
            name = f"{mark} {finding['name']}"
            self.desk.fact(name, name, finding["text"])


def _look_at(graph: Graph, settings: Settings, findings: _Findings) -> None:
    """Look at everything that an open database tells."""
    desk, info = findings.desk, graph.info
    where = desk.say("内嵌引擎", "embedded engine") if info.embedded else info.uri
    findings.add(
        "数据库",
        "database",
        True,
        f"{info.product} {info.version} {info.edition} · {where} · {info.database}",
    )
    if info.embedded:
        findings.add("引擎内存上限", "engine heap limit", True, settings.engine_heap)
    ours = guard(graph)
    state = (
        desk.say("属于大网格", "ours")
        if ours
        else desk.say("空库，可以装载", "empty, ready to load")
    )
    findings.add("归属", "ownership", True, state)
    plan = schema.plan(graph)
    findings.add(
        "结构", "schema", not (ours and plan.missing),
        desk.say(
            f"已有 {len(plan.present)}，缺少 {len(plan.missing)}，过时 {len(plan.obsolete)}",
            f"{len(plan.present)} present, {len(plan.missing)} missing, {len(plan.obsolete)} obsolete",
        ),
    )  # fmt: skip
    there = standing(graph)
    days = desk.listed(
        f"{TITLES[ledger].say(desk.language)} {max(all_days)}"
        for ledger, all_days in there.days.items()
    )
    findings.add("台账", "ledgers", True, days or desk.say("还没有", "none yet"))
    findings.add(
        "装载",
        "loads",
        not there.loading,
        desk.say("有未完成的装载，再装一次即可", "one was broken off; load again")
        if there.loading
        else desk.say("无未完成", "none broken off"),
    )
    clock = graph.read("RETURN toString(datetime()) AS now")[0]["now"]
    moment = datetime.fromisoformat(clock.split("[")[0].replace("Z", "+00:00"))
    drift = abs((moment - datetime.now(UTC)).total_seconds())
    findings.add(
        "时钟",
        "clock",
        drift < _CLOCK_DRIFT_SECONDS,
        desk.say(f"与数据库相差 {drift:.0f} 秒", f"{drift:.0f} s from the database's"),
    )
