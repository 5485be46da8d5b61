"""Finding the statutes in force: in a dossier, or as one of the files that it lists."""

import datetime
from dataclasses import replace
from pathlib import Path

from accreditation.dossier import DOSSIER_FILE, Dossier, DossierFile, Statutes, load_dossier
from accreditation.files import nothing_usable, read_yaml, validate
from accreditation.law import Vocabulary


def in_force(
    path: Path, vocabulary: Vocabulary, meeting: datetime.date
) -> tuple[Dossier, Statutes]:
    """A dossier as it stands on the eve of a meeting, and the statutes in force then.

    Args:
        path: The dossier, or the file of the statutes in force that the dossier beside it lists.
        vocabulary: The facts there are.
        meeting: The day on which the amendments are to be adopted.

    Raises:
        InputError: there is no such dossier, or no statutes in it that were adopted earlier.
    """
    if path.is_dir() or "articles" not in (read_yaml(path).data or {}):
        dossier = load_dossier(path, vocabulary)
        earlier = tuple(one for one in dossier.statutes if one.adopted < meeting)
    else:
        dossier = load_dossier(_dossier_of(path), vocabulary)
        adopted = read_yaml(path).data["adopted"]
        earlier = tuple(one for one in dossier.statutes if one.adopted <= adopted)
    if not earlier or earlier[-1].adopted >= meeting:
        raise nothing_usable(
            f"there are no statutes adopted before {meeting}, the day of the meeting.", path
        )
    return replace(dossier, statutes=earlier), earlier[-1]


def _dossier_of(statutes: Path) -> Path:
    """The dossier in the same folder that lists a file of statutes."""
    file = statutes.parent / DOSSIER_FILE
    if file.is_file():
        listed = validate(DossierFile, read_yaml(file)).statutes
        if any((file.parent / one).resolve() == statutes.resolve() for one in listed):
            return file
    raise nothing_usable(
        f"is listed by no {DOSSIER_FILE} beside it; name the dossier, of which the statutes in "
        "force are taken.",
        statutes,
    )
