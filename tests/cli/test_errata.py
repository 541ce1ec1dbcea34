"""``publish errata``: what differs from a printing, by the pages of that printing."""

import json
from pathlib import Path

from publish.cli.dates import today
from publish.errors import ExitCode
from publish.pipeline.changes.from_content import printing_of_content
from publish.pipeline.locate import load_project
from publish.pipeline.prepare import CheckTerms
from tests.cli.conftest import Shell

RUN = {
    "format": "dispatch-press run", "version": 1, "compares": 1, "program": "0", "publication": "L", "ok": True,
    "exit": 0, "strict": True, "counts": {"error": 0, "warning": 0, "note": 0, "waived": 0}, "findings": [],
    "judges": [],
    "absent": [], "affected": None, "steps": [],
}  # fmt: skip


def printed(project: Path) -> Path:
    """A report of what the content says now, as if each dispatch had been printed from page 40."""
    from dataclasses import asdict

    content = printing_of_content(load_project(project).value, (), CheckTerms(today=today())).value
    editions = [asdict(edition) for edition in content.editions]
    for edition in editions:
        for dispatch in edition["dispatches"]:
            dispatch["pages"] = ["40", "41"]
            for number, passage in enumerate(dispatch["passages"]):
                passage["page"] = "40" if number < 4 else "41"
    path = project.parent / "report.json"
    path.write_text(json.dumps({**RUN, "editions": editions}))
    return path


def test_content_as_it_was_printed_has_no_errata(shell: Shell, letters: Path) -> None:
    done = shell("errata", "--since", printed(letters), "-C", letters)
    assert (done.code, done.out) == (ExitCode.OK, "# Errata\n\nThere is nothing to correct.\n")


def test_a_sentence_is_named_by_the_page_that_readers_have(shell: Shell, letters: Path) -> None:
    report = printed(letters)
    dispatch = letters / "content/editions/2026-11/02-letter.md"
    text = dispatch.read_text()
    body = text.rstrip().rpartition("\n\n")[2].split(". ")[0]
    dispatch.write_text(text.replace(body, f"{body} indeed"))
    done = shell("errata", "--since", report, "--json", "-C", letters)
    assert done.code is ExitCode.OK, done.err
    (edition,) = json.loads(done.out)["editions"]
    (told,) = edition["dispatches"]
    (sentence,) = told["sentences"]
    assert told["key"] == "2026-11/letter"
    assert sentence["page_before"] == "41"
    told_markdown = shell("errata", "--since", report, "-C", letters).out
    assert "- Page 41: " in told_markdown
    assert "<ins> indeed</ins>" in told_markdown
    assert shell("errata", "--since", report, "-C", letters, "-o", letters / "errata.html").code is ExitCode.OK
    page = (letters / "errata.html").read_text()
    assert "<ins> indeed</ins>" in page
    assert "Page 41:" in page


def test_dispatches_that_the_printing_lacks_or_alone_has_are_told(shell: Shell, letters: Path) -> None:
    report = printed(letters)
    folder = letters / "content/editions/2026-11"
    (folder / "03-gate.md").write_text("---\nheadline: The gate\nauthor: Edda Quill\ndate: 2026-11-20\n---\n\nGreen.\n")
    (folder / "02-letter.md").unlink()
    window = folder / "01-window.md"
    window.write_text(window.read_text().replace("02-letter.md", "03-gate.md"))
    done = shell("errata", "--since", report, "--json", "-C", letters)
    assert done.code is ExitCode.OK, done.err
    told = {one["headline"]: one["change"] for one in json.loads(done.out)["editions"][0]["dispatches"]}
    assert told["The gate"] == "added"
    assert "dropped" in told.values()


def test_content_with_faults_cannot_be_compared(shell: Shell, letters: Path) -> None:
    report = printed(letters)
    (letters / "content/editions/2026-11/03-new.md").write_text("---\nheadlin: New\n---\n\nText.\n")
    done = shell("errata", "--since", report, "-C", letters)
    assert done.code is ExitCode.CONTENT
    assert "matter-key-unknown" in done.err
    assert done.out == ""
