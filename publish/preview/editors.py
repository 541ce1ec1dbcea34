"""The addresses by which an editor opens a line of a file."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from publish.config.suggest import did_you_mean
from publish.errors import UsageError

EDITORS: Mapping[str, str] = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
}
"""The forms that editors document, by their names."""

_RUNS = ("javascript:", "data:", "vbscript:", "blob:")


def address_form(editor: str, root: Path) -> str:
    """The form of an address for files of a project; ``{path}`` in it is relative to its folder. Empty for no editor.

    :class:`UsageError` for an editor that is not known, and for a form without ``{path}`` or that would run something.
    """
    if not editor:
        return ""
    form = EDITORS.get(editor, editor)
    if "{path}" not in form:
        hint = did_you_mean(editor, tuple(EDITORS)) or "Write the form of its addresses: editor://{path}:{line}"
        raise UsageError(f"there is no editor “{editor}”", hint=hint)
    if form.lower().startswith(_RUNS):
        raise UsageError(f"“{editor}” opens no file", hint="Name an editor: vscode, or editor://{path}:{line}")
    return form.replace("{path}", f"{quote(root.as_posix())}/{{path}}")
