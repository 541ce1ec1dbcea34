"""reStructuredText as Pelican, Nikola, Sphinx and ablog have it: its words, its head, and what nobody can know."""

import pytest

from publish.diagnostics import Severity
from publish.importers.foreign import markdown_text, restructured
from publish.importers.foreign.material import Material
from publish.importers.foreign.restructured_head import head_of
from publish.importers.foreign.table import source_of
from publish.importers.reader import Source
from publish.importers.readers import READERS
from publish.importers.writer import write_blocks
from publish.model.dispatch import Dispatch, Status
from publish.model.walk import plain


def _dispatch(body: str) -> tuple[Dispatch, list[str]]:
    found = restructured.read(Material(f"The lamp\n========\n\n{body}\n".encode(), "posts/lamp.rst"))
    [dispatch] = found.value.dispatches
    return dispatch, [f"{one.at.line}: {one.message}" for one in found.diagnostics if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("It was *lit* **by hand**, as ``lamp()`` says.", "It was *lit* **by hand**, as `lamp()` says."),
        ("See `the site <https://lamps.example>`_.", "See [the site](https://lamps.example)."),
        ("See Oil_.\n\n.. _Oil: https://oil.example", "See [Oil](https://oil.example)."),
        ("See `it <oil.rst#can>`_.", "See [it](oil.rst#can)."),
        ("See `it <{filename}/oil.rst>`_ and :doc:`that <../wick>`.", "See [it](/oil.rst) and [that](../wick.rst)."),
        ("A |name|.\n\n.. |name| replace:: wick", "A wick."),
        (
            "Lit [1]_ then [#]_.\n\n.. [1] At six.\n.. [#] At seven.",
            "Lit[^1] then[^2].\n\n[^1]: At six.\n\n[^2]: At seven.",
        ),
        ("Oil\n---\n\nWords.\n\nWick\n~~~~\n\nMore.", "## Oil\n\nWords.\n\n### Wick\n\nMore."),
        ("- one\n- two", "- one\n\n- two"),
        ("term\n   meaning", "term\n: meaning"),
        ("| Roses\n|   are red\n| twice", "::: verse\nRoses\n  are red\ntwice\n:::"),
        ("    It is said.\n\n    -- Ada Rook", "> It is said.\n>\n> —Ada Rook"),
        ("So::\n\n    x = 1", "So:\n\n```\nx = 1\n```"),
        (".. code-block:: python\n   :linenos:\n   :caption: A file\n\n   x = 1", "A file\n\n```python\nx = 1\n```"),
        (".. code:: c++\n\n   x;", "```c++\nx;\n```"),
        (".. note:: Keep it dry.", '::: aside {title="Note"}\nKeep it dry.\n:::'),
        (".. admonition:: By the way\n\n   It is.", '::: aside {title="By the way"}\nIt is.\n:::'),
        (".. seealso::\n\n   The wick.", '::: aside {title="See also"}\nThe wick.\n:::'),
        (".. versionadded:: 2.0\n   At last.", '::: aside {title="New in version 2.0"}\nAt last.\n:::'),
        (".. sidebar:: Oil\n\n   It burns.", '::: aside {title="Oil"}\nIt burns.\n:::'),
        (".. image:: {static}can.png\n   :alt: A can", "::: figure\n![A can](can.png)\n:::"),
        (
            ".. figure:: can.png\n   :alt: A can\n   :align: left\n\n   Full.",
            "::: figure\n![A can](can.png)\n\nFull.\n:::",
        ),
        (".. thumbnail:: can.png\n   :alt: A can\n   :group: x", "::: figure\n![A can](can.png)\n:::"),
        (".. youtube:: abc\n   :width: 300", '::: media {kind="video" src="https://www.youtube.com/watch?v=abc"}\n:::'),
        (".. gist:: 123", "[https://gist.github.com/123](https://gist.github.com/123)"),
        (".. contents::\n\nWords.", "Words."),
        (".. TEASER_END\n\nWords.\n\n.. a remark", "Words."),
        (".. toctree::\n   :maxdepth: 2\n\n   a\n   b\n\nWords.", "Words."),
        (".. only:: html\n\n   Words.", "Words."),
        ("The power is :math:`x^2`.", "The power is *x*^2^."),
        (":func:`~lamp.lit` :ref:`the oil <oil>` :kbd:`Ctrl`", "`lit` the oil `Ctrl`"),
        (".. math::\n\n   x^2", "*x*^2^"),
        (".. raw:: html\n\n   <p>As <b>is</b>.</p>\n\n.. raw:: latex\n\n   \\newpage", "As **is**."),
        ("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+", "| a | b |\n|---|---|\n| 1 | 2 |"),
        (
            ".. list-table::\n   :header-rows: 1\n\n   * - a\n     - b\n   * - 1\n     - 2",
            "| a | b |\n|---|---|\n| 1 | 2 |",
        ),
        ("Shorter\n-----\n\nWords.", "## Shorter\n\nWords."),
    ],
)
def test_each_form_is_what_a_book_has_for_it(body: str, text: str) -> None:
    dispatch, errors = _dispatch(body)
    assert errors == []
    assert plain(dispatch.headline) == "The lamp"
    assert write_blocks(dispatch.blocks, dispatch.notes, path="lamp.md").strip() == text


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("Words.\n\n.. lantern:: x\n   :y: z", '6: Unknown directive type "lantern"'),
        ("A :lantern:`x`.", '4: Unknown interpreted text role "lantern"'),
        ("``never closed", "4: Inline literal start-string without end-string"),
        ("It is *never closed.", "4: Inline emphasis start-string without end-string"),
        ("See Nowhere_.", '4: Unknown target name: "nowhere"'),
        (".. include:: /etc/passwd", '4: "include" directive disabled'),
        (".. csv-table::\n   :file: /etc/passwd", '4: File and URL access deactivated; ignoring "csv-table" directive'),
        (".. raw:: html\n   :file: /etc/passwd", '4: "raw" directive disabled'),
        (
            ".. math::\n\n   \\unknown{x}",
            "4: \\unknown{x} is a formula that no line of text can hold, and would be printed as it stands",
        ),
        ("A |name|.", '4: Undefined substitution referenced: "name"'),
    ],
)
def test_what_nobody_can_know_is_an_error_at_its_line(body: str, error: str) -> None:
    assert error in _dispatch(body)[1]


PELICAN = """Oil
===

:date: 2026-11-20 10:00
:author: Ines Hallgarten; Ada Rook
:tags: lamps, oil
:category: Harbour
:lang: en
:summary: It
   burns.
:status: draft

Words.
"""
NIKOLA = """.. title: Oil
.. slug: oil-lamp
.. date: 2026-11-20 10:00:00 UTC
.. tags: lamps, draft
.. category:
.. link:
.. type: text

Words.
"""
ABLOG = """.. post:: Nov 20, 2026
   :author: Ines Hallgarten
   :tags: lamps

Oil
===

Words.
"""


@pytest.mark.parametrize("text", [PELICAN, NIKOLA, ABLOG])
def test_the_head_of_each_builder_is_understood_and_stays_out_of_the_text(text: str) -> None:
    head = head_of(text)
    assert (head.given.date.isoformat() if head.given.date else "", head.titled) == ("2026-11-20", True)
    assert head.given.subjects[0] == "lamps"
    assert len(head.body.split("\n")) == len(text.split("\n"))
    [dispatch] = restructured.read(Material(text.encode(), "oil.rst")).value.dispatches
    assert (plain(dispatch.headline), write_blocks(dispatch.blocks)) == ("Oil", "Words.\n")
    assert dispatch.status is (Status.READY if text is ABLOG else Status.DRAFT)
    assert {credit.name for credit in dispatch.credits} == {
        PELICAN: {"Ines Hallgarten", "Ada Rook"},
        NIKOLA: set[str](),
        ABLOG: {"Ines Hallgarten"},
    }[text]


def test_a_field_list_of_an_author_stays_in_the_text() -> None:
    dispatch, errors = _dispatch(":depth: three fathoms\n\nWords.")
    assert errors == []
    assert "three fathoms" in write_blocks(dispatch.blocks)


def test_a_text_is_known_by_what_it_holds() -> None:
    body = "Words.\n\n.. note:: Dry.\n\nSee `it <https://lamps.example>`_.\n"
    assert source_of(Material(body.encode(), "a.txt")) is restructured.SOURCE
    assert source_of(Material(b"# Lamp\n\nSee [it](https://lamps.example).\n", "a.md")) is markdown_text.SOURCE


def test_a_file_is_read_straight_from_an_edition() -> None:
    reader = next(one for one in READERS if one.reads("content/editions/a/oil-lamp.rst", b""))
    found = reader.read(Source(PELICAN.encode(), "content/editions/a/oil-lamp.rst", "a", "en"))
    assert [(one.slug, one.folder) for one in found.value] == [("oil-lamp", "a")]
