"""The seams at which WeasyPrint is given functions of ours."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def replaced(module: Any, **functions: Callable[..., Any]) -> Iterator[None]:
    """Inside, these functions of a module are ours; outside it is as it was: others may use it in the same process."""
    before = {name: getattr(module, name) for name in functions}
    _put(module, functions)
    try:
        yield
    finally:
        _put(module, before)


def _put(module: Any, functions: dict[str, Callable[..., Any]]) -> None:
    for name, function in functions.items():
        setattr(module, name, function)
