"""From the edition as it was read to the edition as it is set: functions from edition to edition, in a fixed order.

Nothing here knows a file, a page or a target.
"""

from publish.transforms.numbering import StageTerms
from publish.transforms.prepare import prepare

__all__ = ["StageTerms", "prepare"]
