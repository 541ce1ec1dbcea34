"""Posts of one import that link each other refer to each other in the book."""

import json
from pathlib import Path

import pytest

from publish.diagnostics import Severity
from publish.model.inlines import CrossReference
from publish.model.walk import each_inline, inlines_of
from publish.pipeline.imports.crossings import web_key
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from tests.pipeline.imports.test_cases import bring
from tests.pipeline.imports.test_findings import archive

HEAD = (
    '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">'
    "<channel><title>The Low Water</title><link>https://low.example</link>"
)


def _post(name: str, text: str, status: str = "publish") -> str:
    return (
        f"<item><title>{name.title()}</title><link>https://low.example/2026/{name}/</link>"
        f'<guid isPermaLink="false">https://low.example/?p={len(name)}</guid>'
        f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded><wp:post_date>2026-11-20 08:00:00</wp:post_date>"
        f"<wp:post_name>{name}</wp:post_name><wp:status>{status}</wp:status><wp:post_type>post</wp:post_type></item>"
    )


def _references(folder: Path) -> dict[str, list[str]]:
    """Where each dispatch of the edition refers to, as its files say."""
    loaded = load_edition(load_project(folder / "project").value, "page")
    assert [str(found) for found in loaded.diagnostics if found.severity is Severity.ERROR] == []
    return {
        dispatch.slug: [
            inline.path
            for line, _ in inlines_of(dispatch)
            for inline in each_inline(line)
            if isinstance(inline, CrossReference)
        ]
        for dispatch in loaded.value.edition.dispatches
    }


def test_posts_of_an_export_refer_to_each_other_whatever_comes_first(tmp_path: Path) -> None:
    source = tmp_path / "export.xml"
    posts = (
        _post(
            "lamp",
            'See <a href="http://www.low.example/2026/oil">oil</a>, <a href="https://low.example/?p=3">this</a>.',
        ),
        _post("oil", 'See <a href="https://low.example/2026/lamp/?utm_source=x#top">the <em>lamp</em></a>.'),
        _post("draft", "Not yet.", "draft"),
        _post(
            "wick", 'Not <a href="https://low.example/2026/draft/">yet</a>; <a href="https://low.example/">home</a>.'
        ),
    )
    source.write_text(f"{HEAD}{''.join(posts)}</channel></rss>")
    bring(tmp_path, source)
    assert _references(tmp_path) == {"lamp": ["oil.md", "oil.md"], "oil": ["lamp.md"], "draft": [], "wick": []}


def test_texts_of_a_folder_refer_to_each_other_by_their_new_names(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "more").mkdir(parents=True)
    (folder / "One Tide.md").write_text("# Lamp\n\nSee [oil](more/Two%20Tides.md#where) and **this**.\n")
    (folder / "more/Two Tides.md").write_text("# Oil\n\n## Where\n\nSee [the lamp](<../One Tide.md>) and **that**.\n")
    bring(tmp_path, folder)
    assert _references(tmp_path) == {"lamp": ["oil.md"], "oil": ["lamp.md"]}


def test_texts_that_are_named_one_by_one_refer_to_those_of_their_folder(tmp_path: Path) -> None:
    named: list[Path] = []
    for folder in ("red", "green", "blue"):
        (tmp_path / folder).mkdir()
        for name, other in (("a", "b"), ("b", "a")):
            named.append(tmp_path / folder / f"{name}.md")
            named[-1].write_text(f"# {name} {folder}\n\nSee [the other]({other}.md), **so**.\n")
    bring(tmp_path, *named)
    others = {"a": "b", "b": "a"}
    assert _references(tmp_path) == {
        f"{path.stem}-{path.parent.name}": [f"{others[path.stem]}-{path.parent.name}.md"] for path in named
    }


def test_entries_of_one_title_are_told_apart_by_their_addresses(tmp_path: Path) -> None:
    source = tmp_path / "feed.xml"
    item = "<item><title>{}</title><link>https://low.example/{}</link><description><![CDATA[{}]]></description></item>"
    items = (
        item.format("Tides", "1", "<p>The first.</p>"),
        item.format("Tides", "2", "<p>The second.</p>"),
        item.format("Lamp", "3", '<p>See <a href="https://low.example/2">the second</a>.</p>'),
    )
    source.write_text(f"<rss><channel><title>Low Water</title>{''.join(items)}</channel></rss>")
    bring(tmp_path, source)
    assert _references(tmp_path) == {"tides": [], "tides-2": [], "lamp": ["tides-2.md"]}


def test_posts_of_substack_are_known_by_their_buttons(tmp_path: Path) -> None:
    button = '<p class="button-wrapper" data-attrs="{{&quot;url&quot;:&quot;https://low.example/p/{}?a=b&quot;}}"></p>'
    posts = {
        "1.lamp": f'<p>See <a href="https://low.example/p/oil">oil</a>.</p>{button.format("lamp")}',
        "2.oil": f'<p>See <a href="https://low.example/p/lamp?r=1">lamp</a>.</p>{button.format("oil")}',
    }
    files = {f"posts/{name}.html": text.encode() for name, text in posts.items()}
    rows = "".join(f"{name},2026-11-20T07:00:00Z,true,newsletter,everyone,{name}\n" for name in posts)
    files["posts.csv"] = f"post_id,post_date,is_published,type,audience,title\n{rows}".encode()
    source = tmp_path / "export.zip"
    source.write_bytes(archive(files))
    bring(tmp_path, source)
    assert _references(tmp_path) == {"lamp": ["oil.md"], "oil": ["lamp.md"]}


def test_a_site_that_its_export_does_not_name_is_left_by_no_link(tmp_path: Path) -> None:
    posts = [
        {"id": name, "title": name.title(), "slug": name, "type": "post", "status": "published", "html": text}
        for name, text in (
            ("lamp", '<p>See <a href="__GHOST_URL__/oil/">oil</a>, and <a href="__GHOST_URL__/about/">us</a>.</p>'),
            ("oil", '<p>See <a href="__GHOST_URL__/">home</a>, and <a href="__GHOST_URL__/lamp/#x">the lamp</a>.</p>'),
        )
    ]
    source = tmp_path / "export.json"
    export = {"meta": {"exported_on": 1, "version": "5"}, "data": {"posts": posts}}
    source.write_text(json.dumps({"db": [export]}))
    outcome = bring(tmp_path, source)
    assert _references(tmp_path) == {"lamp": ["oil.md"], "oil": ["lamp.md"]}
    lost = [found for found in outcome.diagnostics if found.id == "import-link-lost"]
    assert [found.message for found in lost] == [
        "a link to /about/ of the site is none now",
        "a link to / of the site is none now",
    ]
    written = "".join(path.read_text() for path in outcome.value.written if path.suffix == ".md")
    assert "the-site.invalid" not in written
    assert "See home, and" in written


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.low.example/2026/lamp/?utm_source=mail#top", "low.example/2026/lamp"),
        ("http://low.example/2026/l%61mp", "low.example/2026/lamp"),
        ("https://low.example/?p=7", "low.example/?p=7"),
        ("https://low.example/", ""),
        ("mailto:edda@low.example", ""),
        ("https://[low/", ""),
    ],
)
def test_spellings_of_an_address(address: str, key: str) -> None:
    assert web_key(address) == key
