"""Financial years that are looked at only because something has to be."""

from dataclasses import replace

from accreditation.checking.scope import start_of, years_of
from accreditation.dossier import Dossier, Year
from accreditation.timeline.models import Topic


def only_as_last(topic: Topic, regime: str, dossier: Dossier) -> bool:
    """Whether a regime is judged on a year only as long as no later year is closed.

    So it is with a year from before an accreditation: at least one is always judged.
    """
    if topic.id is None or topic.closes is None:
        return False
    year = Year(topic.id, topic.closes, topic.closes, {})
    later = replace(year, id="")
    return year not in years_of(regime, dossier, start_of(regime, dossier), [year, later])
