"""What packages add stands behind what ships; the catalogue of rules has each once."""

import pickle
import sys
from types import ModuleType

import pytest

from publish.checks import makeup, source
from publish.checks.pdf import rules as preflight
from publish.checks.source.body_empty import body_empty
from publish.diagnostics import FINDINGS, Outcome
from publish.errors import UsageError
from publish.importers.reader import Reader
from publish.registry import NONE, Extensions, rules, with_packages

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


def test_every_rule_is_declared_once_and_is_in_the_catalogue() -> None:
    every = [check.rules for check in source.CHECKS]
    every += [check.rules for check in makeup.CHECKS] + [check.rules for check in preflight.CHECKS]
    declared = [rule.id for own in every for rule in own if rule.id not in FINDINGS]
    assert len(set(declared)) == len(declared)
    assert set(declared) <= set(rules())


def test_a_check_and_its_file_have_one_name() -> None:
    files = {check.rule.id: check.run.__module__ for check in source.CHECKS}
    files |= {check.rule.id: check.run.__module__ for check in makeup.CHECKS}
    files |= {check.rule.id: check.run.__module__ for check in preflight.CHECKS}
    odd = {id for id, module in files.items() if module.rpartition(".")[2] != id.replace("-", "_")}
    assert odd == {"character-unset", "emoji-one-colour"}, "these two share the walk over characters"


def test_a_check_that_is_sent_to_another_process_is_the_same_there() -> None:
    strayed = [check.rule.id for check in source.CHECKS if pickle.loads(pickle.dumps(check)) is not check]
    strayed += [check.rule.id for check in makeup.CHECKS if pickle.loads(pickle.dumps(check)) is not check]
    strayed += [check.rule.id for check in preflight.CHECKS if pickle.loads(pickle.dumps(check)) is not check]
    assert strayed == []
