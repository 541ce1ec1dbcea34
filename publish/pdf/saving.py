"""A bound PDF on its way to its sink: whole in memory first.

qpdf writes its last bytes when it is torn down, where an error can be told to nobody: a disk that fills up then would
end the whole program. Written from memory, a full disk is an error like any other.
"""

from io import BytesIO
from typing import BinaryIO

import pikepdf

from publish.model.sources import MARK


def save(pdf: pikepdf.Pdf, sink: BinaryIO, *, version: str, sources: str) -> None:
    """Write a PDF of a version; the same PDF gives the same bytes.

    ``sources`` is the hash of what it was made of: it becomes the identifier that stays when the file is changed, which
    any printer's file has (ISO 32000-1, §14.4).
    """
    whole = BytesIO()
    pdf.trailer.ID = pikepdf.Array([pikepdf.String(MARK + bytes.fromhex(sources)), pikepdf.String(b"")])
    streams = pikepdf.ObjectStreamMode.disable if version < "1.5" else pikepdf.ObjectStreamMode.generate
    pdf.save(whole, force_version=version, deterministic_id=True, object_stream_mode=streams, compress_streams=True)
    sink.write(whole.getbuffer())
