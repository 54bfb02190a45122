"""links."""

from pathlib import Path
from typing import Annotated

import typer

from cli.desk import Desk
from cli.options import LinksFormat, Options
from cli.usage import Commands


def add_to(app: Commands, desk: Desk, shared: Options) -> None:
    """Add the command to the application."""
    say = desk.say

    @app.command(
        help=say(
            "三联三共联建网络：谁与谁联、哪几类、自何时、依据哪一行；--latent 另列潜在联系",
            "The network of joint work: who with whom, by which types, since when, by which row; "
            "--latent adds what could be",
        )
    )
    def links(
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        latent: Annotated[
            bool,
            typer.Option(
                "--latent",
                help=say(
                    "另列潜在联系（资源对上需求、同楼、同片……），不与实有的混在一起",
                    "also what could join two (a resource fits a need, same building …), kept apart",
                ),
            ),
        ] = False,
        form: Annotated[LinksFormat, shared.form] = "table",
        out: Annotated[Path | None, shared.out] = None,
    ) -> None:
        from cli.links import links_command

        raise typer.Exit(
            links_command(desk, as_of=as_of, scope=scope, latent=latent, form=form, out=out)
        )
