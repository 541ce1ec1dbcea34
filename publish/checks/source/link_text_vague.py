"""A link says where it leads, for screen readers list links without their sentences, and on paper they lead nowhere."""

from collections.abc import Iterator, Mapping

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import lines_in
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.inlines import CrossReference, Link
from publish.model.walk import each_inline, plain

_VAGUE: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        {"here", "click here", "click", "tap here", "see here", "this", "this link", "this page", "link", "the link"}
        | {"more", "read more", "learn more", "read on", "find out more", "details", "more details"}
    ),
    "de": frozenset(
        {"hier", "hier klicken", "klicken sie hier", "klick hier", "link", "dieser link", "diesen link", "diese seite"}
        | {"mehr", "mehr lesen", "weiterlesen", "mehr erfahren", "details", "siehe hier"}
    ),
    "fr": frozenset(
        {"ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "cette page", "voir ici"}
        | {"plus", "lire la suite", "en savoir plus", "lire plus", "suite"}
    ),
    "ru": frozenset(
        {"здесь", "тут", "сюда", "ссылка", "эта ссылка", "по ссылке", "по этой ссылке", "нажмите здесь", "нажмите сюда"}
        | {"подробнее", "далее", "читать далее", "ещё", "больше", "на этой странице"}
    ),
    "uk": frozenset(
        {"тут", "сюди", "посилання", "це посилання", "за посиланням", "за цим посиланням", "натисніть тут"}
        | {"докладніше", "детальніше", "далі", "читати далі", "ще", "більше"}
    ),
    "kk": frozenset(
        {"осында", "мұнда", "мына жерде", "осы жерде", "осы жерді басыңыз", "сілтеме", "осы сілтеме", "мына сілтеме"}
        | {"толығырақ", "көбірек", "әрі қарай", "жалғасы"}
    ),
}
"""Words that say nothing of where a link leads, by language."""
_STOPS = " \t\n\u00a0.,;:!?…→»«›‹()[]“”\"'’"


@check(
    "link-text-vague",
    Severity.WARNING,
    why="Screen readers list links without their sentences, and a printed page has nothing to click on.",
    hint="Link the words that name the target.",
)
def link_text_vague(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every link whose words are “here”, “read more” or the like, in its language."""
    for line in lines_in(manuscript.edition):
        words = _VAGUE["en"] | _VAGUE.get(line.language.partition("-")[0].lower(), frozenset())
        for inline in each_inline(line.inlines):
            if isinstance(inline, Link | CrossReference):
                text = " ".join(plain(inline.children).split())
                if text.strip(_STOPS).casefold() in words:
                    message = f"the link “{text}” does not say where it leads"
                    yield link_text_vague.finding(message, line.at, block=line.path)
