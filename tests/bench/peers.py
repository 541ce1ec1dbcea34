"""What the program is measured against: other ways from the same files to an e-book, and to pages."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FONTS = Path(__file__).parents[2] / "styles/themes/default/fonts/gentium-book-plus"
_TYPST = """\
#set page(paper: "a5", margin: (inside: 21mm, outside: 17mm, top: 17mm, bottom: 25mm), numbering: "1")
#set text(font: "Gentium Book Plus", size: 10.25pt, lang: "en")
#set par(justify: true, first-line-indent: 1em, leading: 0.45em, spacing: 0.45em)
"""
_OPENS = {"em_open": "#emph[", "strong_open": "#strong[", "blockquote_open": "#quote(block: true)[", "td_open": "["}
_OPENS |= {"th_open": "[", "list_item_open": "[", "bullet_list_open": "#list(", "ordered_list_open": "#enum("}
_CLOSES = {"list_item_close": "],", "bullet_list_close": ")", "ordered_list_close": ")", "table_close": ")"}
_CLOSES |= {"td_close": "],", "th_close": "],", "paragraph_close": "\n\n", "heading_close": "]\n\n", "link_close": "]"}


def plain_typst(folder: Path, out: Path) -> None:
    """The same as pages set by Typst: each dispatch on a page of its own, photos as they are, notes at the foot."""
    import typst
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    written = [_TYPST]
    for file in sorted(folder.glob("*.md")):
        tokens = reader.parse(_FRONT.sub("", file.read_text(encoding="utf-8")))
        written += [f"#pagebreak(weak: true)\n= {file.stem}\n\n", *_typst(tokens)]
    source = folder / "plain.typ"
    source.write_text("".join(written), encoding="utf-8")
    try:
        typst.compile(
            str(source), output=str(out), root=str(folder), font_paths=[str(_FONTS)], ignore_system_fonts=True
        )
    finally:
        source.unlink()


def _typst(tokens: Sequence[Any]) -> Iterator[str]:
    """Tokens of Markdown in Typst's words; a note stands where it is called."""
    notes: dict[int, str] = {}
    body: list[Any] = []
    inside = None
    for token in tokens:
        if token.type == "footnote_open":
            inside, kept = token.meta["id"], list[Any]()
        elif token.type == "footnote_close":
            notes[inside or 0] = "".join(_said(kept, {})).strip()
            inside = None
        elif inside is not None:
            kept.append(token)
        else:
            body.append(token)
    yield from _said(body, notes)


def _said(tokens: Sequence[Any], notes: dict[int, str]) -> Iterator[str]:
    for place, token in enumerate(tokens):
        if token.type == "inline":
            yield from _said(token.children, notes)
        elif token.type in ("text", "code_inline", "html_inline", "html_block", "fence", "code_block"):
            yield "#" + repr_of(token.content) + ";"
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "image":
            yield f"#image({repr_of(token.attrs['src'])}, width: 100%)"
        elif token.type == "footnote_ref":
            yield f"#footnote[{notes.get(token.meta['id'], '')}]"
        elif token.type == "heading_open":
            yield f"#heading(level: {token.tag[1]})["
        elif token.type == "link_open":
            href = str(token.attrs["href"])
            yield f"#link({repr_of(href)})[" if ":" in href else "#box["
        elif token.type == "table_open":
            cells = [each.type for each in tokens[place:]]
            yield f"#table(columns: {cells[: cells.index('tr_close')].count('th_open')}, "
        elif token.type in _OPENS:
            yield _OPENS[token.type]
        elif token.type.endswith("_close"):
            yield _CLOSES.get(token.type, "]" if token.type.replace("_close", "_open") in _OPENS else "")


def repr_of(text: str) -> str:
    """A string as Typst writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def plain_ebook(folder: Path, out: Path) -> None:
    """The e-book that twenty lines over EbookLib and markdown-it make: no check, no style, photos as they are."""
    from ebooklib import epub
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    book = epub.EpubBook()
    book.set_identifier("bench")
    book.set_title("Bench")
    book.set_language("en")
    chapters: list[epub.EpubHtml] = []
    pictures: set[str] = set()
    for file in sorted(folder.glob("*.md")):
        text = _FRONT.sub("", file.read_text(encoding="utf-8"))
        chapter = epub.EpubHtml(title=file.stem, file_name=f"{file.stem}.xhtml", lang="en")
        chapter.content = parser.render(text)
        pictures.update(re.findall(r'src="(images/[^"]+)"', chapter.content))
        book.add_item(chapter)
        chapters.append(chapter)
    for name in sorted(pictures):
        data = (folder / name).read_bytes()
        uid = name.replace("/", "-")
        book.add_item(epub.EpubItem(uid=uid, file_name=name, media_type="image/jpeg", content=data))
    book.toc, book.spine = chapters, ["nav", *chapters]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    epub.write_epub(str(out), book)


if __name__ == "__main__":
    make = plain_typst if sys.argv[2].endswith(".pdf") else plain_ebook
    make(Path(sys.argv[1]), Path(sys.argv[2]))
