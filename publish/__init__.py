"""From the dispatches of a newsletter to a book: one content model, an EPUB and a print-ready PDF.

What programs may call stands here; everything else may change. The names are resolved when they are asked for, so that
``import publish`` loads nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publish.pipeline.interface import build, build_epub, build_pdf, check_edition, load_edition

__version__ = "0.2.0"

__all__ = ["__version__", "build", "build_epub", "build_pdf", "check_edition", "load_edition"]

_INTERFACE = "publish.pipeline.interface"


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(_INTERFACE), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
