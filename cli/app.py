"""The commands, with their help in the user's language.

The annotations are evaluated where they stand (no ``from __future__ import annotations``): their help
texts exist only inside ``build``, once the language is known.
"""

from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Literal

import typer

from cli.desk import Desk
from cli.network import add_links
from cli.options import Options, TableFormat, TextFormat
from cli.review import add_review
from cli.usage import command_class, group_class
from graph.language import Language


def build(language: Language, *, quiet: bool) -> typer.Typer:
    """Make the application for one language."""
    desk = Desk(language, quiet)
    say = desk.say
    app = typer.Typer(
        name="dawangge",
        cls=group_class(language),
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help=say(
            "大网格：读台账，找党建覆盖的空白点与跨单位的联系。\n\n"
            "第一次用：dawangge sample 生成示范街道，dawangge load 装载，dawangge report 看结果。\n\n"
            "任何命令都可加 --lang zh|en（语言）和 --quiet（只出结果）。",
            "Dawangge: reads ledgers, finds gaps of coverage and links between organisations.\n\n"
            "First time: dawangge sample makes a demonstration street, dawangge load loads it, "
            "dawangge report shows the result.\n\n"
            "Every command takes --lang zh|en and --quiet (results only).",
        ),
    )
    command = partial(app.command, cls=command_class(language))
    shared = Options(desk)

    @app.callback(invoke_without_command=True)
    def top(
        context: typer.Context,
        show_version: Annotated[
            bool, typer.Option("--version", help=say("版本", "version"))
        ] = False,
    ) -> None:
        if show_version:
            typer.echo(f"dawangge {version('dawangge')}")
            raise typer.Exit
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    @command(
        help=say(
            "装载台账文件或文件夹：逐行交代，读不懂的退回",
            "Load ledger files or folders; every row is accounted for",
        )
    )
    def load(
        paths: Annotated[
            list[Path],
            typer.Argument(help=say("文件或文件夹", "files or folders"), metavar="PATH"),
        ],
        as_of: Annotated[
            str | None,
            typer.Option(
                "--as-of",
                help=say(
                    "全部台账的截至日（否则取标题、文件名或修改日）", "the day of all ledgers"
                ),
                metavar="DAY",
            ),
        ] = None,
        mapping: Annotated[
            Path | None,
            typer.Option(
                "--mapping",
                help=say("本单位的表头与取值对照（TOML）", "own headers and values (TOML)"),
                metavar="FILE.toml",
            ),
        ] = None,
        mapping_out: Annotated[
            Path | None,
            typer.Option(
                "--mapping-out",
                help=say(
                    "把每张表怎样认的写成对照，改好用 --mapping 交回",
                    "write how every sheet was recognised, to correct and pass back by --mapping",
                ),
                metavar="FILE.toml",
            ),
        ] = None,
        keep_mapping: Annotated[
            bool,
            typer.Option(
                "--keep-mapping",
                help=say(
                    "记住 --mapping 的对照，以后装载自动使用",
                    "keep what --mapping says: later loads use it by themselves",
                ),
            ),
        ] = False,
        complete: Annotated[
            str | None,
            typer.Option(
                "--complete",
                help=say(
                    "声明台账在此范围内是全的：未列出的关系到此为止",
                    "the ledgers are whole for this scope: what they no longer list ends",
                ),
                metavar="SCOPE",
            ),
        ] = None,
        confirm_ending: Annotated[
            bool,
            typer.Option(
                "--confirm-ending",
                help=say("确认终止超过一成的关系", "confirm ending more than a tenth"),
            ),
        ] = False,
        dry_run: Annotated[
            bool,
            typer.Option(
                "--dry-run", help=say("只看会怎样，不写入", "show what would happen, write nothing")
            ),
        ] = False,
        rejects: Annotated[
            Path | None,
            typer.Option(
                "--rejects",
                help=say(
                    "退回的行另存为 xlsx，改好可直接再装",
                    "refused rows as an xlsx to correct and load again",
                ),
                metavar="FILE.xlsx",
            ),
        ] = None,
        form: Annotated[TextFormat, shared.form] = "text",
    ) -> None:
        from cli.loading import load_command

        raise typer.Exit(
            load_command(
                desk, paths, as_of=as_of, mapping=mapping, mapping_out=mapping_out,
                keeping_mapping=keep_mapping, complete=complete, confirm_ending=confirm_ending,
                dry_run=dry_run, rejects=rejects, form=form,
            )
        )  # fmt: skip

    @command(
        help=say(
            "列出全部问题：编号、含义、口径、参数",
            "The catalogue of questions: meaning, basis, parameters",
        )
    )
    def questions(
        form: Annotated[TextFormat, shared.form] = "text",
    ) -> None:
        from cli.asking import questions_command

        questions_command(desk, form)

    @command(
        help=say(
            "问一个问题：数字和数字背后的名单",
            "Ask one question: the number and the list behind it",
        )
    )
    def ask(
        id_: Annotated[str, shared.question],
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        given: Annotated[list[str] | None, shared.given] = None,
        explain: Annotated[
            str | None,
            typer.Option(
                "--explain",
                help=say(
                    "说明一个对象：列没列它，责任链到哪一环",
                    "whether one subject is listed, and its chain",
                ),
                metavar="SUBJECT",
            ),
        ] = None,
        form: Annotated[TableFormat, shared.form] = "table",
        out: Annotated[Path | None, shared.out] = None,
        limit: Annotated[int | None, shared.limit] = None,
        sources: Annotated[
            bool,
            typer.Option(
                "--sources",
                help=say(
                    "每行附来源：台账文件、工作表、行、截至日、程序版本",
                    "with the ledger rows behind each: file, sheet, row, day, version",
                ),
            ),
        ] = False,
        fail_on_gaps: Annotated[bool, shared.fail_on_gaps] = False,
    ) -> None:
        if explain is not None:
            from cli.explaining import explain_command

            raise typer.Exit(
                explain_command(
                    desk,
                    id_,
                    explain,
                    as_of=as_of,
                    scope=scope,
                    given=given or [],
                    form=form,
                    listing=fail_on_gaps or out is not None or limit is not None,
                )
            )
        from cli.asking import ask_command

        raise typer.Exit(
            ask_command(
                desk,
                id_,
                as_of=as_of,
                scope=scope,
                given=given or [],
                form=form,
                out=out,
                limit=limit,
                fail_on_gaps=fail_on_gaps,
                sources=sources,
            )
        )

    @command(
        "show-query",
        help=say(
            "一个问题的 Cypher，可直接贴进 Neo4j Browser",
            "A question's Cypher, ready for Neo4j Browser",
        ),
    )
    def show_query(
        id_: Annotated[str, shared.question],
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        given: Annotated[list[str] | None, shared.given] = None,
    ) -> None:
        from cli.asking import show_query_command

        show_query_command(desk, id_, as_of=as_of, scope=scope, given=given or [])

    @command(
        help=say(
            "全部问题：终端摘要、xlsx（一问一表）、可打印的网页",
            "All questions: summary, xlsx, a printable page",
        )
    )
    def report(
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        out: Annotated[
            Path,
            typer.Option(
                "--out", help=say("放到哪个文件夹", "folder for the files"), metavar="FOLDER"
            ),
        ] = Path("report"),
        fail_on_gaps: Annotated[bool, shared.fail_on_gaps] = False,
    ) -> None:
        from cli.reporting import report_command

        raise typer.Exit(
            report_command(desk, as_of=as_of, scope=scope, out=out, fail_on_gaps=fail_on_gaps)
        )

    add_links(command, desk, shared)

    @command(
        "map",
        help=say(
            "画一张图（单个网页，不联网也能打开）：responsibility 责任链断在哪里，coverage 每一户的覆盖，"
            "links 谁与谁联建，organisations 党组织与单位",
            "Draw a map (one page, opens offline): responsibility, where the chain breaks; "
            "coverage, every household's level; links, who works with whom; "
            "organisations, the party tree and its employers",
        ),
    )
    def draw_map(
        kind: Annotated[
            Literal["responsibility", "coverage", "links", "organisations"],
            typer.Argument(
                metavar="KIND",
                help=say("画什么", "what to draw")
                + "：responsibility | coverage | links | organisations",
            ),
        ],
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        out: Annotated[
            Path | None,
            typer.Option(
                "--out",
                help=say("写到哪个文件", "file to write"),
                metavar="FILE.html",
            ),
        ] = None,
    ) -> None:
        from cli.maps import map_command

        raise typer.Exit(map_command(desk, kind, as_of=as_of, scope=scope, out=out))

    @command(
        "who",
        help=say(
            "查责任：一扇门、一栋楼、一个单位由谁负责，缺什么、谁来办",
            "Who answers for a door, a building, a firm; what is missing and who can act",
        ),
    )
    def who_answers(
        wanted: Annotated[
            str,
            typer.Argument(
                metavar="ADDRESS_OR_NAME",
                help=say(
                    "门牌（锦绣苑/南区/3号楼/2单元/501，也可连写）、楼栋、单位、党组织或党员姓名",
                    "a door (slashes or in one word), a building, a firm, an organisation or a member",
                ),
            ),
        ],
        as_of: Annotated[str | None, shared.as_of] = None,
        form: Annotated[TextFormat, shared.form] = "text",
        out: Annotated[
            Path | None,
            typer.Option(
                "--out",
                help=say("画成一个网页（姓名脱敏）", "draw it as a page, names masked"),
                metavar="FILE.html",
            ),
        ] = None,
    ) -> None:
        from cli.who import who_command

        raise typer.Exit(who_command(desk, wanted, as_of=as_of, form=form, out=out))

    add_review(app, desk, shared)

    @command(
        help=say(
            "生成示范街道的台账（人员均为虚构）和缺口答案",
            "Write a demonstration street as ledgers, with the planted gaps",
        )
    )
    def sample(
        out: Annotated[
            Path,
            typer.Option("--out", help=say("放到哪个文件夹", "folder"), metavar="FOLDER"),
        ] = Path("sample"),
        households: Annotated[
            int,
            typer.Option(
                "--households",
                metavar="N",
                min=500,
                max=500_000,
                help=say("约多少户", "about how many households"),
            ),
        ] = 20_000,
        seed: Annotated[
            int,
            typer.Option(
                "--seed",
                metavar="N",
                help=say("随机种子，同种子同结果", "the same seed gives the same street"),
            ),
        ] = 2018,
        dirt: Annotated[
            bool,
            typer.Option(
                "--dirt/--no-dirt",
                help=say(
                    "掺进写错的行和格，应退回的列在 refusals.json",
                    "plant clerks' mistakes; refusals.json lists what must be refused",
                ),
            ),
        ] = False,
    ) -> None:
        from cli.keeping import sample_command

        sample_command(desk, out, households, seed, dirt=dirt)

    @command(
        help=say(
            "空白模板：每种台账一个 xlsx，带下拉选项、校验和填写说明",
            "Empty workbooks, one per ledger, with drop-downs, checks and notes",
        )
    )
    def templates(
        out: Annotated[
            Path,
            typer.Option("--out", help=say("放到哪个文件夹", "folder"), metavar="DIR"),
        ] = Path("模板"),
    ) -> None:
        from cli.keeping import templates_command

        templates_command(desk, out)

    @command(
        help=say(
            "数据库的约束与索引：plan 查看，apply 建立，drop-obsolete 清理过时的；browser 写出 Neo4j Browser 的脚本和样式",
            "Constraints and indexes: plan, apply, drop-obsolete; browser: scripts and style for Neo4j Browser",
        )
    )
    def schema(
        action: Annotated[
            Literal["plan", "apply", "drop-obsolete", "browser"],
            typer.Argument(
                metavar="ACTION",
                help=say("做什么", "what to do") + "：plan | apply | drop-obsolete | browser",
            ),
        ],
        out: Annotated[
            Path,
            typer.Option(
                "--out", metavar="DIR", help=say("browser 写到哪里", "where browser writes")
            ),
        ] = Path("browser"),
    ) -> None:
        from cli.keeping import browser_command, schema_command

        if action == "browser":
            browser_command(desk, out)
            return
        schema_command(desk, action)

    @command(
        help=say(
            "体检：连接、引擎、版本、结构、台账、磁盘、时钟",
            "Check connection, engine, schema, ledgers, disk and clock",
        )
    )
    def doctor(
        form: Annotated[TextFormat, shared.form] = "text",
    ) -> None:
        from cli.keeping import doctor_command

        raise typer.Exit(doctor_command(desk, form))

    @command(
        help=say(
            "提供 HTTP 接口：/api/v1，缺省只有本机连得上",
            "Serve HTTP: /api/v1, by default for this machine only",
        )
    )
    def serve(
        host: Annotated[
            str | None,
            typer.Option(
                "--host",
                help=say("在哪个地址上，默认 127.0.0.1", "address, default 127.0.0.1"),
                metavar="HOST",
            ),
        ] = None,
        port: Annotated[
            int | None,
            typer.Option(
                "--port",
                min=0,
                max=65535,
                help=say("端口，默认 8765；0 为任取一个", "port, default 8765; 0 takes a free one"),
                metavar="PORT",
            ),
        ] = None,
        exposed: Annotated[
            bool,
            typer.Option(
                "--exposed",
                help=say(
                    "允许别的机器连（前面要有 HTTPS 反向代理）",
                    "let other machines connect (behind a proxy that speaks HTTPS)",
                ),
            ),
        ] = False,
    ) -> None:
        from cli.serving import serve_command

        serve_command(desk, host, port, exposed=exposed)

    key = typer.Typer(
        cls=group_class(language),
        rich_markup_mode=None,
        help=say("接口密钥：add 新做，list 查看，revoke 作废", "API keys: add, list, revoke"),
    )
    app.add_typer(key, name="key")
    key_command = partial(key.command, cls=command_class(language))

    @key_command("add", help=say("做一把密钥，只显示一次", "Make a key; it is shown once"))
    def key_add(
        name: Annotated[str, typer.Argument(metavar="NAME", help=say("谁在用", "who uses it"))],
        scope: Annotated[str | None, shared.scope] = None,
        role: Annotated[
            Literal["reader"],
            typer.Option(
                "--role",
                help=say(
                    "角色：reader 只读，姓名脱敏（目前只有这一种）",
                    "role: reader, who reads, names masked (the only one so far)",
                ),
                metavar="ROLE",
            ),
        ] = "reader",
    ) -> None:
        from cli.serving import key_add_command

        key_add_command(desk, name, scope, role)

    @key_command("list", help=say("有哪些密钥（不含密钥本身）", "The keys, but for what opens"))
    def key_list(
        form: Annotated[TextFormat, shared.form] = "text",
    ) -> None:
        from cli.serving import key_list_command

        key_list_command(desk, form)

    @key_command("revoke", help=say("作废一把密钥，立即生效", "Revoke a key, at once"))
    def key_revoke(
        id_: Annotated[
            str, typer.Argument(metavar="ID", help=say("编号，见 key list", "id, see key list"))
        ],
    ) -> None:
        from cli.serving import key_revoke_command

        key_revoke_command(desk, id_)

    from cli import coverage, gaps

    coverage.add_to(app, desk, shared)
    gaps.add_to(app, desk, shared)
    return app
