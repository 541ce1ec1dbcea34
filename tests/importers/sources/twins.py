"""Hostile twins of the sources: the same files with what somebody meant ill, in the spelling of each format."""

import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from tests.importers.sources.table import SOURCES, BroughtSource

STAYS = "Hostile words stay"
"""What a payload says, as words that are only words."""
LINK = "so does a hostile link"
"""The words of a link that leads to a script."""
FORBIDDEN = ("steal(", "spy.example", "javascript:", "onclick", "onload", "onerror", "<script")
"""What no tree may hold."""
_PAYLOAD = (
    '<p onclick="steal(1)" style="background:url(https://spy.example/b.png)">Hostile words stay</p>'
    '<script>steal(2)</script><img src="https://spy.example/o.gif" width="1" height="1" onerror="steal(3)">'
    '<p><a href="java&#115;cript:steal(4)">so does a hostile link</a></p>'
    '<iframe src="javascript:steal(5)"></iframe><svg onload="steal(6)"><script>steal(7)</script></svg>'
    '<style>@import url(https://spy.example/s.css)</style><object data="javascript:steal(8)"></object>'
)
_XHTML = (
    '<p onclick="steal(1)" style="background:url(https://spy.example/b.png)">Hostile words stay</p>'
    "<script>steal(2)</script>"
    '<img src="https://spy.example/o.gif" width="1" height="1" onerror="steal(3)"/>'
    '<p><a href="java&#115;cript:steal(4)">so does a hostile link</a></p><iframe src="javascript:steal(5)"></iframe>'
)
_NITF = (
    '<p onclick="steal(1)">Hostile words stay</p><script>steal(2)</script>'
    '<p><a href="javascript:steal(4)">so does a hostile link</a></p>'
)
_MARKDOWN = (
    '\n\n<p onclick="steal(1)">Hostile words stay</p>\n\n<script>steal(2)</script>\n\n'
    '<img src="https://spy.example/o.gif" width="1" height="1" onerror="steal(3)">\n\n'
    "[so does a hostile link](<javascript:steal(4)>)\n\n"
    '<svg onload="steal(6)"><script>steal(7)</script></svg>\n\n'
)
_WORD = (
    "<w:p><w:r><w:t>Hostile words stay</w:t></w:r></w:p>"
    '<w:p><w:hyperlink r:id="rIdEvil"><w:r><w:t>so does a hostile link</w:t></w:r></w:hyperlink></w:p>'
)
_WORD_LINK = (
    '<Relationship Id="rIdEvil" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
    'Target="javascript:steal(4)" TargetMode="External"/>'
    '<Relationship Id="rIdSpy" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    'Target="https://spy.example/t.dotm" TargetMode="External"/></Relationships>'
)
_OPEN = (
    "<text:p>Hostile words stay</text:p>"
    '<text:p><text:a xlink:href="javascript:steal(4)">so does a hostile link</text:a></text:p></office:text>'
)


def _quoted(text: str) -> str:
    return json.dumps(text)[1:-1]


_SPELLINGS: dict[str, Callable[[], str]] = {
    "html": lambda: _PAYLOAD,
    "xhtml": lambda: _XHTML,
    "nitf": lambda: _NITF,
    "escaped": lambda: escape(_PAYLOAD),
    "json": lambda: _quoted(_PAYLOAD),
    "lexical": lambda: _quoted(json.dumps({"type": "html", "version": 1, "html": _PAYLOAD})) + ",",
    "csv": lambda: _PAYLOAD.replace('"', '""'),
    "quoted-printable": lambda: _PAYLOAD.replace("=", "=3D"),
    "markdown": lambda: _MARKDOWN,
    "word": lambda: _WORD,
    "open": lambda: _OPEN,
}


@dataclass(frozen=True, slots=True)
class Twin:
    """Where a payload is put into a source."""

    name: str
    """The source."""
    file: str
    """The file that it is put into, as a pattern."""
    place: str
    """What it is put before."""
    spelling: str
    """What the file is written in."""

    @property
    def source(self) -> BroughtSource:
        return next(source for source in SOURCES if source.name == self.name)

    def laid_out(self, folder: Path) -> Path:
        """The twin in ``folder``, as its tool would leave it behind."""
        return self.source.laid_out(folder, self._change)

    def _change(self, brought: Path) -> None:
        [file] = brought.glob(self.file)
        text = file.read_text(encoding="utf-8")
        assert self.place in text, f"{self.name}: {self.place} is not in {self.file}"
        payload = _SPELLINGS[self.spelling]()
        end = self.place if self.spelling != "open" else ""
        file.write_text(text.replace(self.place, payload + end, 1), encoding="utf-8")
        if self.spelling == "word":
            links = brought / "word/_rels/document.xml.rels"
            links.write_text(links.read_text().replace("</Relationships>", _WORD_LINK))


TWINS = (
    Twin("wordpress-blocks", "*.xml", "<!-- wp:footnotes /-->", "html"),
    Twin("wordpress-classic", "*.xml", "<!--more-->", "html"),
    Twin("squarespace", "*.xml", '<a href="https://saltmarsh.example/shop"', "html"),
    Twin("blogger", "*.atom", "&lt;p&gt;It lifts", "escaped"),
    Twin("blogger-2018", "*.xml", "Ninguém perguntou", "escaped"),
    Twin("ghost", "*.json", '{\\"type\\":\\"callout\\"', "lexical"),
    Twin("substack", "posts/9001.der-deich.html", "<p>Die Schafe sind", "html"),
    Twin("beehiiv", "*.csv", '<h2 class=""heading"">', "csv"),
    Twin("buttondown", "emails/*.md", "## Who noticed", "markdown"),
    Twin("medium", "posts/2026*.html", '<p name="0a0b"', "html"),
    Twin("tumblr", "posts/html/701.html", '<div id="footer">', "html"),
    Twin("notion", "The Bakery*.md", "It opens at", "markdown"),
    Twin("mailchimp", "*.eml", "<h2>On the bench", "quoted-printable"),
    Twin("campaign-monitor", "*.html", "<h2>What the smokers do", "html"),
    Twin("mailjet", "*.html", "<p>Le gardien dit", "html"),
    Twin("substack-mail", "*.eml", '<p style="margin: 0 0 20px 0;">The driver', "html"),
    Twin("outlook", "*.eml", '<p class=3D"MsoNormal">Nobody asked', "quoted-printable"),
    Twin("gmail", "*.txt", "<div>See <a", "quoted-printable"),
    Twin("apple-mail", "*.eml", "<div>They all say", "html"),
    Twin("singlefile", "*.html", "<h2>Omveien", "html"),
    Twin("saved-page", "The Swing Bridge*.html", "<blockquote>", "html"),
    Twin("mhtml", "*.mhtml", "<p>The wind waits", "quoted-printable"),
    Twin("rss", "*.xml", "<p>In autumn", "html"),
    Twin("atom", "*.xml", "<p>Why, nobody", "xhtml"),
    Twin("json-feed", "*.json", "<p>You need", "json"),
    Twin("ninjs-1", "*.json", "<p>It lay on sand", "json"),
    Twin("ninjs-2", "*.json", "<h2>Den gamle", "json"),
    Twin("ninjs-3", "*.json", "<blockquote>", "json"),
    Twin("nitf", "*.xml", "<hl2>On the other side", "nitf"),
    Twin("newsml-g2", "*.xml", "<p>Bei Flut", "xhtml"),
    Twin("word", "word/document.xml", "<w:sectPr/>", "word"),
    Twin("google-docs", "word/document.xml", "<w:sectPr/>", "word"),
    Twin("google-docs-html", "*.html", '<h2 class="c7"', "html"),
    Twin("pages", "word/document.xml", "<w:sectPr/>", "word"),
    Twin("libreoffice", "content.xml", "</office:text>", "open"),
    Twin("bear", "*/text.markdown", "* one is blue", "markdown"),
    Twin("ulysses", "*/text.md", "## Who answers", "markdown"),
    Twin("ia-writer", "*.md", "## The weather", "markdown"),
    Twin("hugo", "content/posts/second-buoy.md", "[^1]: It was", "markdown"),
    Twin("jekyll", "_posts/2026-04-12*.md", "It ended at", "markdown"),
    Twin("obsidian", "Tallow.md", "Sand sticks", "markdown"),
    Twin("quarto", "posts/silt/index.qmd", "## Where it goes", "markdown"),
    Twin("docusaurus", "blog/2026*.md", "<!-- truncate -->", "markdown"),
    Twin("eleventy", "blog/fenders.md", "1. lorry", "markdown"),
    Twin("pelican", "content/stakes.md", "Forty stakes hold", "markdown"),
)
"""A twin of every source whose text can hold markup; those of plain text have none, and stay as they stand."""

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ELSEWHERE = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
XML = {
    "wordpress-blocks": "*.xml", "wordpress-classic": "*.xml", "squarespace": "*.xml", "blogger": "*.atom",
    "blogger-2018": "*.xml", "rss": "*.xml", "atom": "*.xml", "nitf": "*.xml", "newsml-g2": "*.xml",
    "word": "word/document.xml", "google-docs": "word/document.xml", "pages": "word/document.xml",
    "libreoffice": "content.xml",
}  # fmt: skip
"""The sources that are XML, and the file of each that entities are declared in."""


def declaring(doctype: str, file: str) -> Callable[[Path], None]:
    """What puts a document type into a file, on a line of its own behind the XML declaration."""

    def change(brought: Path) -> None:
        [path] = brought.glob(file)
        text = path.read_text(encoding="utf-8")
        head, end, rest = text.partition("?>")
        own = rest.find("<!DOCTYPE")
        if own >= 0:
            rest = rest[:own] + rest[rest.index(">", own) + 1 :]
        path.write_text(f"{head}{end}\n{doctype}{rest}", encoding="utf-8")

    return change


def with_entries(archive: Path, *, link: bool = False) -> None:
    """Add to an archive what leads out of it: a path above it, or a symbolic link."""
    with zipfile.ZipFile(archive, "a") as made:
        if not link:
            made.writestr("../../outside.html", "<p>Outside.</p>")
            return
        entry = zipfile.ZipInfo("linked.html")
        entry.create_system = 3
        entry.external_attr = 0o120777 << 16
        made.writestr(entry, "/etc/passwd")


def with_bomb(archive: Path) -> None:
    """Add to an archive a file that unpacks to a thousand times its size."""
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bomb.html", b"<p>" + b" " * 5_000_000)


def with_ways_out(folder: Path, secret: Path) -> None:
    """Put into a folder what leads to a file outside it: links, a pipe, and a picture above it."""
    texts = [path for path in folder.rglob("*") if path.suffix in (".md", ".qmd")]
    place = texts[0].parent
    (place / "linked.md").symlink_to(secret)
    (place / "linked.png").symlink_to(secret)
    os.mkfifo(place / "pipe.md")
    up = "../" * (len(place.parts) + 2)
    text = texts[0].read_text(encoding="utf-8")
    texts[0].write_text(f"{text}\n\n![A way out.]({up}{secret.as_posix().lstrip('/')})\n\n![A link.](linked.png)\n")
