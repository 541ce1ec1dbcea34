"""A project's dispatches as one plain WeasyPrint document: ``python -m tests.bench.typography.plain PROJECT OUT.pdf``.

What a person would do who has WeasyPrint and an afternoon: Markdown to HTML, one sheet of styles for A5, the pictures
as they are. It is what a build is weighed against, so nothing of this program takes part.
"""

import re
import sys
from html import escape
from pathlib import Path

import weasyprint
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

_SHEET = """
@font-face { font-family: Text; src: url(GentiumBookPlus-Regular.ttf) }
@font-face { font-family: Text; src: url(GentiumBookPlus-Italic.ttf); font-style: italic }
@font-face { font-family: Text; src: url(GentiumBookPlus-Bold.ttf); font-weight: bold }
@page { size: A5; margin: 17mm 21mm 25mm 17mm; @bottom-center { content: counter(page) } }
body { font: 10.25pt/14pt Text; text-align: justify; hyphens: auto }
h1 { break-before: page; text-align: left; hyphens: none }
p { margin: 0; text-indent: 1em; orphans: 2; widows: 2 }
img { width: 100% }
"""
_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_HEADLINE = re.compile(r"^headline: *\"?(.*?)\"?$", re.MULTILINE)


def markup(edition: Path) -> str:
    """One document of all dispatches in a folder, in the order of their names."""
    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    bodies = []
    for path in sorted(edition.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        front = _FRONT.match(text)
        headline = _HEADLINE.search(front[1]) if front else None
        rest = text[front.end() :] if front else text
        bodies.append(f"<h1>{escape(headline[1] if headline else path.stem)}</h1>{reader.render(rest)}")
    return f'<html lang="en"><meta charset="utf-8"><body>{"".join(bodies)}'


def main() -> None:
    project, out = map(Path, sys.argv[1:])
    (edition,) = (project / "content/editions").iterdir()
    fonts = Path(__file__).parents[3] / "styles/themes/default/fonts/gentium-book-plus"
    sheet = weasyprint.CSS(string=_SHEET, base_url=f"{fonts.as_uri()}/")
    document = weasyprint.HTML(string=markup(edition), base_url=f"{edition.as_uri()}/").render(stylesheets=[sheet])
    document.write_pdf(out, pdf_tags=True)
    print(len(document.pages))


if __name__ == "__main__":
    main()
