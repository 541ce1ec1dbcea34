"""Names in front matter of other tools: what each is called here, and which of them a book has no use for.

Taken from the documentation of Hugo, Jekyll, Eleventy, Docusaurus, Pelican, Quarto, Obsidian, Ghost, Zola, Astro, Hexo
and schema.org. Names are compared folded: ``publishDate``, ``publish_date`` and ``PublishDate`` are one.
"""

import re
from collections.abc import Mapping

from publish.model.credits import Role

_WORDS = {
    "headline": "headline title",
    "short": "short short_title link_title",
    "kicker": "kicker overline eyebrow",
    "standfirst": ("standfirst subtitle subheading deck dek lede description summary excerpt custom_excerpt abstract"),
    "slug": "slug permalink url path",
    "date": (
        "date date_published publish_date published_date pub_date publication_date published published_at "
        "published_on is_published date_created created_date created created_at posted"
    ),
    "updated": (
        "updated date_modified last_mod last_modified last_modified_at modified modified_at modified_date updated_at "
        "updated_date date_updated last_updated last_update"
    ),
    "lang": "lang in_language language locale",
    "rights": "rights copyright license licence",
    "subjects": "subjects subject tags tag categories category keywords keyword topics",
    "embargo": "embargo embargo_until",
    "status": "status draft is_draft",
    "weight": "weight order sidebar_position nav_order menu_order",
    "picture": (
        "picture image cover featured_image feature_image cover_image hero_image hero header_image banner images"
    ),
}

PEOPLE = {
    "author": Role.WRITER,
    "authors": Role.WRITER,
    "writer": Role.WRITER,
    "writers": Role.WRITER,
    "by": Role.WRITER,
    "creator": Role.WRITER,
    "reporter": Role.REPORTER,
    "reporters": Role.REPORTER,
    "contributor": Role.CONTRIBUTOR,
    "contributors": Role.CONTRIBUTOR,
    "photographer": Role.PHOTOGRAPHER,
    "photographers": Role.PHOTOGRAPHER,
    "editor": Role.EDITOR,
    "editors": Role.EDITOR,
    "translator": Role.TRANSLATOR,
    "translators": Role.TRANSLATOR,
    "producer": Role.PRODUCER,
}
"""Keys that name people, folded, and what these did."""

_ASIDE = """
    alias aliases analytics appendix archived author_email author_image author_title author_url avatar
    bibliography body_class breadcrumbs build cache canonical canonical_url cascade citation class code_fold
    code_tools collection collections color colour comment comments cover_hidden crossref css css_class css_classes
    custom_edit_url description_meta disable_comments disable_share disqus doi edit edit_url editor_options
    eleventy_computed eleventy_exclude_from_collections eleventy_import eleventy_navigation engine
    exclude_from_search execute expiry_date expire_date extra facebook featured featured_post feed filters footer
    format format_links gallery guid head header header_includes headless hidden hide hide_date hide_meta hide_summary
    hide_table_of_contents hide_title icon id index js json_ld jupyter katex kind knitr lang_code layout lightbox
    listing markup math mathjax menu menus mermaid meta meta_description meta_keywords meta_title nav navigation
    no_index noindex number_sections og_description og_image og_title open_graph opengraph output outputs
    page_class page_layout pagefind pagination pagination_next pagination_prev params parent
    pin pinned post_type prev next previous priority protected publish reading_time read_time redirect redirect_from
    redirect_to redirects related render render_with_liquid resources robots save_as scripts search
    search_exclude seo seo_description seo_title series series_order share show_author show_date show_reading_time
    show_toc sidebar sidebar_class_name sidebar_custom_props sidebar_label site_map sitemap skip slides social
    social_image standalone sticky style stylesheet styles summary_meta syndication table_of_contents tables
    taxonomies_meta teaser template template_engine_override template_key theme thumb thumbnail title_meta toc
    toc_depth toc_hide toc_location toc_max_heading_level toc_min_heading_level toc_title translated translation
    translation_key translations twitter twitter_card type uid unlisted use_math uuid version video views visibility
    word_count wordpress_id
"""

HINTS = {"location": "dateline", "errata": "corrections", "credit": "credits", "job": "role"}
"""Names for what is meant by a key, from which the key is guessed for a hint."""


def fold(name: str) -> str:
    """A key as keys are compared: without case, hyphens, underscores, dots and spaces."""
    return re.sub(r"[-_. ]", "", name).casefold()


NAMES: Mapping[str, tuple[str, ...]] = {field: tuple(words.split()) for field, words in _WORDS.items()}
"""The names of a field, its own among them; the first that is given wins."""

FIELDS_OF: Mapping[str, tuple[str, ...]] = {field: tuple(map(fold, names)) for field, names in NAMES.items()}
"""The same names, folded."""

ASIDE_NAMES = tuple(_ASIDE.split())
"""Names of what the other tools need for a site, and a book does not."""

ASIDE = frozenset(map(fold, ASIDE_NAMES))
"""The same names, folded."""

TAXONOMIES = "taxonomies"
"""The table that Zola puts tags and categories into."""

PARTS_OF_PICTURES: Mapping[str, tuple[str, ...]] = {
    "alt": ("alt", "alttext", "imagealt", "description"),
    "caption": ("caption", "imagecaption", "title"),
    "credit": ("credit", "imagecredit", "photocredit", "attribution"),
}
"""What is said of a picture, each with its folded names in the picture's own table."""
