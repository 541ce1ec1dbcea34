"""A check: a rule, and beside it the function that finds what breaks it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from publish.diagnostics.rule import Diagnostic, Rule, Severity

P = ParamSpec("P")
T = TypeVar("T")


def _of_rule(method: Callable[Concatenate[Rule, P], T]) -> Callable[Concatenate["Check[Any]", P], T]:
    """A method of a rule as a method of its check."""

    def of_check(check: "Check[Any]", /, *args: P.args, **kwargs: P.kwargs) -> T:
        return method(check.rule, *args, **kwargs)

    of_check.__doc__ = method.__doc__
    return of_check


@dataclass(frozen=True, slots=True)
class Check(Generic[P]):
    """A rule and its function, which takes what is checked and yields findings. Made by :func:`check`."""

    rules: tuple[Rule, ...]
    """The rule that it is named for; then those that it tells where another severity or hint is due."""
    run: Callable[P, Iterable[Diagnostic]]
    """The function."""
    finding = _of_rule(Rule.finding)
    """A finding of the rule."""

    @property
    def rule(self) -> Rule:
        """The rule that it is named for."""
        return self.rules[0]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterable[Diagnostic]:
        """What breaks the rule."""
        return self.run(*args, **kwargs)

    def __reduce__(self) -> tuple[Callable[[str, str], "Check[P]"], tuple[str, str]]:
        """How it is sent to another process: by where it stands, in the place of its function."""
        return _standing, (self.run.__module__, self.run.__qualname__)


def _standing(module: str, name: str) -> "Check[P]":
    found: Check[P] = getattr(import_module(module), name)
    return found


def check(
    id: str,
    severity: Severity,
    *,
    why: str,
    hint: str,
    needed: bool = False,
    follows: tuple[str, ...] = (),
    formerly: tuple[str, ...] = (),
    also: tuple[Rule, ...] = (),
) -> Callable[[Callable[P, Iterable[Diagnostic]]], Check[P]]:
    """Declare a check where its function stands; the fields are those of :class:`Rule`."""
    return check_of(Rule(id, severity, why, hint, needed=needed, follows=follows, formerly=formerly), *also)


def check_of(*rules: Rule) -> Callable[[Callable[P, Iterable[Diagnostic]]], Check[P]]:
    """Declare a check of rules that stand elsewhere, because others tell them too."""
    return lambda run: Check(rules, run)
