"""Who is answered: a page of this server's own, on this machine, that asks to read.

A site that the reader has open elsewhere can send requests to any address, and can have a name of its own lead to this
machine (DNS rebinding). What it asks for bears its name, as ``Host``, as ``Origin`` or as ``Sec-Fetch-Site``.
"""

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost", "[::1]")
"""What this machine calls itself."""

_OWN_SITE = frozenset({"same-origin", "none"})
"""What a browser says of a request of our own page, and of an address that was typed."""

HEADERS: Mapping[str, str] = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-dns-prefetch-control": "off",
    "x-frame-options": "SAMEORIGIN",
}
"""What every answer bears."""


class Guard:
    """Refuses what does not come from this server's own page, and answers nothing but ``GET``."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """``port`` is where the server listens."""
        self._app = app
        self._hosts = frozenset(f"{name}:{port}" for name in NAMES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse or pass on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, with_headers)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if headers.getlist("host")[1:] or headers.get("host", "").lower() not in self._hosts:
            return PlainTextResponse("This server answers to this machine's own names alone.", 421)
        origin = headers.get("origin")
        if origin is not None and origin.lower().removeprefix("http://") not in self._hosts:
            return PlainTextResponse("Another site asked for this.", 403)
        if headers.get("sec-fetch-site", "none") not in _OWN_SITE:
            return PlainTextResponse("Another site asked for this.", 403)
        if method != "GET":
            return PlainTextResponse("Nothing can be changed here.", 405, {"allow": "GET"})
        return None
