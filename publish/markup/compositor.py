"""The compositor sets copy: from the model of an edition to markup for one target."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from publish.markup.addresses import Addresses, PrintAddresses
from publish.markup.attributes import AttributeWriter, Target
from publish.markup.dispatches import dispatch_view
from publish.markup.divisions import Divisions
from publish.markup.environment import Templates
from publish.markup.figures import picture_view
from publish.markup.frontback import contents_view, credits_view, footer_view
from publish.markup.house import House
from publish.markup.shipped import shipped_templates
from publish.markup.strings import Strings, strings_for
from publish.markup.view import FillerView
from publish.model.assets import Gallery
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Filler
from publish.model.figures import Decorative, Picture
from publish.model.matter import ContentsEntry, CreditedPerson, ImprintLine, Masthead, part_target
from publish.model.pagination import PageStart


class Compositor:
    """Renders the pieces of one edition for one target, every piece by its part.

    Every part sees its view as ``it`` (:mod:`publish.markup.view`), and besides it ``target``, ``epub`` (whether the
    target is the e-book), ``words`` (the house's words), ``words_language`` (their language), ``language`` (the
    edition's), ``language_of(tag, surrounding)`` and ``semantics(type, role)``, which write attributes, and
    ``id_of(place)``.
    """

    def __init__(
        self,
        edition: Edition,
        *,
        target: Target,
        gallery: Gallery,
        templates: Sequence[Mapping[str, str]] = (),
        addresses: Addresses | None = None,
        printer: str = "",
        paths: bool = False,
    ) -> None:
        """``templates`` map names such as ``parts/figure.html`` to text and go before the shipped ones.

        The first mapping wins: the theme's, then the project's. ``printer`` is the name of the printer, in print.
        With ``paths`` blocks are named in an e-book too.
        """
        language = edition.language or edition.publication.language
        strings = strings_for(language)
        attributes = AttributeWriter(target, paths)
        where = addresses or PrintAddresses()
        values: Mapping[str, object] = {
            "target": target,
            "epub": target is Target.EPUB,
            "words": strings.words,
            "language": language,
            "words_language": strings.language,
            "language_of": attributes.language,
            "semantics": attributes.semantics,
            "id_of": lambda key: where.id(key, ""),
        }
        self.edition = edition
        self.house = House(
            target=target,
            templates=Templates(*templates, shipped_templates(), values=values),
            attributes=attributes,
            addresses=where,
            gallery=gallery,
            strings=strings,
            language=language,
            divisions=Divisions(edition.divided),
            printer=printer,
        )

    @property
    def strings(self) -> Strings:
        """The house's own words in the edition's language."""
        return self.house.strings

    def render(self, name: str, it: object) -> str:
        """Any template, the renderers' own included, with its view."""
        return str(self.house.templates.render(name, it))

    def dispatch(self, dispatch: Dispatch, *, starts: Sequence[PageStart] = ()) -> str:
        """One ``<article>``; ``starts`` are the pages of the print edition that begin in it (EPUB)."""
        rights = "" if dispatch.rights == self.edition.rights else dispatch.rights
        return self.render("parts/dispatch.html", dispatch_view(dispatch, self.house, rights=rights, starts=starts))

    def newsletter_footer(self) -> str:
        """The notices of the edition; empty when there are none."""
        notices = self.edition.notices
        return self.render("parts/newsletter_footer.html", footer_view(notices, self.house)) if notices else ""

    def filler(self, filler: Filler) -> str:
        """What may stand on a last page, in print; unseen until pages are planned."""
        ornament = Picture(filler.picture, Decorative("an ornament"))
        picture = picture_view(ornament, self.house) if filler.picture else None
        return self.render("parts/filler.html", FillerView(picture, filler.line))

    def title_page(self, masthead: Masthead) -> str:
        """The title page."""
        return self.render("parts/title_page.html", masthead)

    def imprint(self, lines: Sequence[ImprintLine]) -> str:
        """The imprint."""
        return self.render("parts/imprint.html", tuple(lines))

    def contents(self, entries: Sequence[ContentsEntry], *, columns: int = 0) -> str:
        """The contents: in print with room for page numbers, in EPUB as the navigation document's list.

        ``columns`` are those of the list in print; 0 for the theme's.
        """
        return self.render("parts/contents.html", contents_view(entries, self.house, columns=columns))

    def part_page(self, number: int, title: str, entries: Sequence[ContentsEntry] = ()) -> str:
        """The title page of a part, in print with the list of its dispatches; parts count from 1."""
        id = self.house.addresses.id(part_target(number), "")
        lines = contents_view(entries, self.house).lines
        view = {"id": id, "number": self.strings.words["part"].format(number=number), "title": title, "lines": lines}
        return self.render("parts/part_page.html", view)

    def credits_page(self, people: Sequence[CreditedPerson], *, columns: int = 0) -> str:
        """The credits page; ``columns`` are those of the list in print, 0 for the theme's."""
        return self.render("parts/credits_page.html", credits_view(people, self.house, columns=columns))

    def colophon(self, faces: Sequence[str]) -> str:
        """The colophon: what the book is set in."""
        listed = self.strings.enumerate(faces)
        line = self.strings.words["set_in"].format(faces=listed) if faces else Markup()
        return self.render("parts/colophon.html", line)
