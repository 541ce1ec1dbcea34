"""New things to write in: a project that builds as it is, an edition, a dispatch.

Nothing that is there is ever written over. Dates and identifiers come from who asks.
"""

from publish.pipeline.starting.dispatch import NewDispatch, start_dispatch
from publish.pipeline.starting.edition import NewEdition, start_edition
from publish.pipeline.starting.project import NewProject, start_project

__all__ = ["NewDispatch", "NewEdition", "NewProject", "start_dispatch", "start_edition", "start_project"]
