"""What this machine has of what books need: libraries, packages, fonts, validators; and what to do about the rest."""

from publish.pipeline.doctor.examine import examine
from publish.pipeline.doctor.libraries import require_libraries
from publish.pipeline.doctor.probe import Need, Probe, line_to_type

__all__ = ["Need", "Probe", "examine", "line_to_type", "require_libraries"]
