"""Addresses that open a line in an editor."""

from pathlib import Path

import pytest

from publish.errors import UsageError
from publish.preview.editors import EDITORS, address_form


def test_a_known_editor_opens_a_file_of_the_project() -> None:
    form = address_form("vscode", Path("/srv/my letters"))
    assert form == "vscode://file/srv/my%20letters/{path}:{line}:{column}"
    assert address_form("", Path("/x")) == ""
    assert all("{path}" in form and "{line}" in form for form in EDITORS.values())


def test_any_form_of_address_is_taken_that_names_a_file() -> None:
    assert address_form("mine://{path}#{line}", Path("/x")) == "mine:///x/{path}#{line}"


@pytest.mark.parametrize("editor", ["vscod", "emacs", "javascript:alert({path})", "DATA:text/html,{path}"])
def test_what_opens_no_file_is_refused(editor: str) -> None:
    with pytest.raises(UsageError):
        address_form(editor, Path("/x"))
