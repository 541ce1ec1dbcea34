"""The site builders that people come from: how a folder of each is known, and where it keeps what a book needs."""

import re
from dataclasses import dataclass

_SAYS = (
    r"""(?im)^[ \t]*["']?(?:{key})["']?[ \t]*[:=][ \t]*"""
    r"""(?:(?P<sign>["'])(?P<quoted>[^"'\n]*)(?P=sign)|(?P<bare>[^"'\n#,;]+))"""
)
_ADDRESS = re.compile(r"https?://[^/\s]+\.[^/\s]+")
_CODE = re.compile(r"[{}()$`]")


@dataclass(frozen=True, slots=True)
class Generator:
    """A tool that makes a site of a folder of Markdown."""

    name: str
    """Its name in reports."""
    marks: tuple[str, ...]
    """Files or folders, relative to the folder, of which one has to be there."""
    posts: tuple[str, ...]
    """Folders of its posts, the first that holds any."""
    static: tuple[str, ...]
    """Folders whose files the site serves from its root."""
    address: str = "url|site_?url|base_?url"
    """What it calls the base address, as a pattern."""
    title: str = "title"
    """What it calls the site's name, as a pattern."""
    language: str = "lang|language|locale"
    """What it calls the site's language, as a pattern."""
    settings: tuple[str, ...] = ()
    """Files that say these, besides the marks."""
    also: tuple[str, ...] = ()
    """Further folders of its posts, besides the first that holds any."""
    says: str = ""
    """A pattern that its settings have to hold, where a mark alone could be another tool's."""

    def said(self, key: str, text: str) -> str:
        """What files of settings say for a key, given as a pattern; empty where they say nothing plain.

        Words in quotes come first: what stands bare in a program is a name.
        """
        found = [*re.finditer(_SAYS.format(key=key), text)]
        values = [*(match["quoted"] for match in found), *(match["bare"] for match in found)]
        plain = (value.strip() for value in values if value and not _CODE.search(value))
        return next((value for value in plain if value and (key != self.address or _ADDRESS.match(value))), "")


GENERATORS = (
    Generator(
        "Hugo",
        tuple(
            f"{folder}{name}.{ending}"
            for folder in ("", "config/_default/")
            for name in ("hugo", "config")
            for ending in ("toml", "yaml", "yml", "json")
        ),
        ("content/posts", "content/post", "content/blog", "content/news", "content"),
        ("static", "assets"),
        address="baseurl",
        language="languagecode|defaultcontentlanguage",
        says=r"(?i)\bbaseURL\b|\[(?:params|markup|module)",
    ),
    Generator(
        "Zola",
        ("config.toml",),
        ("content/blog", "content/posts", "content"),
        ("static",),
        address="base_url",
        language="default_language",
        says=r"\bbase_url\b",
    ),
    Generator("Hexo", ("scaffolds", "source/_posts"), ("source/_posts",), ("source",), settings=("_config.yml",)),
    Generator(
        "Jekyll",
        ("_config.yml", "_config.yaml", "_posts", "docs/_config.yml"),
        ("_posts", "docs/_posts", "blog/_posts"),
        (".", "docs"),
        also=("_notebooks",),
    ),
    Generator(
        "Docusaurus",
        tuple(f"{folder}docusaurus.config.{ending}" for folder in ("", "website/") for ending in ("js", "ts", "mjs")),
        ("blog", "website/blog", "docs"),
        ("static", "website/static"),
        language="defaultlocale",
    ),
    Generator(
        "Eleventy",
        (".eleventy.js", *(f"eleventy.config.{ending}" for ending in ("js", "mjs", "cjs", "ts"))),
        ("src/posts", "src/blog", "posts", "content/posts", "content/blog", "blog", "src", "content"),
        ("public", "src/static", "static", "src", "content", "."),
        settings=tuple(
            f"{folder}_data/{name}.{ending}"
            for folder in ("", "src/", "content/")
            for name in ("metadata", "site")
            for ending in ("js", "json", "yml", "yaml")
        ),
    ),
    Generator(
        "Pelican",
        ("pelicanconf.py",),
        ("content/posts", "content/articles", "content/blog", "content"),
        ("content",),
        address="siteurl",
        title="sitename",
        language="default_lang",
        settings=("publishconf.py",),
    ),
    Generator(
        "Nikola",
        ("conf.py",),
        ("posts", "blog"),
        ("files", "images", "."),
        address="site_url",
        title="blog_title",
        language="default_lang",
        says=r"\bBLOG_TITLE\b",
    ),
    Generator(
        "Quarto", ("_quarto.yml", "_quarto.yaml"), ("posts", "blog", "docs/blog/posts"), (".",), address="site-url"
    ),
    Generator(
        "Astro",
        tuple(f"astro.config.{ending}" for ending in ("mjs", "ts", "js")),
        ("src/content/blog", "src/content/posts", "src/data/blog", "src/content", "src/pages"),
        ("public",),
        address="site",
    ),
    Generator(
        "Gatsby",
        tuple(f"gatsby-config.{ending}" for ending in ("js", "ts", "mjs")),
        ("content/blog", "content/posts", "src/posts", "src/pages/posts", "src/pages/blog", "posts", "blog", "content"),
        ("static", "src", "content", "."),
        address="siteurl|site_url",
    ),
    Generator(
        "Next.js",
        tuple(f"next.config.{ending}" for ending in ("js", "ts", "mjs", "cjs")),
        ("data/blog", "content/blog", "content/posts", "posts", "_posts", "blog", "src/posts", "content", "."),
        ("public", "."),
        address="siteurl|site_url",
        settings=("data/siteMetadata.js", "siteMetadata.js", "src/config/site.ts", "config/site.ts"),
    ),
    Generator(
        "MkDocs",
        ("mkdocs.yml", "mkdocs.yaml"),
        ("docs/blog/posts", "docs"),
        ("docs",),
        address="site_url",
        title="site_name",
    ),
)
"""The generators, in the order in which they are looked for."""

OBSIDIAN = Generator("Obsidian", (".obsidian",), (".",), (".",))
"""A vault of notes."""

PLAIN = Generator(
    "plain Markdown", (), ("posts", "_posts", "blog", "articles", "content", "."), (".", "static", "public")
)
"""A folder that no tool has marked."""
