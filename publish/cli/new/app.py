"""The commands under ``publish new``; a folder's name alone makes a project."""

from typing import Any

import typer
from typer.core import TyperGroup

from publish.cli.new.dispatch import dispatch, edition
from publish.cli.new.project import project
from publish.cli.new.workflow import workflow
from publish.cli.options import help_unless_named

_PROJECT = "project"


class _ProjectByDefault(TyperGroup):
    """``publish new letters`` is ``publish new project letters``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put in the name of the command that is meant where none is given; ``ctx`` is Typer's own."""
        if args and args[0] not in {*self.commands, "--help"}:
            args = [_PROJECT, *args]
        return super().parse_args(ctx, args)


def new_commands() -> typer.Typer:
    """``new``, with its commands."""
    app = typer.Typer(
        cls=_ProjectByDefault,
        name="new",
        help="Start a project (publish new DIR), an edition or a dispatch.\n\nNothing that is there is written over.",
        invoke_without_command=True,
        rich_markup_mode=None,
    )
    app.callback()(help_unless_named)
    app.command(_PROJECT)(project)
    app.command("edition")(edition)
    app.command("dispatch")(dispatch)
    app.command("workflow")(workflow)
    return app
