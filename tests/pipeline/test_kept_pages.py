"""What gates say of pages that are known is what they say of pages that they read, whatever became of the others."""

import io
from pathlib import Path

import pikepdf
import pytest

from publish.diagnostics import Span
from publish.pipeline.cache import Cache
from publish.pipeline.gates import letter_gate
from publish.pipeline.kept_pages import KeptPages
from publish.preflight.inspect import inspect
from publish.preflight.page_digest import PageDigests
from publish.preflight.reading import pages_marked
from tests.checks.parity.books import Print
from tests.checks.parity.test_planted_letters import _FAULTS as LETTERS
from tests.checks.parity.test_planted_letters import _book, _spoilt
from tests.preflight.faults import FAULTS
from tests.preflight.sound import Sound, printer

SECRET = b"s" * 32
ORDERS = sorted({order for fault in FAULTS.values() for order in fault.printers})


def kept(root: Path, kind: str = "pages-seen") -> KeptPages:
    return KeptPages(Cache(root, SECRET), kind, "2026-11 office")


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS)
def test_preflight_sees_every_fault_beside_pages_that_it_knows(order: str, tmp_path: Path) -> None:
    """Each file is looked at with what was seen of the sound one and of all before it, as builds follow each other."""
    files = [Sound(printer(order)).bytes()]
    for fault in FAULTS.values():
        if order in fault.printers:
            sound = Sound(printer(order))
            fault.plant(sound)
            files.append(sound.bytes())
    known = kept(tmp_path)
    for data in (*files, *files):
        assert inspect(io.BytesIO(data), recall=known) == inspect(io.BytesIO(data))
        known.save()
        known = kept(tmp_path)


def _letters(book: Print, data: bytes, known: KeptPages | None) -> list[str]:
    terms = (book.galleys, book.starts, book.heads, Span("edition.toml", 1))
    file = io.BytesIO(data)
    return [str(found) for found in (letter_gate(file, *terms, known) if known else letter_gate(file, *terms))]


@pytest.mark.parametrize("where", ["text", "backward", "head"])
@pytest.mark.parametrize("fault", LETTERS)
def test_a_letter_that_is_spoilt_beside_known_pages_is_told(fault: str, where: str, tmp_path: Path) -> None:
    book, known = _book(), kept(tmp_path, "pages-words")
    assert _letters(book, book.data, known) == []
    known.save()
    data, _ = _spoilt(book.data, LETTERS[fault], where)
    told = _letters(book, data, kept(tmp_path, "pages-words"))
    assert told
    assert told == _letters(book, data, None)


def test_only_pages_that_changed_are_read(tmp_path: Path) -> None:
    data, read = _book().data, list[str]()

    class Counted(KeptPages):
        def __call__(self, digest, read_page):  # type: ignore[no-untyped-def]
            def noted():  # type: ignore[no-untyped-def]
                read.append(digest)
                return read_page()

            return super().__call__(digest, noted)

    def looked(data: bytes) -> int:
        read.clear()
        known = Counted(Cache(tmp_path, SECRET), "pages-seen", "2026-11 office")
        inspect(io.BytesIO(data), recall=known)
        known.save()
        return len(read)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    assert looked(data) == pages
    assert looked(data) == 0
    assert looked(_moved(data)) == 0  # the same pages in another order
    assert looked(_spoilt(data, LETTERS["lost"], "text")[0]) == 1


def _moved(data: bytes) -> bytes:
    """The book with its last page in front, and other numbers for all objects."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages.insert(0, pdf.pages[-1])
        del pdf.pages[-1]
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return out.getvalue()


def _digests(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        digests = PageDigests(pdf)
        return [digests.of(page) for page in pdf.pages]


def test_a_map_of_a_font_that_changed_makes_other_pages() -> None:
    """Codes and glyphs are the same; what they can be read as is not."""
    data = _book().data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        font = next(iter(pdf.pages[-1].obj.Resources.Font.values()))
        font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0061>", b"<0062>"))
        out = io.BytesIO()
        pdf.save(out)
    before, after = _digests(data), _digests(out.getvalue())
    assert all(before)
    assert before[-1] != after[-1]


def test_a_page_that_leads_back_to_itself_is_read_each_time(tmp_path: Path) -> None:
    sound = Sound(printer("office"))
    with pikepdf.open(io.BytesIO(sound.bytes())) as pdf:
        page = pdf.pages[1].obj
        form = pdf.make_stream(b"/F Do")
        form.Subtype = pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 9, 9])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page.Resources.XObject = pikepdf.Dictionary(F=pdf.make_indirect(form))
        out = io.BytesIO()
        pdf.save(out)
    assert _digests(out.getvalue())[1] == ""
    known = kept(tmp_path)
    assert inspect(io.BytesIO(out.getvalue()), recall=known) == inspect(io.BytesIO(out.getvalue()))
    assert pages_marked(io.BytesIO(_book().data), known) == pages_marked(io.BytesIO(_book().data))
