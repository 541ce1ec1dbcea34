"""A file that says it is PDF/X and is none: a label is no conversion."""

from io import BytesIO

import pytest
import weasyprint

from publish.preflight.inspect import inspect
from publish.preflight.preflight import preflight
from tests.preflight.sound import printer

_PAGE = """<html lang="en"><head><title>Orsa</title><style>
@page { size: 148mm 210mm; margin: 20mm; bleed: 3mm; marks: crop }
h1 { color: #8c2f1b; border-bottom: 0.5pt solid }
</style></head><body><h1>The harbour</h1><p>Two islands and a light.</p></body></html>"""


@pytest.mark.parametrize("variant", ["pdf/x-1a", "pdf/x-4"])
def test_a_plain_file_of_a_typesetter_is_refused(variant: str) -> None:
    data = weasyprint.HTML(string=_PAGE).write_pdf(pdf_variant=variant)
    name = "offset-x1a" if variant == "pdf/x-1a" else "offset-x4"
    found = {one.id for one in preflight(inspect(BytesIO(data)), printer(name))}
    assert found >= {"colour-forbidden", "intent-missing", "media-origin", "marks-in-bleed", "pages-multiple"}
