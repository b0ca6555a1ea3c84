"""A district that does not exist: its people, what bureaus know of them, and the truth about who should be found.

Everybody is invented: numbers begin with 990000, an area that was never issued. The same seed makes the same files.
"""

from mediation.demonstration.district.generating import GeneratedDistrict, generate, neighbourhoods
from mediation.demonstration.district.size import District

__all__ = ["District", "GeneratedDistrict", "generate", "neighbourhoods"]
