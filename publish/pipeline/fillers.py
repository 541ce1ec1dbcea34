"""The fillers of an edition: its own, or its publication's, with the files of their pictures."""

from publish.config.edition import EditionSettings
from publish.config.publication import PublicationSettings
from publish.diagnostics import Diagnostic, Outcome
from publish.importers.addresses import picture_source
from publish.model.edition import Filler


def fillers(settings: EditionSettings, above: PublicationSettings) -> Outcome[tuple[Filler, ...]]:
    """What stands on short last pages; whether the pictures are there is told when they are read.

    A publication's pictures stand beside its own file: where the edition is silent, those of ``above`` are asked.
    """
    given = settings.fillers if ("fillers",) in settings.places.table else above.fillers
    made, findings = list[Filler](), list[Diagnostic]()
    for setting in given:
        if setting.line:
            made.append(Filler(line=setting.line, span=setting.places.value("line")))
            continue
        at = setting.places.value("picture")
        source = picture_source(setting.picture, at)
        findings += source.diagnostics
        if source.value:
            made.append(Filler(picture=source.value, span=at))
    return Outcome(tuple(made), tuple(findings))
