"""What an e-book says of its accessibility, with its evidence: for programs, for catalogues, in a line for people."""

from typing import Any

from publish.epub.build import BuiltEpub

FORMAT = "dispatch-press accessibility"
VERSION = 1


def accessibility_entry(record: BuiltEpub, *, edition: str) -> dict[str, Any]:
    """All that the book says, why it may, and the hash by which an evaluation names its content."""
    evaluation = record.evaluation
    return {
        "format": FORMAT,
        "version": VERSION,
        "edition": edition,
        "identifier": record.identifier,
        "content": record.content,
        "claims": [
            {"property": claim.property, "value": claim.value, "evidence": claim.evidence} for claim in record.claims
        ],
        "evaluation": None
        if evaluation is None
        else {
            "conformance": evaluation.conformance,
            "evaluator": evaluation.evaluator,
            "date": evaluation.date.isoformat(),
            "credential": evaluation.credential,
            "report": evaluation.report,
        },
        "onix196": [
            {"code": detail.code, "meaning": detail.meaning, "description": detail.description}
            for detail in record.details
        ],
    }


def accessibility_line(record: BuiltEpub, *, file: str) -> str:
    """``accessibility: 8 features, 12 of 12 pictures described, not evaluated; content sha256:…, in FILE``."""
    features = sum(1 for claim in record.claims if claim.property == "schema:accessibilityFeature")
    pages = record.facts.pages
    pictures = f"{pages.described} of {pages.pictures} pictures described" if pages.pictures else "no pictures"
    evaluated = record.evaluation.conformance if record.evaluation else "not evaluated"
    return f"accessibility: {features} features, {pictures}, {evaluated}; content {record.content}, in {file}"
