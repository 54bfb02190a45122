"""What could not be taken from a ledger: the closed list of reasons, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from graph.language import Language, Text

Level = Literal["row", "cell"]

_NONE: Final = "—"

# The closed, documented list of codes. {column} is the header as written in the file; the other
# placeholders come with the refusal. The sentences never repeat the value: it stands beside them.
REASONS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "missing_required": Text(
            "“{column}”不能为空，请补填。", "“{column}” must not be empty; fill it in."
        ),
        "invalid_id": Text(
            "身份证号不对：应为18位，最后一位校验码和出生日期须相符，请与证件核对。",
            "Not a valid ID number (18 signs, check sign, birth date); compare with the card.",
        ),
        "damaged_id": Text(
            "号码已被表格软件损坏（只保留了前15位），请把该列设为“文本”格式后重新录入。",
            "Damaged by the spreadsheet program, which keeps 15 digits: "
            "format the column as text and retype it.",
        ),
        "invalid_uscc": Text(
            "统一社会信用代码不对：应为18位且校验码相符，请与证照核对。",
            "Not a valid unified social credit code (18 signs, check sign); "
            "compare with the licence.",
        ),
        "invalid_area_code": Text(
            "区划代码不对：应为12位统计用区划代码，街道也可只写前9位、区县前6位。",
            "Not an area code: the statistical code has 12 digits, of which a street may have the first 9, a district the first 6.",
        ),
        "invalid_date": Text(
            "不是可识别的日期，请写成 2018-10-30 或 2018年10月。",
            "Not a date; write 2018-10-30 or 2018-10.",
        ),
        "invalid_number": Text(
            "应为数字，请只填数字（可带“户”“人”“年”等单位）。", "Not a number; write digits only."
        ),
        "invalid_phone": Text(
            "不是可识别的电话号码，多个号码请用“、”分开。",
            "Not a phone number; separate several by a comma.",
        ),
        "invalid_coordinate": Text(
            "经纬度超出范围，请填十进制度数（经度在前，纬度在后）。",
            "The coordinate is out of range; write decimal degrees.",
        ),
        "invalid_door": Text(
            "楼栋、单元、室号看不明白，请写成 3号楼、2单元、501。",
            "The door cannot be understood; write 3号楼, 2单元, 501.",
        ),
        "door_became_date": Text(
            "门牌已被表格软件改成了日期，请把该列设为“文本”格式后重新录入。",
            "The spreadsheet program turned the door into a date: "
            "format the column as text and retype it.",
        ),
        "door_conflict": Text(
            "“{column}”与本行其他列写的楼栋或单元不一致，请核对。",
            "“{column}” names another building or unit than the other columns of this row.",
        ),
        "several_not_allowed": Text(
            "这里只能写一栋楼，请每栋楼写一行。",
            "Only one building can stand here; use one row for each.",
        ),
        "too_many_buildings": Text(
            "一个单元格里的楼栋太多（超过300栋），请核对起止号。",
            "Too many buildings in one cell (over 300); check the range.",
        ),
        "invalid_unit_keepers": Text(
            "单元长看不明白，请写成 1单元:张三;2单元:李四。",
            "Unit keepers cannot be understood; write 1单元:张三;2单元:李四.",
        ),
        "not_in_list": Text(
            "“{column}”不在可选范围内，应为：{allowed}。", "“{column}” must be one of: {allowed}."
        ),
        "unknown_ref": Text(
            "找不到“{column}”写的对象，请核对名称或先导入其台账；相近的有：{candidates}。",
            "What “{column}” names is not known; check it or load its ledger. "
            "Nearest: {candidates}.",
        ),
        "ambiguous_ref": Text(
            "“{column}”写的名称对应不止一个对象，请写全称或代码：{candidates}。",
            "What “{column}” names fits more than one; write the full name or code: {candidates}.",
        ),
        "not_a_branch": Text(
            "“{column}”应写党支部，这里写的是{kind}，请写到党支部。",
            "“{column}” takes a party branch; what is written is another organisation ({kind}).",
        ),
        "name_mismatch": Text(
            "“{column}”与身份证号不是同一个人，请核对姓名和号码。",
            "“{column}” is not the name of the member with this ID number; check both.",
        ),
        "same_party": Text(
            "“{column}”与另一方是同一个，协议须有两方，请核对。",
            "“{column}” is the same party as the other; an agreement has two sides.",
        ),
        "duplicate_conflict": Text(
            "与“{other}”同一天的记录互相矛盾{fact}，只保留了前一条，请核对后保留一条。",
            "Contradicts {other_en} of the same day{fact_en}, which was kept; check and keep one.",
        ),
        "interval_reversed": Text(
            "结束日期早于开始日期（只写到年、月的按其第一天算），请核对。",
            "The end date lies before the start date (a year or month counts as its first day).",
        ),
        "formula_error": Text(
            "公式出了错（如 #REF!）或没有算出结果，请改成具体内容；或用表格软件打开、另存后再装。",
            "A formula that failed (such as #REF!) or was never worked out: write the value, "
            "or open the file in a spreadsheet program and save it again.",
        ),
        "invalid_value": Text(
            "“{column}”的内容看不明白，请核对。", "“{column}” cannot be understood."
        ),
    }
)

_NOTHING_NEAR: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "unknown_ref": Text(
            "找不到“{column}”写的对象，请核对名称或先导入其台账。",
            "What “{column}” names is not known; check it or load its ledger.",
        ),
    }
)
"""What is said instead where no candidates can be named."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row or one cell that was not taken, and why.

    ``value`` is the cell as in the file, so it may hold a number or a phone: refusals go back to
    the clerk who wrote the file, never into a log; for the same reason ``repr`` leaves it out.
    """

    file: str
    sheet: str
    row: int
    column: str
    value: str = field(repr=False)
    level: Level
    code: str
    details: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def reason(self) -> Text:
        """Say in both languages what is wrong and what to do."""
        words = _Words({"column": self.column, **self.details})
        template = REASONS[self.code]
        if self.details.get("candidates", _NONE) in ("", _NONE):
            template = _NOTHING_NEAR.get(self.code, template)
        return Text(template.zh.format_map(words), template.en.format_map(words))

    def as_json(self, language: Language) -> dict[str, str | int]:
        """Return the JSON object of the contract, the reason in one language."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "level": self.level,
            "code": self.code,
            "reason": self.reason.say(language),
        }


class _Words(dict[str, str]):
    """The words of one sentence; what is not known is a dash."""

    def __missing__(self, key: str) -> str:
        return _NONE
