"""What posts take from other files of their site when a folder is brought."""

import base64
import json
from datetime import date
from pathlib import Path

import pytest

from publish.cli.new.brought import brought_lines
from publish.diagnostics import Severity
from publish.pipeline.bringing import Brought, NewFrom, bring
from publish.pipeline.files import Folder
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from publish.pipeline.site_pieces import with_pieces

PICTURE = b"\x89PNG\r\n\x1a\n"
SITE = {
    "_includes/lamp.html": "<p>The lamp is lit.</p>\n",
    "_includes/box.html": (
        '<div class="box">{% comment %}ours{% endcomment %}{{ include.text | markdownify }}'
        '{% if include.by %} By {{ include.by }}.{% else %} By nobody.{% endif %}</div>\n'
    ),
    "_includes/with.html": '{% include box.html text="Oil" %}\n',
    "_includes/list.html": "{% for one in site.posts %}{{ one.title }}{% endfor %}\n",
    "_includes/round.html": "Again. {% include round.html %}",
    "layouts/shortcodes/tide.html": (
        '<b>{{ .Get 0 }}</b>{{ with .Get "at" }} at {{ . }}{{ end }}: {{ .Inner | markdownify }}'
    ),
    "layouts/shortcodes/works.html": "{{ range .Site.Pages }}x{{ end }}",
    "posts/_part.qmd": "---\ntitle: Part\n---\nThe *part*.\n",
    "docs/snippet.md": "Cut out.\n",
    "Tallow.md": (
        "# Tallow\n\nAll of it.\n\n## Kinds\n\nHard and soft.\n\n### Hard\n\nIt is hard.\n\n"
        "## Uses\n\nGrease. ^grease\n\n- one\n- two ^two\n"
    ),
    "downloads/code/tide.py": "print('tide')\n{% include lamp.html %}\n",
    "downloads/notebooks/Tide.ipynb": json.dumps(
        {
            "nbformat": 4,
            "cells": [
                {"cell_type": "markdown", "source": ["# Left out"], "metadata": {}},
                {
                    "cell_type": "code",
                    "source": "draw()",
                    "metadata": {},
                    "outputs": [
                        {"output_type": "display_data", "data": {"image/png": base64.b64encode(PICTURE).decode()}}
                    ],
                },
            ],
        }
    ),
}  # fmt: skip


def _site(tmp_path: Path, files: dict[str, str]) -> Folder:
    for path, text in {**SITE, **files}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return Folder(tmp_path)


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("{% include lamp.html %}", "<p>The lamp is lit.</p>"),
        ('{%- include "lamp.html" -%}', "<p>The lamp is lit.</p>"),
        ("{% render 'lamp' %}", "<p>The lamp is lit.</p>"),
        ('{% include box.html text="Oil." by="Ines" %}', '<div class="box">Oil. By Ines.</div>'),
        ("{% include box.html %}", '<div class="box"> By nobody.</div>'),
        ("{% include with.html %}", '<div class="box">Oil By nobody.</div>'),
        ('{{< tide "Flood" at="noon" >}}It *turns*.{{< /tide >}} Then', "<b>Flood</b> at noon: It *turns*. Then"),
        ('{{< tide "Ebb" >}}', "<b>Ebb</b>: "),
        ("{{< include _part.qmd >}}", "The *part*."),
        ('--8<-- "snippet.md"', "Cut out."),
        ("![[Tallow#Kinds]]", "## Kinds\n\nHard and soft.\n\n### Hard\n\nIt is hard."),
        ("![[Tallow#Kinds#Hard]]", "### Hard\n\nIt is hard."),
        ("![[Tallow#^grease]]", "Grease."),
        ("![[Tallow#^two]]", "- two"),
        (
            "{% include_code tide.py lang:python High %}",
            "High:\n\n```python\nprint('tide')\n{% include lamp.html %}\n```",
        ),
        ("{% notebook notebooks/Tide.ipynb cells[1:] %}", "```python\ndraw()\n```\n\n![](Tide-1.png)"),
        # What works something out, is not there, or is known by its name, stays as it is.
        *(
            (line, line)
            for line in (
                "{% include list.html %}",
                "{% include nowhere.html %}",
                '{% include figure.html src="lamp.png" %}',
                "{{< works >}}",
                '{{< figure src="lamp.png" >}}',
                "![[Tallow#Nowhere]]",
                "See ![[Tallow#Uses]] there",
                "`{% include lamp.html %}`",
                "```\n{% include lamp.html %}\n```",
                "{% raw %}{% include lamp.html %}{% endraw %}",
                "<!-- {% include lamp.html %} -->",
                "{% include ../../etc/passwd %}",
            )
        ),
    ],
)
def test_what_can_be_known_of_other_files_is_put_in(line: str, made: str, tmp_path: Path) -> None:
    files = _site(tmp_path, {})
    paths = frozenset(SITE)
    pieces = with_pieces(f"Before.\n\n{line}\n\nBehind.\n", "posts/a.md", files, paths)
    assert pieces.text == f"Before.\n\n{made}\n\nBehind.\n"
    assert bool(pieces.taken) is (line != made)
    assert pieces.pictures == ({"Tide-1.png": PICTURE} if "notebook" in line else {})


@pytest.mark.parametrize(
    ("line", "made"),
    [
        (".. literalinclude:: ../downloads/code/tide.py", "\n    print('tide')\n    {% include lamp.html %}"),
        ("  .. listing:: downloads/code/tide.py", "\n      print('tide')\n      {% include lamp.html %}"),
        (".. include:: ../part.txt", "Taken in."),
        (".. literalinclude:: ../downloads/code/tide.py\n   :lines: 1", None),
        (".. include:: ../downloads/code/tide.py", None),
        (".. include:: ../../etc/passwd", None),
    ],
)
def test_files_that_restructuredtext_takes_in_are_put_in(line: str, made: str | None, tmp_path: Path) -> None:
    files = _site(tmp_path, {"part.txt": "Taken in.\n"})
    pieces = with_pieces(f"A\n=\n\n{line}\n", "posts/a.rst", files, frozenset([*SITE, "part.txt"]))
    assert pieces.text.removeprefix("A\n=\n\n").removesuffix("\n") == (
        line
        if made is None
        else made
        if "include::" in line and "literal" not in line
        else f"{line[: line.index('..')]}.. code-block:: py\n{made}"
    )


def test_what_takes_in_itself_comes_to_an_end(tmp_path: Path) -> None:
    files = _site(tmp_path, {})
    text = with_pieces("{% include round.html %}", "posts/a.md", files, frozenset(SITE)).text
    assert text.count("Again.") < 10
    own = "# A\n\n## Part\n\nWords.\n\n![[#Part]]\n"
    assert with_pieces(own, "a.md", files, frozenset(SITE)).text == own


def _brought(tmp_path: Path, files: dict[str, str]) -> Brought:
    _site(tmp_path / "site", files)
    new = NewFrom("", "", "", "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10", date(2026, 11, 20), None)
    return bring(tmp_path / "site", tmp_path / "book", new)


def test_posts_with_pieces_of_other_files_are_read_without_an_error(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: The Lamp\n",
        "_posts/2026-11-20-lamp.md": (
            '---\ntitle: "The lamp"\n---\n\n{% notebook Tide.ipynb %}\n\n{% include box.html text="Oil." %}\n'
        ),
    }
    brought = _brought(tmp_path, files)
    assert brought.taken == ["downloads/notebooks/Tide.ipynb", "_includes/box.html"]
    assert any("took words, code or pictures from 2 files" in line for line in brought_lines(brought, "book"))
    loaded = load_edition(load_project(tmp_path / "book").value, "all")
    assert [str(one) for one in loaded.diagnostics if one.severity is Severity.ERROR] == []
    assert (tmp_path / "book/content/editions/all/Tide-1.png").read_bytes() == PICTURE


def test_notebooks_among_posts_become_markdown_and_those_beside_posts_do_not(tmp_path: Path) -> None:
    book = json.dumps(
        {
            "nbformat": 4,
            "cells": [
                {
                    "cell_type": "markdown",
                    "metadata": {},
                    "source": "# The tide\n> It turns.\n\n- date: 2026-11-20\n- author: Ines Hallgarten\n",
                },
                {"cell_type": "markdown", "metadata": {}, "source": "Twice a day."},
            ],
        }
    )
    files = {
        "_config.yml": "title: The Lamp\n",
        "_posts/2026-11-20-lamp/index.md": "---\ntitle: The lamp\n---\n\nWords.\n",
        "_posts/2026-11-20-lamp/draw.ipynb": book,
        "_notebooks/2026-11-21-tide.ipynb": book,
    }
    brought = _brought(tmp_path, files)
    assert [post.path for post in brought.site.posts] == [
        "_notebooks/2026-11-21-tide.ipynb",
        "_posts/2026-11-20-lamp/index.md",
    ]
    text = (tmp_path / "book/content/editions/all/_notebooks/2026-11-21-tide.md").read_text()
    assert text.startswith(
        '---\ntitle: "The tide"\nsummary: "It turns."\ndate: 2026-11-20\nauthor: Ines Hallgarten\n---\n'
    )
    loaded = load_edition(load_project(tmp_path / "book").value, "all")
    assert [str(one) for one in loaded.diagnostics if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("head", "path", "cited"),
    [
        ("bibliography: own.bib\n", "posts/own.bib", True),
        ('bibliography:\n  - "own.bib"\n', "posts/own.bib", True),
        ("bibliography: [/lists/own.bib]\n", "lists/own.bib", True),
        ("", "lists/own.bib", True),
        ("bibliography: other.bib\n", "posts/own.bib", False),
        ("bibliography: ../../own.bib\n", "own.bib", False),
    ],
)
def test_citations_are_looked_up_where_the_post_or_the_site_says(
    head: str, path: str, cited: bool, tmp_path: Path
) -> None:  # fmt: skip
    files = {
        path: "@book{rook, author = {Ada Rook}, title = {Soundings}, year = 1998}\n",
        "posts/a.qmd": f"---\ntitle: A\n{head}---\n\nSo it is [@rook].\n",
        "_quarto.yml": "project:\n  type: website\n" + ("" if head else "bibliography: lists/own.bib\n"),
    }
    brought = _brought(tmp_path, files)
    text = (tmp_path / "book/content/editions/all/a.qmd").read_text()
    assert ("So it is (Rook 1998)." in text, "Soundings" in text) == (cited, cited)
    assert (path in brought.taken) is cited
    said = load_edition(load_project(tmp_path / "book").value, "all").diagnostics
    told = [one.id for one in said if one.severity is Severity.ERROR]
    assert told == ([] if cited else ["markup-leaked"])
