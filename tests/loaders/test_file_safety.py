"""Files that mean harm, each a real one: what they hide is not run, followed or believed."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
import xlwt

from loaders.files import guard
from loaders.files.formulas import NOT_CALCULATED
from loaders.reading import read_paths
from loaders.refusals_workbook import write_refusals
from loaders.rows import BuildingRow, MemberRow
from tests.loaders.books import MEMBER_HEADERS, compound_file, member, read_one, save
from tests.project.checkout import ROOT

SHEET = "xl/worksheets/sheet1.xml"
ROWS = (MEMBER_HEADERS, member(1), member(2))


def with_parts(path: Path, parts: Mapping[str, bytes], name: str | None = None) -> Path:
    """Write an xlsx again with some of its parts replaced or added; returns the new file."""
    out = path.with_name(name or f"x{path.name}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            if part.filename not in parts:
                target.writestr(part, source.read(part))
        for place, content in parts.items():
            target.writestr(place, content)
    return out


def part_of(path: Path, part: str) -> bytes:
    """A part of an xlsx as it is."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(part)


def test_macros_are_carried_and_never_run(tmp_path: Path) -> None:
    path = save(tmp_path / "党员.xlsx", ROWS)
    types = part_of(path, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    macros = with_parts(
        path,
        {"[Content_Types].xml": types, "xl/vbaProject.bin": compound_file("VBA")},
        "党员.xlsm",
    )
    sheet = read_one(macros)
    assert (sheet.ledger, sheet.read, sheet.refusals) == ("members", 2, [])


def test_other_workbooks_that_cells_point_to_are_never_opened(tmp_path: Path) -> None:
    # Whoever opened the pipe would wait for ever.
    os.mkfifo(tmp_path / "别处.xlsx")
    path = save(tmp_path / "党员.xlsx", ROWS)
    kept = b'<c r="E2" t="str"><f>[1]Sheet1!$A$1</f><v>13900000001</v></c>'
    linked = part_of(formulas(path, {"E2": kept}), SHEET)
    link = (
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        b'<externalBook r:id="rId1"/></externalLink>'
    )
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/externalLinkPath" Target="' + (tmp_path / "别处.xlsx").as_uri().encode()
        + b'" TargetMode="External"/></Relationships>'
    )  # fmt: skip
    parts = {
        SHEET: linked,
        "xl/externalLinks/externalLink1.xml": link,
        "xl/externalLinks/_rels/externalLink1.xml.rels": rels,
    }
    sheet = read_one(with_parts(path, parts))
    first = sheet.rows[0]
    assert isinstance(first, MemberRow)
    assert first.phones == ("13900000001",), "the value that was kept is what is read"


@pytest.mark.parametrize(
    "entities",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(
            b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(9)
        )
        + b"]>",
        b'<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>',
    ],
    ids=["a billion laughs", "a file from outside"],
)
def test_entities_of_xml_are_not_unfolded(tmp_path: Path, entities: bytes) -> None:
    path = save(tmp_path / "党员.xlsx", ROWS)
    text = part_of(path, SHEET)
    assert text.startswith(b"<worksheet")
    trick = entities + text.replace("第一党支部".encode(), b"x&j;")
    sheet = read_one(with_parts(path, {SHEET: trick}))
    branches = {getattr(row, "branch", "") for row in sheet.rows}
    assert sheet.code == "broken" or branches <= {"x", "x&j;"}
    assert not any("root:" in str(row) or "aaaa" in str(row) for row in sheet.rows)


def test_a_real_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = save(tmp_path / "党员.xlsx", ROWS)
    zeros = part_of(path, SHEET) + b" " * (guard.RATIO_MATTERS_FROM + 2**20)
    bomb = with_parts(path, {SHEET: zeros})
    assert bomb.stat().st_size < 2**20
    assert read_one(bomb).code == "bomb"


def test_names_that_lead_out_of_an_archive_write_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    folder.mkdir()
    path = save(folder / "党员.xlsx", ROWS)
    relations = part_of(path, "xl/_rels/workbook.xml.rels").replace(
        b"/xl/worksheets/sheet1.xml", b"/../../../../etc/passwd"
    )
    parts = {"../../evil.xml": b"x", "/evil.xml": b"x", "xl/_rels/workbook.xml.rels": relations}
    sheet = read_one(with_parts(path, parts))
    assert sheet.ledger is None
    assert not list(tmp_path.rglob("evil*"))


def test_a_link_out_of_the_folder_is_told_and_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    (folder / "内").mkdir(parents=True)
    outside = save(tmp_path / "别人的.xlsx", ROWS)
    save(folder / "内" / "党员.xlsx", ROWS)
    (folder / "a.xlsx").symlink_to(outside)
    (folder / "b.xlsx").symlink_to(folder / "内" / "党员.xlsx")
    (folder / "c").symlink_to(tmp_path)
    sheets = list(read_paths([folder]))
    assert [(one.file, one.code) for one in sheets] == [("a.xlsx", "outside"), ("b.xlsx", None)]
    (given,) = read_paths([folder / "a.xlsx"])
    assert given.ledger == "members", "a link that somebody names is meant"


def formulas(path: Path, cells: Mapping[str, bytes]) -> Path:
    """Put raw cells in the place of others in the first sheet of an xlsx."""
    xml = part_of(path, SHEET)
    for name, cell in cells.items():
        begin = xml.index(f'<c r="{name}"'.encode())
        end = xml.index(b"</c>", begin) + len(b"</c>")
        xml = xml[:begin] + cell + xml[end:]
    return with_parts(path, {SHEET: xml})


def test_a_formula_without_a_result_is_no_empty_cell(tmp_path: Path) -> None:
    rows: list[list[object]] = [[*MEMBER_HEADERS, "所在党小组", "学历", "工作岗位"]]
    rows += [[*member(number), "一组", "本科", "教师"] for number in (1, 2)]
    path = save(tmp_path / "党员.xlsx", rows)
    odd = formulas(
        path,
        {
            "F2": b'<c r="F2"><f>VLOOKUP(A2,B:C,2,0)</f><v/></c>',
            "G2": b'<c r="G2" t="e"><f>A9/0</f><v>#DIV/0!</v></c>',
            "H2": b'<c r="H2" t="e"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c>',
            "E3": b'<c r="E3"><f t="shared" ref="E3:E4" si="0">D3&amp;"x"</f></c>',
            "F3": b'<c r="F3" t="str"><f>IF(A3="","",B3)</f><v></v></c>',
            "G3": '<c r="G3" t="str"><f>"本科"</f><v>本科</v></c>'.encode(),
        },
    )
    sheet = read_one(odd)
    assert [(one.row, one.column, one.value, one.level, one.code) for one in sheet.refusals] == [
        (2, "所在党小组", NOT_CALCULATED, "cell", "formula_error"),
        (2, "学历", "#DIV/0!", "cell", "formula_error"),
        (3, "联系电话", NOT_CALCULATED, "cell", "formula_error"),
    ]
    first, second = sheet.rows
    assert isinstance(first, MemberRow)
    assert isinstance(second, MemberRow)
    assert not first.said("group"), "what cannot be read says nothing, least of all none"
    assert second.said("group")
    assert (second.group, second.education) == (None, "本科")
    back = tmp_path / "退回.xlsx"
    write_refusals([sheet], back)
    (again,) = read_paths([back])
    assert [one.code for one in again.refusals] == ["formula_error"] * 3, "until it is corrected"


def test_a_required_cell_that_shows_an_error_costs_its_row(tmp_path: Path) -> None:
    path = tmp_path / "党员.csv"
    lines = [MEMBER_HEADERS, ["#REF!", *member(1)[1:]], member(2)]
    path.write_text("\n".join(",".join(map(str, line)) for line in lines), encoding="utf-8")
    sheet = read_one(path)
    assert [(one.row, one.column, one.level, one.code) for one in sheet.refusals] == [
        (2, "姓名", "row", "formula_error")
    ]
    assert (sheet.read, len(sheet.rows)) == (2, 1)


def test_formulas_are_found_over_the_edge_of_a_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loaders.files import formulas as looked

    workbook = openpyxl.Workbook()
    page = workbook.active
    assert page is not None
    for number in range(1, 60):
        page.append([f"x{number}", "=1+1" if number % 7 == 0 else number, "y"])
    workbook.save(tmp_path / "a.xlsx")
    wanted = {(number - 1, 1): NOT_CALCULATED for number in range(7, 60, 7)}
    for size in (97, 256, 1 << 20):
        monkeypatch.setattr(looked, "_BLOCK", size)
        with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
            assert looked.broken_cells(archive, SHEET) == wanted


def test_nothing_that_is_written_can_be_taken_for_a_formula() -> None:
    """Whoever writes csv guards against formulas, and whoever writes xlsx makes none of texts."""
    writers = [
        (path, text)
        for room in ("api", "cli", "graph", "loaders", "viz")
        for path in (ROOT / room).rglob("*.py")
        if "csv.writer(" in (text := path.read_text(encoding="utf-8"))
        or "csv.DictWriter(" in text
        or "xlsxwriter.Workbook(" in text
    ]
    assert len(writers) >= 4
    for path, text in writers:
        said = "strings_to_formulas" if "xlsxwriter.Workbook(" in text else "guarded("
        assert said in text, f"{path.name} may write formulas"


def test_errors_in_an_old_workbook_are_read_as_empty(tmp_path: Path) -> None:
    """As the README says; when calamine tells of them, they are to be refused as in an xlsx."""
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("表")
    rows: list[list[object]] = [[*MEMBER_HEADERS, "所在党小组"], member(1)]
    for number, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            sheet.write(number, place, str(cell))
    sheet.row(1).set_cell_error(5, "#REF!")
    path = tmp_path / "党员.xls"
    workbook.save(str(path))
    read = read_one(path)
    (row,) = read.rows
    assert isinstance(row, MemberRow)
    assert (read.refusals, row.said("group"), row.group) == ([], True, None)


def test_errors_in_an_open_document_are_read_as_empty_or_as_the_number_beside_them(
    tmp_path: Path,
) -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("锦绣苑", "1号楼")
    )
    wrong = (
        '<table:table-cell office:value-type="string" office:string-value="" '
        'calcext:value-type="error">'
        "<text:p>#REF!</text:p></table:table-cell>"
        '<table:table-cell office:value-type="float" office:value="0" calcext:value-type="error">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
    )
    header = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("社区", "楼号", "网格", "总户数")
    )
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
        f'xmlns:text="{urn}:text:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="表">'
        f"<table:table-row>{header}</table:table-row><table:table-row>{cells}{wrong}</table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "楼栋.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    read = read_one(path)
    (row,) = read.rows
    assert isinstance(row, BuildingRow)
    assert (read.refusals, row.grids, row.households) == ([], None, 0)
