"""``publish lsp``: findings, completion and more in an editor, while one types."""

from publish.cli.options import Packages
from publish.errors import ExitCode, MissingTool, installs


def lsp(packages: Packages = None) -> ExitCode:
    """Speak with an editor: what is wrong while one types, and more.

    A server of the Language Server Protocol, for the editor to start. It speaks on standard input and output, opens no
    network connection, and writes nothing but into the editor. The projects are found by the files that are open. It
    needs pygls: dispatch-press[lsp].
    """
    from publish.cli import dates

    try:
        from publish.language_server.serve import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol", "cattrs"}:
            raise
        raise MissingTool("editors cannot be spoken with without pygls", hint=f"Type: {installs('lsp')}") from error
    serve(dates.today, packages or ())
    return ExitCode.OK
