"""Whether a screen reader knows in which language it speaks."""

from collections.abc import Iterator

import langcodes
from lxml import etree

from publish.checks.epub.epub_file import DC, XML_LANG, EpubFile
from publish.checks.epub.inspect.place import THEME_HINT, at
from publish.diagnostics import Diagnostic, Rule, Severity

BOOK_LANGUAGE_MISSING = Rule(
    "book-language-missing",
    Severity.ERROR,
    "Without a language a screen reader pronounces the text by the rules of another one.",
    THEME_HINT,
)


def languages(path: str, root: etree._Element) -> Iterator[Diagnostic]:
    """``book-language-missing`` for a document without language, for a tag that is none, and for two that differ."""
    if not root.get("lang") or not root.get(XML_LANG):
        yield BOOK_LANGUAGE_MISSING.finding(f"{at(path)}the document names no language")
    for element in root.iter(etree.Element):
        tag, other = element.get("lang"), element.get(XML_LANG)
        if tag is None and other is None:
            continue
        if tag != other:
            problem = f"lang is {tag or 'missing'} and xml:lang is {other or 'missing'}"
            yield BOOK_LANGUAGE_MISSING.finding(f"{at(path, element)}{problem}")
        elif tag and not langcodes.tag_is_valid(tag):
            yield BOOK_LANGUAGE_MISSING.finding(f"{at(path, element)}“{tag}” is not a language tag")


def package_language(book: EpubFile) -> Iterator[Diagnostic]:
    """``book-language-missing`` for a package that names no language."""
    named = [(element.text or "").strip() for element in book.package.iter(f"{DC}language")]
    if not any(named):
        yield BOOK_LANGUAGE_MISSING.finding(f"{at(book.package_path)}the package names no language")
    if not book.package.get(XML_LANG):
        yield BOOK_LANGUAGE_MISSING.finding(f"{at(book.package_path)}the words of the package have no language")
