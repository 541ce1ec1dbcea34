"""What the book says of its accessibility: to machines, to stores, and to its readers, all from the same facts.

Every claim is computed from the pages that are in the book and carries its evidence. Conformance is never computed: it
takes an evaluation by people, of this content (:mod:`publish.config.evaluation`).
"""

from publish.epub.accessibility.claims import Claim, claims
from publish.epub.accessibility.facts import AccessibilityFacts, DocumentFacts, page_facts, style_yields
from publish.epub.accessibility.onix import Detail, details
from publish.epub.accessibility.statements import Statement, sections, summary

__all__ = [
    "AccessibilityFacts",
    "Claim",
    "Detail",
    "DocumentFacts",
    "Statement",
    "claims",
    "details",
    "page_facts",
    "sections",
    "style_yields",
    "summary",
]
