"""The catalog and an id go in; the text of a new data file comes out, valid as it is.

Its comments say what each key is for. What is optional stands there as an example behind a `#` without a
space after it, and is valid too once the `#` is taken away.
"""

from generator.starters.checklists import new_checklist
from generator.starters.drills import new_drill
from generator.starters.exceptions import DAYS, last_day, new_exception
from generator.starters.reviews import new_review
from generator.starters.teams import new_team
from generator.starters.unfilled import unfilled

__all__ = [
    "DAYS",
    "last_day",
    "new_checklist",
    "new_drill",
    "new_exception",
    "new_review",
    "new_team",
    "unfilled",
]
