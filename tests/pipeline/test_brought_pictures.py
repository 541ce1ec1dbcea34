"""The pictures of posts that are brought in: where each lies, and how it is named from then on."""

from datetime import date
from pathlib import Path

import pytest

from publish.pipeline.bringing import Brought, NewFrom, bring

NEW = NewFrom("", "", "", "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10", date(2026, 11, 20), None)


def _brought(root: Path, files: dict[str, str], *pictures: str) -> Brought:
    for path, text in {**files, **dict.fromkeys(pictures, "")}.items():
        (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / path).write_text(text)
    return bring(root / "site", root / "book", NEW)


@pytest.mark.parametrize(
    ("post", "picture", "copy", "text"),
    [
        ("log/ice.md", "content/log/img/floe.png", "log/img/floe.png", "![[log/img/floe.png|300]]"),
        ("log/ice.md", "content/floe.png", "log/floe.png", "![[floe.png]]"),
        ("log/ice.md", "content/log/ice's (1).png", "log/ice's (1).png", "![A floe](ice's%20(1).png)"),
        ("ice.mdx", "src/assets/img/floe.png", "images/src/assets/img/floe.png", "import floe from '@/img/floe.png'"),
        ("ice.mdx", "assets/floe.png", "images/assets/floe.png", "import floe from '@assets/floe.png'"),
    ],
)
def test_it_is_copied(tmp_path: Path, post: str, picture: str, copy: str, text: str) -> None:
    # A second post keeps the folder of contents the home of both, and a link makes a vault of them.
    files = {f"content/{post}": f"# Ice\n\n{text}\n\n[[a]]\n", "content/a.md": "# A\n\n[[Ice]]\n"}
    assert _brought(tmp_path, files, picture).missing == []
    assert (tmp_path / "book/content/editions/all" / copy).is_file()


def test_a_folder_of_posts_is_found_however_deep_it_lies(tmp_path: Path) -> None:
    posts = {f"services/site/content/blog/{name}.mdx": f"# {name}\n\nWords.\n" for name in "abc"}
    brought = _brought(tmp_path, {**posts, "docs/agents/style.md": "# Style\n\nWords.\n"})
    assert (brought.site.home, len(brought.site.posts)) == ("services/site/content/blog", 3)


@pytest.mark.parametrize(
    ("files", "name", "home"),
    [
        (
            {"gatsby-config.js": "module.exports = {\n  siteUrl: 'https://lamp.example',\n}\n"},
            "Gatsby",
            "src/pages/posts",
        ),
        (
            {"next.config.mjs": "", "data/siteMetadata.js": "const s = {\n  siteUrl: 'https://lamp.example',\n}\n"},
            "Next.js",
            "data/blog",
        ),
    ],
)
def test_sites_of_programs_are_known(tmp_path: Path, files: dict[str, str], name: str, home: str) -> None:
    site = _brought(tmp_path, {**files, f"{home}/lamp.mdx": "# The lamp\n", "docs/how.md": "# How\n"}).site
    assert (site.generator.name, site.home, site.address) == (name, home, "https://lamp.example")


def test_a_folder_of_contents_may_speak_of_templates(tmp_path: Path) -> None:
    files = {
        "config.toml": 'base_url = "https://lamp.example"\n',
        "content/templates/a.md": "# A\n",
        "content/b.md": "# B\n",
    }
    assert [post.path for post in _brought(tmp_path, files).site.posts] == ["content/b.md", "content/templates/a.md"]
