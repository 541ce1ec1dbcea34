"""What the server answers: the page, what it shows, and word of what is new."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.resources import files

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from publish.epub.pages import page_title
from publish.pipeline.shown_pages import ShownPage
from publish.preview.session import Session, SessionState
from publish.tools.pdfium import Undrawable

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the page may do: load its own files, and show documents of the book."""
BOOK_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""What a document of the book may do: be seen. It runs nothing and leads nowhere."""

_SCRIPTS = ("ebook", "findings", "pages", "preview", "source", "sync")
_OWN = {
    "": "text/html",
    "icon.svg": "image/svg+xml",
    "preview.css": "text/css",
    **{f"{name}.js": "text/javascript" for name in _SCRIPTS},
}
"""The files of the page."""
_KEPT = {"cache-control": "private, max-age=31536000, immutable"}
"""Of what is named by its content."""
_ALIVE = 15.0
"""Seconds of silence after which something is sent, so that a closed page is noticed."""


@dataclass
class Listeners:
    """The pages that wait for word of something new."""

    _waiting: set[asyncio.Event] = field(default_factory=set)
    ended: bool = False
    """Whether no more will come."""

    def tell(self) -> None:
        """Wake all; to be called in the thread of the event loop."""
        for event in self._waiting:
            event.set()

    async def versions(self, session: Session) -> AsyncIterator[str]:
        """Events of a stream: the version of each state to come, the present one first."""
        event = asyncio.Event()
        self._waiting.add(event)
        event.set()
        try:
            while not self.ended:
                try:
                    await asyncio.wait_for(event.wait(), _ALIVE)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                event.clear()
                yield f"data: {session.shown.version}\n\n"
        finally:
            self._waiting.discard(event)


def application(session: Session, listeners: Listeners, editor: str = "") -> Starlette:
    """The routes of a session; ``editor`` is the form of an address that opens a line in an editor, or empty."""
    answers = Answers(session, listeners, editor)
    return Starlette(
        routes=[
            *(Route(f"/{name}", partial(_own, name, kind)) for name, kind in _OWN.items()),
            Route("/state", answers.state),
            Route("/events", answers.events),
            Route("/book/{name:path}", answers.book),
            Route("/pages/{document}", answers.pages),
            Route("/picture/{token}/{number:int}", answers.picture),
            Route("/source/{line:int}/{path:path}", answers.source),
        ],
        exception_handlers={KeyError: _absent, Undrawable: _absent},
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """What is answered of a session; all but the events in threads of their own."""

    session: Session
    listeners: Listeners
    editor: str

    def state(self, request: Request) -> Response:
        """All that the page shows but documents and pages."""
        return JSONResponse(_told(self.session.shown, self.editor))

    async def events(self, request: Request) -> Response:
        """Word of each new state."""
        return StreamingResponse(self.listeners.versions(self.session), media_type="text/event-stream")

    def book(self, request: Request) -> Response:
        """A document of the book, or what it is shown with."""
        name = request.path_params["name"]
        if name.endswith(".xhtml"):
            headers = {"content-security-policy": BOOK_POLICY}
            return Response(self.session.document(name), media_type="application/xhtml+xml", headers=headers)
        file = self.session.file(name)
        kept = _KEPT if name.startswith("img/") else {}
        return Response(
            file.data(), media_type=file.media_type, headers={**kept, "content-security-policy": BOOK_POLICY}
        )

    def pages(self, request: Request) -> Response:
        """Where the blocks of a dispatch were written, and where they stand on its pages."""
        document = request.path_params["document"]
        places = self.session.places(document)
        book, pages = self.session.pages(document)
        return JSONResponse(
            {
                "blocks": {at: [place.path, place.line, place.column] for at, place in places.items()},
                "pages": [_page(page, book.token) for page in pages] if book else [],
            }
        )

    def picture(self, request: Request) -> Response:
        """A page, drawn."""
        token, number = request.path_params["token"], request.path_params["number"]
        return Response(self.session.picture(token, number), media_type="image/png", headers=_KEPT)

    def source(self, request: Request) -> Response:
        """The lines of a source from a line on."""
        line = request.path_params["line"]
        lines = self.session.source(request.path_params["path"], line)
        return JSONResponse([asdict(one) for one in lines])


def _own(name: str, kind: str, request: Request) -> Response:
    data = files("publish.preview").joinpath("page", name or "index.html").read_bytes()
    return Response(data, media_type=kind, headers={"content-security-policy": PAGE_POLICY})


def _absent(request: Request, error: Exception) -> Response:
    return PlainTextResponse("There is nothing of that name now.", 404)


def _told(shown: SessionState, editor: str) -> Mapping[str, object]:
    """A state as the page reads it."""
    starts = dict(shown.book.starts()) if shown.book else {}
    edition = shown.draft.prepared.edition if shown.draft else None
    documents = shown.draft.documents if shown.draft else {}
    return {
        "version": shown.version,
        "title": edition.full_title if edition else "",
        "documents": [
            {
                "name": name,
                "headline": page_title(dispatch),
                "path": dispatch.span.path,
                "page": starts.get(dispatch.key, ""),
            }
            for name, dispatch in documents.items()
        ],
        "findings": [asdict(found) for found in shown.findings],
        "edited": shown.edited,
        "edits": shown.edits,
        "stopped": shown.stopped or shown.unbuilt,
        "stale": shown.stale or bool(shown.stopped),
        "reading": shown.reading,
        "setting": shown.setting,
        "printed": shown.book is not None,
        "editor": editor,
    }


def _page(page: ShownPage, token: str) -> Mapping[str, object]:
    return {
        "picture": f"picture/{token}/{page.number}",
        "label": page.label,
        "width": page.width,
        "height": page.height,
        "blocks": [
            {
                "at": block.block.partition(":")[2],
                "box": [block.box.x, block.box.y, block.box.width, block.box.height],
            }
            for block in page.blocks
        ],
    }
