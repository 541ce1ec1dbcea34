"""The reference of commands, from the program itself: what ``--help`` says, on one page."""

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

from typer.main import get_command

from publish.cli.app import application
from publish.errors import ExitCode
from tests.docs.reference.markdown import code, page, table

_CODES = {
    ExitCode.OK: ("Done.", "Every ready dispatch is in the book, whole; what was left out is named."),
    ExitCode.CONTENT: ("The content has problems.", "Mend what is named; `publish explain ID` says why it matters."),
    ExitCode.USAGE: ("The command line or the settings are wrong.", "Correct what is named."),
    ExitCode.ENVIRONMENT: (
        "The machine lacks something: a library, a validator, disk space, a permission, time.",
        "Run `publish doctor`.",
    ),
    ExitCode.FAULT: ("A fault of this program.", "Report it with what `--debug` shows."),
    ExitCode.INTERRUPTED: ("Interrupted.", "Nothing: the last good books are whole."),
    ExitCode.READER_GONE: ("Whoever read the output closed it, as `publish check | head` does.", "Nothing."),
}


def commands() -> str:
    """The page."""
    root = get_command(application())
    said = [_command(name, command) for name, command in every_command(root) if name != "publish"]
    return page(
        "# Commands",
        str(root.help),
        "Results go to standard output, one a line; what is said about the work goes to standard error. "
        f"`{'`, `'.join(option for option in ('--quiet', '--json', '--project'))}` mean the same wherever they stand.",
        "## Options of the program",
        _parameters(root),
        *said,
        "## Exit codes",
        table(
            ("code", "meaning", "what to do"),
            ((str(int(each)), _CODES[each][0], _CODES[each][1]) for each in ExitCode),
        ),
    )


def every_command(command: Any, name: str = "publish") -> Iterator[tuple[str, Any]]:
    """Each command with the words that call it, in the order of the help; groups before what is in them."""
    yield name, command
    if hasattr(command, "commands"):
        for child in command.list_commands(None):
            yield from every_command(command.commands[child], f"{name} {child}")


def _command(name: str, command: Any) -> str:
    words = [name]
    words += ["[OPTIONS]"] if any(_is_option(each) for each in command.params) else []
    words += [_argument(each) for each in command.params if not _is_option(each)]
    words += ["COMMAND …"] if hasattr(command, "commands") else []
    return page(f"## {name}", code(" ".join(words)), cleandoc(command.help or ""), _parameters(command))


def _argument(argument: Any) -> str:
    word = argument.metavar.strip("[]") + ("…" if argument.nargs == -1 else "")
    return word if argument.required else f"[{word}]"


def _is_option(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "option")


def _parameters(command: Any) -> str:
    rows = [_row(each) for each in command.params if not getattr(each, "hidden", False)]
    return table(("", ""), rows) if rows else ""


def _row(parameter: Any) -> tuple[str, str]:
    said = [str(parameter.help)]
    if not _is_option(parameter):
        return code(_argument(parameter)), said[0]
    value = "" if parameter.is_flag else f" {parameter.metavar or 'TEXT'}"
    names = ", ".join(code(name + (value if name.startswith("--") else "")) for name in sorted(parameter.opts, key=len))
    if parameter.required:
        said.append("Needed.")
    if parameter.multiple:
        said.append("May be given several times.")
    if isinstance(parameter.default, str) and parameter.default:
        said.append(f"By default {code(parameter.default)}.")
    return names, " ".join(said)
