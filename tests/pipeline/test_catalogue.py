"""The catalogue has every rule once, and a check and its file have one name."""

import pickle
from importlib import import_module
from pkgutil import walk_packages

import publish
from publish.checks import makeup, source
from publish.diagnostics import Check, Rule, rule_named
from publish.pipeline.catalogue import rules, subjects
from publish.preflight import rules as preflight


def test_every_rule_that_a_module_declares_is_in_the_catalogue_once() -> None:
    declared: dict[int, Rule] = {}
    for module in [import_module(found.name) for found in walk_packages(publish.__path__, "publish.")]:
        for value in vars(module).values():
            own = value.rules if isinstance(value, Check) else (value,) if isinstance(value, Rule) else ()
            declared.update({id(rule): rule for rule in own})
    assert sorted(rule.id for rule in declared.values()) == sorted(rules())
    assert sum(map(len, subjects().values())) == len(rules())


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


def test_a_rule_goes_by_its_name_and_by_what_it_was_called_once() -> None:
    assert rule_named("photo-ppi", rules()) is rule_named("picture-coarse", rules()) is rules()["picture-coarse"]
    assert rule_named("photo-pip", rules()) is None
    former = [name for rule in rules().values() for name in rule.formerly]
    assert not set(former) & set(rules()), "a name that is used again would mean two rules"
