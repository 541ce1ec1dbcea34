"""Measures the type of finished PDFs: ``make typography``, or ``python -m tests.bench.typography FILE.pdf …``.

Files that are named are measured and told, each by itself. Without any the sample editions are built in two themes for
three printers, and the table of ``docs/typography.md`` is written anew; with ``--weight`` also what a large edition
costs, which takes some minutes.
"""

import argparse
import tempfile
from pathlib import Path

from tests.bench.typography.books import sample_books
from tests.bench.typography.table import measured, put, table
from tests.bench.typography.weight import weigh
from tests.books.press import ROOT

PAGE = ROOT / "docs/typography.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.typography", description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", help="finished PDFs to measure")
    parser.add_argument("--weight", action="store_true", help="weigh an edition of 100 dispatches too")
    chosen = parser.parse_args()
    if chosen.files:
        print(table({path.name: measured([path]) for path in chosen.files}))
        return
    with tempfile.TemporaryDirectory() as scratch:
        columns = {f"{theme}, {printer}": measured(files) for theme, printer, files in sample_books(Path(scratch))}
    written = {"measures": table(columns)}
    if chosen.weight:
        with tempfile.TemporaryDirectory() as scratch:
            written["weight"] = weigh(Path(scratch))
    document = PAGE.read_text()
    for name, text in written.items():
        document = put(document, name, text)
    PAGE.write_text(document)
    print(f"{PAGE.relative_to(ROOT)} is written")


if __name__ == "__main__":
    main()
