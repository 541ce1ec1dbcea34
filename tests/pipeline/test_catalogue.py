"""The catalogue has every rule once, and a check and its file have one name."""

import pickle

from publish.checks import makeup, source
from publish.checks.pdf import rules as preflight
from publish.diagnostics import FINDINGS
from publish.pipeline.catalogue import rules


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
