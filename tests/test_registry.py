"""What packages add stands behind what ships, in the order in which they are named."""

import sys
from types import ModuleType

import pytest

from publish.checks import source
from publish.checks.source.body_empty import body_empty
from publish.diagnostics import Outcome
from publish.errors import UsageError
from publish.importers.reader import Reader
from publish.registry import NONE, Extensions, with_packages

_READER = Reader("asciidoc", (".adoc",), lambda _: Outcome(()))


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An installed package that adds nothing yet."""
    module = ModuleType("dispatch_extra")
    monkeypatch.setitem(sys.modules, "dispatch_extra", module)
    return module


def test_packages_add_in_the_order_in_which_they_are_named(
    package: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    package.PUBLISH = Extensions(readers=(_READER,), checks=(body_empty,))  # type: ignore[attr-defined]
    other = ModuleType("dispatch_other")
    other.PUBLISH = Extensions(checks=(source.CHECKS[0],))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dispatch_other", other)
    added = with_packages(["dispatch_other", "dispatch_extra"])
    assert added == Extensions(readers=(_READER,), checks=(source.CHECKS[0], body_empty))
    assert with_packages([]) == NONE


def test_packages_that_are_not_there_or_declare_nothing(package: ModuleType) -> None:
    with pytest.raises(UsageError, match="cannot be loaded"):
        with_packages(["no_such_package"])
    with pytest.raises(UsageError, match="declares no PUBLISH"):
        with_packages(["dispatch_extra"])
    package.PUBLISH = {"checks": ()}  # type: ignore[attr-defined]
    with pytest.raises(UsageError, match=r"is no publish\.registry\.Extensions"):
        with_packages(["dispatch_extra"])
