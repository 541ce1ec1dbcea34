"""Writing the structure tree of the bound book: ISO 32000-1, §14.7; PDF/UA-1 (ISO 14289-1).

Each galley brings its tags as plain data; here they become structure elements, and the parent tree is built for the
pages and links of the whole book.
"""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publish.model.facts import Box
from publish.pdf.boxes import PagePlacement
from publish.pdf.structure import Kid, Leaf, StructureElement, Touch


class TagWriter:
    """Writes structure elements into a book, page numbers counted over the whole book."""

    def __init__(self, pdf: pikepdf.Pdf, lang: str) -> None:
        self._pdf = pdf
        self._lang = lang
        self._by_page: dict[int, dict[int, pikepdf.Object]] = {}
        self._links: list[tuple[pikepdf.Object, pikepdf.Object]] = []
        self._notes = 0
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array()))
        self._root.K = self._document

    def add(
        self,
        tags: Sequence[Kid],
        pages: Sequence[pikepdf.Page],
        first: int,
        links: Sequence[Sequence[pikepdf.Object | None]],
        places: Sequence[PagePlacement],
    ) -> None:
        """Add a galley's tags.

        ``pages`` are its pages in the book, ``first`` the number of the first; ``links`` the annotations of each
        page (``None`` for one that was left out); ``places`` where the content of each page stands.
        """
        galley = _Galley(pages, first, links, places)
        for kid in tags:
            self._append(self._document, kid, galley, self._lang)

    def _append(self, parent: pikepdf.Object, kid: Kid, galley: "_Galley", lang: str) -> None:
        if isinstance(kid, Leaf):
            self._by_page.setdefault(galley.first + kid.page, {})[kid.mcid] = parent
            page = galley.pages[kid.page].obj
            if "/Pg" not in parent:
                parent.Pg = page
            same = parent.Pg.objgen == page.objgen
            parent.K.append(kid.mcid if same else Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid))
        elif isinstance(kid, Touch):
            link = galley.links[kid.page][kid.link]
            if link is not None:
                parent.K.append(Dictionary(Type=Name.OBJR, Obj=link, Pg=galley.pages[kid.page].obj))
                self._links.append((link, parent))
        else:
            self._append_node(parent, kid, galley, lang)

    def _append_node(self, parent: pikepdf.Object, node: StructureElement, galley: "_Galley", lang: str) -> None:
        element = Dictionary(Type=Name.StructElem, S=Name(f"/{node.role}"), P=parent, K=Array())
        if node.lang and node.lang != lang:
            element.Lang = String(node.lang)
        if node.alt:
            element.Alt = String(node.alt)
        if node.actual:
            element.ActualText = String(node.actual)
        if node.title:
            element.T = String(node.title)
        if node.role == "Note":
            self._notes += 1
            element.ID = String(f"note-{self._notes}")
        if node.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
        if node.box is not None:
            element.A = Dictionary(O=Name.Layout, BBox=galley.rectangle(node))
        indirect = self._pdf.make_indirect(element)
        parent.K.append(indirect)
        for kid in node.kids:
            self._append(indirect, kid, galley, node.lang or lang)

    def finish(self, pages: Sequence[pikepdf.Page]) -> None:
        """Write the parent tree and make the book a tagged one."""
        numbers = Array()
        for number, page in enumerate(pages):
            page.obj.StructParents = number
            page.obj.Tabs = Name.S
            owners = self._by_page.get(number, {})
            last = max(owners, default=-1)
            numbers.append(number)
            numbers.append(self._pdf.make_indirect(Array([owners.get(mcid) for mcid in range(last + 1)])))
        for number, (link, owner) in enumerate(self._links, start=len(pages)):
            link.StructParent = number
            numbers.append(number)
            numbers.append(owner)
        self._root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        self._root.ParentTreeNextKey = len(pages) + len(self._links)
        self._pdf.Root.StructTreeRoot = self._root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)
        self._pdf.Root.Lang = String(self._lang)
        self._pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


class _Galley:
    """What tags refer to: the pages and links of one galley in the book."""

    def __init__(
        self,
        pages: Sequence[pikepdf.Page],
        first: int,
        links: Sequence[Sequence[pikepdf.Object | None]],
        places: Sequence[PagePlacement],
    ) -> None:
        self.pages, self.first, self.links, self.places = pages, first, links, places

    def rectangle(self, node: StructureElement) -> Array:
        """Where a figure stands on its page."""
        page = next((kid.page for kid in node.kids if isinstance(kid, Leaf)), 0)
        return self.places[page].rectangle(node.box or Box(0, 0, 0, 0))
