"""A folder of posts becomes a project: what is found there, what is made of it, what is left to decide."""

from datetime import date
from pathlib import Path

import pytest

from publish.cli.new.brought import brought_lines
from publish.diagnostics import Severity
from publish.errors import UsageError
from publish.model.figures import Figure
from publish.model.parting import EditionsBy
from publish.model.walk import plain
from publish.pipeline.bringing import Brought, NewFrom, bring
from publish.pipeline.brought_fonts import BroughtFonts
from publish.pipeline.files import Folder
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from publish.pipeline.prepare import CheckTerms, check
from publish.pipeline.site_folder import look
from tests.fonts.made import font

PICTURE = b"\x89PNG\r\n\x1a\n"
POST = "---\ntitle: {title}\ndate: {day}\n---\n\nWords.\n"
HUGO = {
    "hugo.toml": 'baseURL = "https://lamps.example.org/"\ntitle = "The Lamp"\nlanguageCode = "en-us"\n',
    "content/posts/_index.md": "---\ntitle: All posts\n---\n",
    "content/posts/the-lamp/index.md": POST.format(title="The lamp", day="2025-11-20") + "\n![A lamp.](lamp.png)\n",
    "content/posts/oil.md": POST.format(title="Oil", day="2026-01-09")
    + "\n![A can.](/img/can.png)\n\n[Us](/about/).\n",
    "content/posts/wick.md": "---\ntitle: Wick\ndraft: true\n---\n\nWords, ![](https://example.org/a.png)\n",
    "themes/x/content/posts/sample.md": POST.format(title="Sample", day="2020-01-01"),
    "README.md": "# The site\n",
}
PICTURES = ("content/posts/the-lamp/lamp.png", "static/img/can.png")

OTHERS = {
    "Jekyll": {
        "_config.yml": "title: The Lamp\nurl: https://lamps.example.org\n",
        "_posts/2026-11-20-lamp.md": "# A\n",
    },
    "Zola": {
        "config.toml": 'base_url = "https://lamps.example.org"\n',
        "content/blog/lamp.md": "+++\ntitle = 'A'\n+++\n",
    },
    "Eleventy": {
        "eleventy.config.js": "export default function () {}\n",
        "_data/metadata.js": 'export default {\n\ttitle: "The Lamp",\n\turl: "https://lamps.example.org/",\n};\n',
        "content/blog/lamp.md": "# A\n",
    },
    "Docusaurus": {
        "docusaurus.config.js": (
            "const other = {\n  title: entry.name,\n  url: website,\n};\n"
            "const config = {\n  title: 'The Lamp',\n  url: 'https://lamps.example.org',\n};\n"
        ),
        "blog/2026-11-20-lamp/index.md": "# A\n",
        "blog/authors.yml": "ines:\n  name: Ines Hallgarten\n",
    },
    "Pelican": {
        "pelicanconf.py": "SITENAME = 'The Lamp'\nSITEURL = 'https://lamps.example.org'\n",
        "content/lamp.md": "Title: A\nDate: 2026-11-20\n\nWords.\n",
    },
    "Nikola": {
        "conf.py": 'BLOG_TITLE = "The Lamp"\nSITE_URL = "https://lamps.example.org/"\nDEFAULT_LANG = "en"\n',
        "posts/lamp.md": "<!--\n.. title: A\n.. date: 2026-11-20\n-->\n\nWords.\n",
    },
    "Quarto": {
        "_quarto.yml": 'website:\n  title: "The Lamp"\n  site-url: https://lamps.example.org\n',
        "posts/lamp/index.qmd": "---\ntitle: A\n---\n\nWords.\n",
    },
    "Obsidian": {".obsidian/app.json": "{}", "Lamps/A lamp.md": "# A\n"},
    "Astro": {
        "astro.config.mjs": "export default defineConfig({ base });\n",
        "public/CNAME": "lamps.example.org\n",
        "src/content/blog/lamp.md": "# A\n",
    },
    "plain Markdown": {"one.md": "# A\n", "two.md": "# B\n"},
}


def _laid(root: Path, files: dict[str, str], pictures: tuple[str, ...] = ()) -> Path:
    for path, data in {**{p: t.encode() for p, t in files.items()}, **dict.fromkeys(pictures, PICTURE)}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def _brought(tmp_path: Path, files: dict[str, str], *, by: EditionsBy | None = None) -> Brought:
    source = _laid(tmp_path / "site", files, PICTURES if files is HUGO else ())
    new = NewFrom("", "", "", "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10", date(2026, 11, 20), by)
    return bring(source, tmp_path / "book", new)


def test_a_site_becomes_editions_by_year_that_can_be_read(tmp_path: Path) -> None:
    brought = _brought(tmp_path, HUGO)
    site = brought.site
    assert (site.generator.name, site.title, site.address) == ("Hugo", "The Lamp", "https://lamps.example.org")
    assert [(each.name, each.posts) for each in brought.editions] == [("2025", 1), ("2026", 1), ("undated", 1)]
    assert (brought.pictures, brought.led, len(brought.remote), brought.missing) == (2, 1, 1, [])
    project = load_project(tmp_path / "book")
    assert project.diagnostics == ()
    for name in ("2025", "2026"):
        loaded = load_edition(project.value, name)
        assert [str(each) for each in loaded.diagnostics if each.severity is Severity.ERROR] == []
        (dispatch,) = loaded.value.edition.dispatches
        assert plain(dispatch.headline) in {"The lamp", "Oil"}
    assert (tmp_path / "book/content/editions/2025/the-lamp/lamp.png").read_bytes() == PICTURE
    assert "![A can.](images/static/img/can.png)" in (tmp_path / "book/content/editions/2026/oil.md").read_text()


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("![A lamp](https://pics.example/lamp.png?w=3)", 1),
        ("![A lamp](https://pics.example/lamp)", 1),
        ('<img class="wide" src="//pics.example/lamp">', 1),
        ('{{< figure src="https://pics.example/w_12,c_limit/lamp.jpeg" >}}', 1),
        ("![A lamp](https://pics.example/lamp.png) ![It](https://pics.example/lamp.png)", 1),
        ("![A lamp](lamp.png), see [it](https://pics.example/lamp)", 0),
    ],
)
def test_pictures_on_other_machines_keep_their_place(tmp_path: Path, line: str, count: int) -> None:
    brought = _brought(tmp_path, {"posts/a.md": f"# A\n\n{line}\n", "posts/lamp.png": ""})
    assert (len(brought.remote), brought.missing) == (count, [])
    settings = (tmp_path / "book/content/publication.toml").read_text()
    assert ('remote_pictures = "placeholder"' in settings) is (count > 0)
    told = [said for said in brought_lines(brought, "book") if "on other machines" in said]
    assert ["publish check --project book --fetch-list" in said for said in told] == [True] * count


def test_a_picture_is_found_below_the_folder_of_the_sources_where_it_is_the_only_one(tmp_path: Path) -> None:
    files = {"src/blog/oil.md": POST.format(title="Oil", day="2026-01-09") + "\n![A can.](/img/can.png)\n"}
    site = _laid(tmp_path / "site", files, ("src/img/can.png", "src/img/old/can.png"))
    new = NewFrom("", "", "", "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10", date(2026, 11, 20), None)
    assert bring(site, tmp_path / "book", new).missing == []
    _laid(site, {}, ("other/img/can.png",))
    assert len(bring(site, tmp_path / "second", new).missing) == 1


@pytest.mark.parametrize(
    ("line", "picture"),
    [
        ("![A can.](/img/can.png)", "img/can.png"),
        ("![A can.](img/can.png)", "img/can.png"),
        ("![A can.](/img/can.png)", "themes/lamps/static/img/can.png"),
        ('<img alt="A can." src="/img/a can.png">', "static/img/a can.png"),
        ("![A can.](<a can.png>)", "content/posts/a can.png"),
    ],
)
def test_pictures_are_found_where_the_site_serves_them_from(tmp_path: Path, line: str, picture: str) -> None:
    files = {"hugo.toml": HUGO["hugo.toml"], "content/posts/oil.md": f"# Oil\n\n{line}\n"}
    site = _laid(tmp_path / "site", files, (picture,))
    new = NewFrom("", "", "", "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10", date(2026, 11, 20), None)
    brought = bring(site, tmp_path / "book", new)
    assert (brought.missing, brought.pictures, len(brought.remote)) == ([], 1, 0)
    said = [*load_edition(load_project(tmp_path / "book").value, "all").diagnostics]
    assert [each.id for each in said if each.severity is Severity.ERROR] == []


def test_words_of_pelican_before_a_path_are_no_part_of_it(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": "SITENAME = 'Lamps'\n",
        "content/a.md": "Title: A\nDate: 2026-11-01\n\n![A can.]({static}/img/can.png)\n\nSee [b]({filename}b.rst).\n",
        "content/b.rst": (
            "B\n=\n\n:date: 2026-11-02\n\n.. image:: |static|/img/can.png\n   :alt: A can.\n\n`A <{filename}/a.md>`_\n"
        ),
    }
    site = _laid(tmp_path / "site", files, ("content/img/can.png",))
    new = NewFrom("", "", "", "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10", date(2026, 11, 20), None)
    brought = bring(site, tmp_path / "book", new)
    assert (brought.missing, [post.date for post in brought.site.posts]) == ([], [date(2026, 11, 1), date(2026, 11, 2)])
    loaded = load_edition(load_project(tmp_path / "book").value, "all")
    assert [str(one) for one in loaded.diagnostics if one.severity is Severity.ERROR] == []
    pictures = [
        block.picture.source
        for one in loaded.value.edition.dispatches
        for block in one.blocks
        if isinstance(block, Figure) and block.picture
    ]
    assert pictures == ["content/editions/all/images/content/img/can.png"] * 2


def test_a_picture_that_only_the_site_has_is_loaded_from_there(tmp_path: Path) -> None:
    brought = _brought(
        tmp_path,
        {"hugo.toml": HUGO["hugo.toml"], "content/posts/a.md": "# A\n\n![A can.](/img/can.png)\n\n![B.](b.png)\n"},
    )
    assert brought.remote == {"https://lamps.example.org/img/can.png"}
    assert brought.missing == ["content/posts/a.md: b.png"]
    text = (tmp_path / "book/content/editions/all/a.md").read_text()
    assert "![A can.](https://lamps.example.org/img/can.png)" in text
    assert 'remote_pictures = "placeholder"' in (tmp_path / "book/content/publication.toml").read_text()


def test_equal_slugs_give_way_to_their_days(tmp_path: Path) -> None:
    post = "---\ntitle: News\nslug: news\ndate: {}\n---\n\nWords.\n"
    _brought(tmp_path, {f"posts/{day}.md": post.format(day) for day in ("2026-11-01", "2026-12-01")})
    loaded = load_edition(load_project(tmp_path / "book").value, "all")
    (said,) = [found for found in loaded.diagnostics if found.id == "slug-duplicate"]
    assert (said.severity, "it is news-2026-12-01 in this book" in said.message) == (Severity.WARNING, True)
    assert [dispatch.slug for dispatch in loaded.value.edition.dispatches] == ["news", "news-2026-12-01"]


def test_texts_without_any_head_are_called_as_their_files(tmp_path: Path) -> None:
    code = "```sh\n# a remark\n```\n\n## Words\n"
    files = {"posts/2026-11-20-no-7.md": code, "posts/the-lamp/index.md": "Words.\n", "posts/oil.md": "# Oil\n"}
    brought = _brought(tmp_path, files)
    loaded = load_edition(load_project(tmp_path / "book").value, "all").value
    assert {plain(dispatch.headline) for dispatch in loaded.edition.dispatches} == {"No 7", "The lamp", "Oil"}
    assert [line for line in brought_lines(brought, "book") if "2 posts without a title" in line]


def test_templates_of_a_vault_are_no_posts(tmp_path: Path) -> None:
    files = {
        ".obsidian/templates.json": '{"folder": "Forms/"}',
        "Forms/Daily.md": "---\ndate: {{date}}\n---\n",
        "Lamps.md": "# A\n\nWords.\n",
    }
    brought = _brought(tmp_path, files)
    assert [post.path for post in brought.site.posts] == ["Lamps.md"]
    assert [line for line in brought_lines(brought, "book") if "Forms/Daily.md" in line]


def test_a_link_to_a_post_of_another_year_is_known_in_whatever_folder_it_lies(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: The Lamp\n",
        "docs/_posts/2025-01-09-oil.markdown": POST.format(title="Oil", day="2025-01-09"),
        "docs/_posts/2026-01-09-wick.markdown": POST.format(title="Wick", day="2026-01-09")
        + "\n[Oil]({% post_url 2025-01-09-oil %}).\n",
    }
    _brought(tmp_path, files)
    found = check(load_project(tmp_path / "book").value, ("2026",), CheckTerms()).diagnostics
    assert [each.id for each in found if each.id.startswith("crossref")] == ["crossref-elsewhere"]


@pytest.mark.parametrize("name", OTHERS)
def test_each_tool_is_known_by_its_own_marks(name: str, tmp_path: Path) -> None:
    site = look(Folder(_laid(tmp_path, OTHERS[name])))
    assert site.generator.name == name
    assert site.posts
    address = "" if name in {"Obsidian", "plain Markdown"} else "https://lamps.example.org"
    assert site.address == address
    assert site.authors == (("blog/authors.yml",) if name == "Docusaurus" else ())


def test_one_edition_or_one_a_number(tmp_path: Path) -> None:
    issues = {f"issues/issue-{number}.md": f"# No. {number}\n\nWords.\n" for number in (1, 2, 10)}
    brought = _brought(tmp_path / "a", issues, by=EditionsBy.NUMBER)
    assert [each.name for each in brought.editions] == ["001", "002", "010"]
    one = _brought(tmp_path / "b", issues)
    assert [(each.name, each.posts) for each in one.editions] == [("all", 3)]


def test_other_languages_have_editions_of_their_own(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'baseURL = "https://lamps.example.org"\ndefaultContentLanguage = "en"\n',
        **{f"content/{tag}/posts/lamp.md": POST.format(title="A", day="2026-11-20") for tag in ("en", "de")},
        "content/en/posts/oil.md": POST.format(title="B", day="2026-11-21"),
    }
    brought = _brought(tmp_path, files)
    assert [(each.name, each.posts) for each in brought.editions] == [("all", 2), ("all-de", 1)]
    assert 'language = "de"' in (tmp_path / "book/content/editions/all-de/edition.toml").read_text()


def test_no_posts_and_no_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are no posts"):
        _brought(tmp_path, {"a.txt": "Words."})
    with pytest.raises(UsageError, match="there is no folder"):
        bring(tmp_path / "none", tmp_path / "book", NewFrom("", "", "", "urn:x:y", date(2026, 1, 1), None))


def test_nothing_is_read_through_a_link(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# A secret\n")
    source = _laid(tmp_path / "site", {"posts/a.md": "# A\n\n![](secret.png)\n"})
    (source / "posts/b.md").symlink_to(secret)
    (source / "posts/secret.png").symlink_to(secret)
    assert [post.path for post in look(Folder(source)).posts] == ["posts/a.md"]


def test_fonts_of_this_machine_are_pinned_for_letters_that_the_theme_has_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publish.pipeline.packs.MACHINE", ())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    post = "# The pier\n\nIt is called กข, and stands in 港.\n"
    before = _brought(tmp_path / "before", {"posts/a.md": post})
    assert [pack.package for pack in before.fonts.lacking] == ["fonts-noto-core", "fonts-noto-cjk"]
    assert any(
        "apt install fonts-noto-core fonts-noto-cjk; then write fonts = [" in line
        for line in brought_lines(before, "book")
    )
    (tmp_path / "data/fonts").mkdir(parents=True)
    (tmp_path / "data/fonts/NotoSerifThai-Regular.ttf").write_bytes(font("Noto Serif Thai", "กข"))
    (tmp_path / "data/fonts/NotoSerifThai-Bold.ttf").write_bytes(font("Noto Serif Thai", "กข", weight=700))
    brought = _brought(tmp_path / "behind", {"posts/a.md": post})
    assert [pack.file for pack in brought.fonts.pinned] == ["NotoSerifThai-Regular.ttf", "NotoSerifThai-Bold.ttf"]
    assert any(
        "publication.toml names fonts of this machine (NotoSerifThai-Regular.ttf, " in line
        for line in brought_lines(brought, "book")
    )
    project = load_project(tmp_path / "behind/book").value
    found = check(project, tuple(project.editions), CheckTerms()).diagnostics
    errors = [one for one in found if one.severity is Severity.ERROR]
    assert [one.message for one in errors] == ["no face of the theme has “港” (U+6E2F, CJK UNIFIED IDEOGRAPH-6E2F)"]


def test_posts_in_letters_of_the_theme_need_no_fonts(tmp_path: Path) -> None:
    assert _brought(tmp_path, {"posts/a.md": "# The pier\n\nПристань, προβλήτα.\n"}).fonts == BroughtFonts()


@pytest.mark.parametrize(
    ("words", "language", "face"),
    [
        ("The lamp of Пристань.", "", ""),
        ("Лампа горит на пристани, and the pier is dark.", "ru", ""),
        ("המנורה דולקת.", "he", ""),
        (
            "灯塔亮了。船还没有来。我们在码头上等着，直到天亮，海上没有风，也没有人说话，只有水声。カ",
            "zh",
            "Noto Serif CJK SC",
        ),
        ("灯台が点いた。船はまだ来ない。", "ja", "Noto Serif CJK JP"),
        ("등대가 켜졌다.", "ko", "Noto Serif CJK KR"),
    ],
)
def test_a_language_that_nobody_names_is_known_by_its_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, language: str, face: str
) -> None:
    monkeypatch.setattr("publish.pipeline.packs.MACHINE", ())
    monkeypatch.setenv("HOME", str(tmp_path))
    brought = _brought(tmp_path, {"posts/a.md": f"# {words}\n\n{words}\n"})
    assert brought.site.language == language
    assert [pack.face for pack in brought.fonts.lacking] == ([face] if face else [])


def test_a_vault_without_its_settings_is_known_by_its_links(tmp_path: Path) -> None:
    files = {"Log/Ice.md": "# Ice\n\n![[floe.png#wide|300]] and [[Quay]].\n", "Quay.md": "# Quay\n\nWords.\n"}
    site = look(Folder(_laid(tmp_path / "site", files, ("Attachments/floe.png",))))
    assert site.generator.name == "Obsidian"
    plain = {"a.md": "# A\n\nWords.\n"}
    assert look(Folder(_laid(tmp_path / "other", plain))).generator.name == "plain Markdown"


def test_what_texts_name_of_a_site_is_taken_from_its_settings(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: The Lamp\nrepository: https://log.example/lamp\ncrew: [ines, enno]\n",
        "_posts/2026-11-20-lamp.md": "# A\n\n[Log]({{ site.repository }}/log) of {{ site.mayor }} and {{site.crew}}.\n",
    }
    _brought(tmp_path, files)
    assert load_project(tmp_path / "book").value.settings.site_data == {"repository": "https://log.example/lamp"}


def test_a_picture_in_the_folder_that_is_called_as_its_post_is_found(tmp_path: Path) -> None:
    files = {"_config.yml": "title: A\n", "source/_posts/lamp.md": "# A\n\n![A lamp](lamp.png)\n"}
    site = _laid(tmp_path / "site", files, ("source/_posts/lamp/lamp.png",))
    new = NewFrom("", "", "", "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10", date(2026, 11, 20), None)
    assert bring(site, tmp_path / "book", new).missing == []
    assert list((tmp_path / "book/content/editions").rglob("lamp.png"))


def test_papers_of_a_folder_are_no_posts_and_posts_about_papers_are(tmp_path: Path) -> None:
    papers = ("README.md", "readme.de.md", "CHANGELOG-2.md", "style-guide.md", "TODO.md", "posts/_draft.md")
    posts = (
        "posts/2026-01-09-release-notes.md",
        "posts/a-guide-to-the-quay.md",
        "posts/Link notes.md",
        "posts/howto-moor.md",
    )
    site = look(Folder(_laid(tmp_path / "site", dict.fromkeys((*papers, *posts), "# A\n\nWords.\n"))))
    assert {post.path for post in site.posts} == set(posts)
    site = look(Folder(_laid(tmp_path / "flat", dict.fromkeys((*papers[:5], "changes-on-the-quay.md"), "# A\n"))))
    assert [post.path for post in site.posts] == ["changes-on-the-quay.md"]
