"""Proofs as they come back: a PDF, an annotation set, a Word copy; each read in the worker."""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from publish.errors import OverLimit, UsageError
from publish.importers.proofs.annotation_set import annotation_set
from publish.importers.proofs.word_marks import word_marks
from publish.model.proof import MarkKind, ProofMark
from publish.pipeline.worker import WORKER
from publish.tools.pdf_box import PdfBox
from publish.tools.pdfium import drawer

LARGEST = 512 * 1024 * 1024
"""The most bytes of a proof."""
_AROUND = 160
"""Characters on each side of a mark that are read."""
_SETS = (".json", ".jsonld", ".annotation", ".ann")


def proof_marks(path: Path) -> tuple[ProofMark, ...]:
    """The marks in a file; :class:`UsageError` for one that is not there, or is none of the three.

    :class:`publish.errors.MissingTool` for a PDF where PDFium is not installed.
    """
    from publish.pipeline.preflight import for_size

    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}", hint="Name a proof that came back.") from error
    read = _reader(path, data)
    if read is None:
        hint = "Name a PDF, an annotation set (.json, .annotation), or a Word copy of publish proof --docx."
        raise UsageError(f"{path.name} is no proof", hint=hint)
    argument: object = path if read is _pdf else data
    try:
        return WORKER.run(read, argument, limits=for_size(size))
    except (ValueError, OverLimit) as error:
        raise UsageError(f"{path.name} cannot be read: {error}", hint="Save it again where it was marked.") from error


def _reader(path: Path, data: bytes) -> Callable[..., tuple[ProofMark, ...]] | None:
    """What reads a file of that name, which a PDF may have lost."""
    if data.startswith(b"%PDF") or path.suffix.lower() == ".pdf":
        return _pdf
    if path.suffix.lower() == ".docx":
        return word_marks
    return _set if path.suffix.lower() in _SETS else None


def _set(data: bytes) -> tuple[ProofMark, ...]:
    """An annotation set, or a file in which one is packed."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith((".json", ".jsonld"))]
            if len(names) != 1 or archive.getinfo(names[0]).file_size > LARGEST:
                raise ValueError("it holds no annotation set")
            data = archive.read(names[0])
    return annotation_set(data)


def _pdf(path: Path) -> tuple[ProofMark, ...]:
    from publish.preflight.annotations import pdf_marks

    with path.open("rb") as file:
        found = pdf_marks(file)
    made: list[ProofMark] = []
    if not found:
        return ()
    with drawer(path) as pages:
        known: dict[int, tuple[str, list[tuple[str, PdfBox]]]] = {}
        for mark in found:
            if mark.page not in known:
                known = {mark.page: (pages.boxes(mark.page).label, pages.characters(mark.page))}
            label, characters = known[mark.page]
            covered = list(_covered(characters, mark.quads, kind=mark.kind))
            first, last = (covered[0], covered[-1] + 1) if covered else (0, 0)
            text = [character for character, _ in characters]
            exact, between = "".join(text[n] for n in covered), mark.kind in ("insert", "note")
            if between:
                exact, last = "", first
            replaced = mark.kind in ("insert", "replace")
            made.append(
                ProofMark(
                    MarkKind(mark.kind),
                    exact,
                    "".join(text[max(first - _AROUND, 0) : first]),
                    "".join(text[last : last + _AROUND]),
                    text=mark.contents if replaced else "",
                    comment="" if replaced else mark.contents,
                    author=mark.author,
                    place=f"page {label}",
                )
            )
    return tuple(made)


def _covered(
    characters: Sequence[tuple[str, PdfBox]], quads: Sequence[tuple[float, float, float, float]], *, kind: str
) -> Iterator[int]:
    """The characters that a mark covers; of one between two words, or in a margin, the nearest one."""
    seen = False
    for index, (character, box) in enumerate(characters):
        across, up = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        if box.width > 0 and any(left <= across <= right and foot <= up <= head for left, foot, right, head in quads):
            seen = True
            yield index
            if kind in ("insert", "note"):
                return
        elif seen and not character.strip() and kind not in ("insert", "note"):
            continue
    if seen or not quads or not characters:
        return
    left, foot, right, head = quads[0]
    x, y = ((left + right) / 2, (foot + head) / 2)
    drawn = [n for n, (character, box) in enumerate(characters) if character.strip() and box.width > 0]

    def away(index: int) -> float:
        box = characters[index][1]
        return max(box.left - x, x - box.right, 0.0) + 3 * max(box.bottom - y, y - box.top, 0.0)

    if drawn:
        yield min(drawn, key=away)
