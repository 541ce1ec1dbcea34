"""What the program is measured against: other ways from the same files to an e-book."""

import re
import sys
from pathlib import Path


def plain_ebook(folder: Path, out: Path) -> None:
    """The e-book that twenty lines over EbookLib and markdown-it make: no check, no style, photos as they are."""
    from ebooklib import epub
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    book = epub.EpubBook()
    book.set_identifier("bench")
    book.set_title("Bench")
    book.set_language("en")
    chapters: list[epub.EpubHtml] = []
    pictures: set[str] = set()
    for file in sorted(folder.glob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        chapter = epub.EpubHtml(title=file.stem, file_name=f"{file.stem}.xhtml", lang="en")
        chapter.content = parser.render(text)
        pictures.update(re.findall(r'src="(images/[^"]+)"', chapter.content))
        book.add_item(chapter)
        chapters.append(chapter)
    for name in sorted(pictures):
        data = (folder / name).read_bytes()
        uid = name.replace("/", "-")
        book.add_item(epub.EpubItem(uid=uid, file_name=name, media_type="image/jpeg", content=data))
    book.toc, book.spine = chapters, ["nav", *chapters]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    epub.write_epub(str(out), book)


if __name__ == "__main__":
    plain_ebook(Path(sys.argv[1]), Path(sys.argv[2]))
