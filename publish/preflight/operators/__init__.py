"""What each operator of a content stream does, a file a subject (ISO 32000-1, Annex A).

An operator that is in no table paints nothing that is looked at: hints to devices, flatness, compatibility sections.
"""

from collections.abc import Mapping

from publish.preflight.interpreter import Operator
from publish.preflight.operators import colours, graphics, objects, paths, text

OPERATORS: Mapping[str, Operator] = {
    **graphics.OPERATORS,
    **colours.OPERATORS,
    **paths.OPERATORS,
    **text.OPERATORS,
    **objects.OPERATORS,
}
