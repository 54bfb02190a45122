"""Rows of the ledgers of where people live: buildings, residents."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic.dataclasses import dataclass

from graph.language import Text
from loaders import columns as kinds
from loaders.cells.dates import Dated
from loaders.cells.known import Known
from loaders.columns import column
from loaders.rows import door, names
from loaders.rows.base import Fault, LedgerRow

BuildingKind = Literal["住宅", "商务楼宇", "商住", "其他"]


Datum = Literal["WGS84", "GCJ-02", "BD-09"]


Occupancy = Literal["常住", "出租", "空房", "底商"]


OCCUPANCIES = kinds.closed(
    {
        "常住": ("自住", "自用", "常住户", "自有住房", "常住房", "在住", "居住"),
        "出租": ("租住", "租赁", "出租户", "出租房", "出租屋", "租房", "租户"),
        "空房": ("空置", "空户", "空置房", "闲置", "空挂", "无人居住", "未入住", "空"),
        "底商": ("商铺", "门面", "门面房", "商用", "营业房", "商业", "沿街商铺", "底商户"),
    }
)


@dataclass(slots=True, kw_only=True)
class BuildingRow(LedgerRow):
    """楼栋: a building (``1-10幢``: ten), where it stands, its partitions and its keepers."""

    ledger: ClassVar[str] = "buildings"

    community: Annotated[str, door.community("楼栋在哪个社区", single=True)]
    compound: Annotated[str | None, door.COMPOUND] = None
    buildings: Annotated[
        tuple[str, ...],
        column(
            "楼号",
            *names.without(names.BUILDING, "楼号"),
            kind=kinds.BUILDINGS,
            bold=True,
            note="楼号或楼名",
        ),
    ]
    kind: Annotated[
        BuildingKind | None,
        column("类型", "楼栋类型", "楼宇类型", "房屋类型", "建筑类型", "用途", "楼栋性质",
               kind=kinds.closed({
            "住宅": ("住宅楼", "居民楼", "居住", "民用住宅", "普通住宅", "小高层", "多层", "高层",
            "住宅小区"),
            "商务楼宇": ("商务楼", "写字楼", "办公楼", "商务", "商业楼宇", "楼宇", "商业", "办公"),
            "商住": ("商住楼", "商住两用", "住商", "综合楼", "商住混合", "商住一体"),
            "其他": ("其它", "公共建筑", "学校", "平房"),
        }),
               note="这栋楼作什么用"),
    ] = None  # fmt: skip
    floors: Annotated[
        int | None,
        column("层数", "楼层数", "总层数", "楼层", kind=kinds.INTEGER, note="有几层", example="6"),
    ] = None
    units: Annotated[
        int | None,
        column(
            "单元数",
            "单元总数",
            "单元个数",
            kind=kinds.INTEGER,
            note="有几个单元；各单元从1编起",
            example="3",
        ),
    ] = None
    households: Annotated[
        int | None,
        column(
            "总户数",
            "户数",
            "住户数",
            "居民户数",
            "总套数",
            kind=kinds.INTEGER,
            note="全楼共有多少户，空房也算",
            example="36",
        ),
    ] = None
    grids: Annotated[
        tuple[str, ...] | None,
        column(
            "网格",
            "所属网格",
            "所在网格",
            "网格名称",
            "网格号",
            kind=kinds.REFS,
            ref="grid",
            single=True,
            note="楼栋在哪个网格",
        ),
    ] = None
    patches: Annotated[
        tuple[str, ...] | None,
        column(
            "片区",
            "所属片区",
            "所在片区",
            "片区名称",
            kind=kinds.REFS,
            ref="patch",
            single=True,
            note="楼栋在哪个片区",
        ),
    ] = None
    committees: Annotated[
        tuple[str, ...] | None,
        column("居委会", "所属居委会", "居民委员会", "所在居委会", "居委会名称",
               kind=kinds.REFS, ref="neighbourhood_committee", single=True,
               note="楼栋归哪个居委会", example="示例社区第一居委会"),
    ] = None  # fmt: skip
    manager: Annotated[
        str | None,
        column(
            "物业公司",
            "物业",
            "物业服务企业",
            "物业单位",
            "物业管理公司",
            "物业名称",
            kind=kinds.LABEL,
            note="物业公司全称",
            example="示例物业公司",
        ),
    ] = None
    keeper: Annotated[
        str | None,
        column(
            "楼栋长",
            "楼长",
            "楼栋长姓名",
            "楼门长",
            kind=kinds.NAME,
            sensitive=True,
            single=True,
            note="这栋楼的楼栋长",
        ),
    ] = None
    keeper_phones: Annotated[
        tuple[str, ...] | None,
        column("楼栋长电话", "楼长电话", "楼栋长联系电话", "楼栋长手机", *names.PHONE,
               kind=kinds.PHONES, sensitive=True,
               note="楼栋长的电话"),
    ] = None  # fmt: skip
    unit_keepers: Annotated[
        tuple[tuple[str, str], ...] | None,
        column(
            "单元长",
            "单元长姓名",
            "各单元长",
            kind=kinds.UNIT_KEEPERS,
            sensitive=True,
            single=True,
            note="每个单元的单元长",
        ),
    ] = None
    longitude: Annotated[
        float | None,
        column("经度", "lng", "lon", "X坐标", kind=kinds.LONGITUDE, note="楼栋所在的经度"),
    ] = None
    latitude: Annotated[
        float | None, column("纬度", "lat", "Y坐标", kind=kinds.LATITUDE, note="楼栋所在的纬度")
    ] = None
    datum: Annotated[
        Datum | None,
        column("坐标系", "坐标系统", "坐标类型", kind=kinds.closed({
            "WGS84": ("WGS-84", "GPS", "EPSG:4326", "地球坐标"),
            "GCJ-02": ("GCJ02", "高德", "腾讯", "火星坐标", "国测局"),
            "BD-09": ("BD09", "百度", "BD09LL"),
        }),
               note="经纬度从哪种地图取的，就选哪种坐标系"),
    ] = None  # fmt: skip

    @classmethod
    def fit(cls, cells: dict[str, object]) -> list[Fault]:
        """Bring a compound that stands before the building into place."""
        return door.fit_buildings(cells)


@dataclass(slots=True, kw_only=True)
class ResidentRow(LedgerRow):
    """住户: a household, or one resident of it with the household's cells repeated or merged."""

    ledger: ClassVar[str] = "residents"

    community: Annotated[str, door.community("这户在哪个社区")]
    compound: Annotated[str | None, door.COMPOUND] = None
    building: Annotated[str, door.building("这户在哪栋楼")]
    unit: Annotated[str, door.unit("这户在哪个单元")]
    room: Annotated[str, door.room("门牌上的室号", ref=None)]
    occupancy: Annotated[
        Occupancy | None,
        column("使用方式", "房屋使用方式", "居住状态", "房屋状态", "使用情况", "居住情况",
               "房屋使用情况", "入住情况",
               "住房性质", kind=OCCUPANCIES,
               note="这套房现在怎么用；空房和底商不算住户",
               missed=Text("没有“使用方式”列：从未写明使用方式的户不算在住户，不进任何分母。",
                           "No column 使用方式: households whose use was never stated count as "
                           "unoccupied and are in no denominator.")),
    ] = None  # fmt: skip
    head: Annotated[
        str | None,
        column(
            "户主",
            "户主姓名",
            "房主",
            "业主",
            "业主姓名",
            kind=kinds.NAME,
            sensitive=True,
            note="户主姓名",
        ),
    ] = None
    relation: Annotated[
        str | None,
        column(
            "与户主关系",
            "与户主的关系",
            "户主关系",
            "家庭关系",
            "关系",
            kind=kinds.LABEL,
            note="这一行的人是户主的什么人",
            example="配偶",
        ),
    ] = None
    name: Annotated[
        str | None,
        column(
            "姓名",
            "居民姓名",
            "住户姓名",
            "家庭成员",
            "成员姓名",
            "家庭成员姓名",
            kind=kinds.NAME,
            sensitive=True,
            note="住在这户的人；一人一行，一户几人就几行",
            example="李示例",
        ),
    ] = None
    person_id: Annotated[
        str | None,
        column(
            "身份证号",
            *names.without(names.PERSON_ID, "身份证号"),
            kind=kinds.PERSON_ID,
            sensitive=True,
            note="这个人的身份证号",
        ),
    ] = None
    phones: Annotated[
        tuple[str, ...] | None,
        column(
            "电话",
            *names.without(names.PHONE, "电话"),
            kind=kinds.PHONES,
            sensitive=True,
            note="这个人的电话",
        ),
    ] = None
    politics: Annotated[
        str | None,
        column(
            "政治面貌",
            "政治面目",
            "党派",
            kind=kinds.LABEL,
            note="这个人的政治面貌",
            example="群众",
        ),
    ] = None
    family: Annotated[
        Known | None,
        column(
            "家庭情况",
            "家庭情况清",
            "家庭基本情况",
            "家庭状况",
            kind=kinds.KNOWN,
            done=True,
            sensitive=True,
            note="四清之一：这户的家庭情况",
            example="三口之家（2018-10-30）",
        ),
    ] = None
    person_kinds: Annotated[
        Known | None,
        column(
            "人员类别",
            "人员类别清",
            "人员类型",
            "人员情况",
            kind=kinds.KNOWN,
            done=True,
            sensitive=True,
            note="四清之二：这户有哪几类人",
            example="退休人员（2018-10-30）",
        ),
    ] = None
    facilities: Annotated[
        Known | None,
        column(
            "区域设施",
            "区域设施清",
            "设施情况",
            "公共设施",
            kind=kinds.KNOWN,
            done=True,
            note="四清之三：这户周边的设施",
            example="消防设施完好（2018-10-30）",
        ),
    ] = None
    troubles: Annotated[
        Known | None,
        column(
            "隐患矛盾",
            "隐患矛盾清",
            "矛盾隐患",
            "隐患",
            "隐患和矛盾",
            "矛盾纠纷",
            kind=kinds.KNOWN,
            done=True,
            sensitive=True,
            note="四清之四：隐患和矛盾；没有隐患也要写明",
            example="未见隐患（2018-10-30）",
        ),
    ] = None
    updated: Annotated[
        Dated | None,
        column(
            "信息更新日期",
            "更新日期",
            "更新时间",
            "信息更新时间",
            "采集日期",
            "采集时间",
            kind=kinds.DATE,
            done=True,
            note="这一行最近一次核对的日期",
        ),
    ] = None

    @classmethod
    def fit(cls, cells: dict[str, object]) -> list[Fault]:
        """Bring building, unit and room into place."""
        return door.fit_door(cells)
