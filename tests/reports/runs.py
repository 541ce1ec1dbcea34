"""A run with everything in it, for tests of how it is shown."""

from dataclasses import replace
from typing import Literal

from publish.model.results import (
    AbsentResult,
    AffectedResult,
    BookResult,
    ContentsItem,
    CountsResult,
    DispatchResult,
    EbookStructure,
    EditionResult,
    ExcerptLine,
    FindingResult,
    PassageResult,
    PictureResult,
    PreflightResult,
    RunResult,
    StepResult,
    Waiving,
)


def a_run(words: str = "The harbour freezes over", *, path: str = "content/editions/2026-11/ferry.md") -> RunResult:
    """A run whose content says ``words`` wherever content can say anything."""
    excerpt = (ExcerptLine(6, words), ExcerptLine(7, f"{words} {words}"), ExcerptLine(8, ""))
    places: tuple[tuple[Literal["error", "warning", "note"], int, Waiving | None], ...] = (
        ("error", 7, None),
        ("warning", 0, None),
        ("note", 7, None),
        ("error", 7, Waiving(words, words, "2026-12-01")),
    )
    findings = tuple(
        FindingResult(
            "photo-missing", severity, words, words, "Why.", path, line, 3, 0, "", excerpt[: 3 * bool(line)], waiving
        )
        for severity, line, waiving in places
    )
    claim = {"property": "schema:accessMode", "value": "textual", "evidence": words}
    accessibility = {"claims": [claim], "evaluation": None, "content": "sha256:0"}
    structure = EbookStructure(4, (ContentsItem(words, (ContentsItem(words),)),), (words,), 12)
    seen = PreflightResult(
        "1.7", ("148 × 210 mm",), (words,), (words,), ("cmyk", "grey"), 240.5, 7.6, 9, 301, False, (words,)
    )
    books = (
        BookResult("pdf", "build/2026-11.pdf", 2_366_126, "4" * 64, 12, "office", "PDF/UA-1", seen, None, None),
        BookResult("epub", "build/2026-11.epub", 3_033_316, "7" * 64, None, "", "", None, structure, accessibility),
    )
    passage = PassageResult(words, "4", "paragraph")
    picture = PictureResult(words, words, "9" * 64)
    pages = ("4", "5", "6", "9", "xi")
    dispatch = DispatchResult("2026-11/ferry", words, path, 1149, 2, pages, (passage,), (picture,))
    return RunResult(
        program="0.2.0",
        publication=words,
        ok=False,
        exit=1,
        strict=True,
        counts=CountsResult(1, 1, 1, 1),
        editions=tuple(
            EditionResult(
                name,
                words,
                "2026-11-20",
                "en",
                1149,
                (dispatch,),
                tuple(replace(it, path=it.path.replace("2026-11", name)) for it in books),
            )
            for name in ("2026-11", "2026-12")
        ),
        findings=findings,
        judges=("epubcheck",),
        absent=(AbsentResult("veraPDF", words, words),),
        affected=AffectedResult(words, (path,), ("2026-11",)),
        steps=(StepResult(words, 12.125),),
    )
