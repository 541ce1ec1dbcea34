"""Notebooks of Jupyter as Markdown: words, code, and what came of it."""

import base64
import json
from typing import Any

import pytest

from publish.importers.foreign import notebook
from publish.importers.foreign.material import Material
from publish.importers.foreign.notebook import notebook_text
from publish.importers.foreign.table import source_of

PICTURE = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


def _book(*cells: dict[str, Any], **about: Any) -> bytes:
    return json.dumps({"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()


def _code(source: str, *outputs: dict[str, Any], tags: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": {"tags": list(tags)}, "outputs": list(outputs)}


def _result(**forms: object) -> dict[str, Any]:
    return {"output_type": "execute_result", "data": {key.replace("_", "/", 1): form for key, form in forms.items()}}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ({"cell_type": "markdown", "source": ["One\n", "two."]}, "One\ntwo."),
        ({"cell_type": "heading", "level": 2, "source": "Tides"}, "## Tides"),
        ({"cell_type": "raw", "source": "---\ntitle: Tides\n---\n"}, "---\ntitle: Tides\n---"),
        (_code("x = 1"), "```python\nx = 1\n```"),
        (_code('"```"'), '````python\n"```"\n````'),
        (_code("#| echo: false\nx", _result(text_plain="7")), "```text\n7\n```"),
        (_code("#hide_input\nx", _result(text_plain="7")), "```text\n7\n```"),
        (_code("#hide\nimport tide"), ""),
        (_code("import tide", tags=("remove-cell",)), ""),
        (_code("x", _result(text_plain="7"), tags=("remove-input",)), "```text\n7\n```"),
        (_code("x", _result(text_plain="7"), tags=("hide_output",)), "```python\nx\n```"),
        (_code("#| label: fig-x\n# A remark\nx"), "```python\n# A remark\nx\n```"),
        (_code("", {"output_type": "stream", "text": ["1\n", "2\n"]}), "```text\n1\n2\n```"),
        (_code("", {"output_type": "stream", "text": "10 %\r20 %\rdone"}), "```text\ndone\n```"),
        (
            _code("", {"output_type": "error", "traceback": ["\x1b[31mTideError\x1b[0m", "low"]}),
            "```text\nTideError\nlow\n```",
        ),
        (_code("", _result(text_markdown="*high*", text_plain="high")), "*high*"),
        (_code("", _result(text_latex="$x^2$", text_plain="x2")), "$x^2$"),
        (_code("", _result(image_png=PICTURE, text_plain="<Figure>")), "![](low-tide-1.png)"),
        (
            _code("", _result(text_html="<style>a{}</style><table>\n\n<tr><td>1</td></tr></table>")),
            "<table>\n<tr><td>1</td></tr></table>",
        ),
        (_code("", _result(text_html="<div>widget</div>", text_plain="widget()")), "```text\nwidget()\n```"),
        (_code("", _result(text_plain="<Axes.Sub at 0x7f>")), ""),
        (
            {
                "cell_type": "markdown",
                "source": "![](attachment:a.png)",
                "attachments": {"a.png": {"image/png": PICTURE}},
            },
            "![](a.png)",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_cell_and_result_is_what_a_reader_of_the_notebook_sees(cell: dict[str, Any], text: str) -> None:
    made = notebook_text(_book(cell), "posts/low tide.ipynb")
    assert made.ok
    assert made.value.text == f"{text}\n"
    assert set(made.value.pictures.values()) == ({b"\x89PNG\r\n\x1a\n"} if ".png" in text else set())


def test_notebooks_of_the_older_form_are_read() -> None:
    old = {
        "nbformat": 3,
        "metadata": {"name": "tide"},
        "worksheets": [
            {
                "cells": [
                    {"cell_type": "heading", "level": 1, "source": "Tides"},
                    {
                        "cell_type": "code",
                        "input": "draw()",
                        "language": "python",
                        "outputs": [
                            {"output_type": "pyout", "png": PICTURE, "text": "<plot>"},
                            {"output_type": "pyerr", "traceback": ["low"]},
                        ],
                    },
                ]
            }
        ],
    }
    made = notebook_text(json.dumps(old).encode(), "tide.ipynb").value
    assert made.text == "# Tides\n\n```python\ndraw()\n```\n\n![](tide-1.png)\n\n```text\nlow\n```\n"


def test_the_head_that_nikola_keeps_in_the_notebook_is_front_matter() -> None:
    data = _book(
        {"cell_type": "markdown", "source": "Words."}, nikola={"title": "Tides", "date": "2026-11-20", "tags": ""}
    )
    assert notebook_text(data, "a.ipynb").value.text == '---\ntitle: "Tides"\ndate: "2026-11-20"\n---\n\nWords.\n'


def test_a_notebook_is_known_by_what_it_holds_and_told_of_at_its_cells() -> None:
    data = _book(
        {"cell_type": "markdown", "source": "# Tides\n\nBy the *mark*."},
        {"cell_type": "markdown", "source": "{% due x %}"},
    )
    material = Material(data, "tides.txt")
    assert source_of(material) is notebook.SOURCE
    found = notebook.read(material)
    assert [dispatch.slug for dispatch in found.value.dispatches] == ["tides"]
    lines = data.decode().split("\n")
    [leaked] = [one for one in found.diagnostics if one.id == "markup-leaked"]
    assert "cell_type" in lines[leaked.at.line - 1]
    assert lines[leaked.at.line].strip().startswith('"source": "{% due')


@pytest.mark.parametrize(
    "data", [b"{", b"[]", b'{"nbformat": 4}', b'{"cells": 3, "nbformat": 4}', b"\xff\xfe", b"[" * 100_000]
)
def test_what_is_no_notebook_is_refused(data: bytes) -> None:
    made = notebook_text(data, "a.ipynb")
    assert [one.id for one in made.diagnostics] == ["import-refused"]
