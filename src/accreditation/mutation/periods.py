"""Moving the first and the last day of a rule."""

import datetime
from collections.abc import Iterator

from accreditation.law import RuleFile
from accreditation.mutation.edits import Edit

_KEYS = {"from_": "from", "to": "to", "new_companies_from": "new_companies_from"}


def period_edits(source: RuleFile) -> Iterator[Edit]:
    """Each date of ``in_force`` a day earlier and a day later."""
    for attribute, key in _KEYS.items():
        date: datetime.date | None = getattr(source.in_force, attribute)
        for days in (-1, 1) if date is not None else ():
            assert date is not None
            moved = date + datetime.timedelta(days=days)
            period = source.in_force.model_copy(update={attribute: moved})
            changed = source.model_copy(update={"in_force": period})
            yield Edit("date", ("in_force", key), f"{key}: {date} → {moved}", changed)
