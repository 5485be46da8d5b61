"""Finding the statutes in force: in a dossier, or as one of the files that it lists."""

import datetime
from dataclasses import replace
from pathlib import Path

from accreditation.dossier import DOSSIER_FILE, Dossier, DossierFile, Statutes, load_dossier
from accreditation.files import nothing_usable, read_yaml, validate
from accreditation.law import Vocabulary


def in_force(
    path: Path, vocabulary: Vocabulary, meeting: datetime.date, as_of: datetime.date
) -> tuple[Dossier, Statutes]:
    """A dossier as it stands on the eve of a meeting, and the statutes in force then.

    Args:
        path: The dossier, or the file of the statutes in force that the dossier beside it lists.
        vocabulary: The facts there are.
        meeting: The day on which the amendments are to be adopted.
        as_of: The day from which they are looked at.

    Raises:
        InputError: there is no such dossier, or no statutes in it that are in force on that day.
    """
    alone = not path.is_dir() and _holds_articles(path)
    dossier = load_dossier(_dossier_of(path) if alone else path, vocabulary)
    earlier = tuple(one for one in dossier.statutes if one.adopted < meeting)
    if not earlier:
        raise nothing_usable(
            f"there are no statutes adopted before {meeting}, the day of the meeting.", path
        )
    if alone and earlier[-1].adopted != read_yaml(path).data["adopted"]:
        raise nothing_usable(
            f"are not the statutes in force on {meeting}; those adopted on {earlier[-1].adopted} "
            "are.",
            path,
        )
    later = [one.adopted for one in dossier.statutes if meeting < one.adopted <= as_of]
    if later:
        raise nothing_usable(
            f"lists statutes adopted on {later[0]}, after the meeting of {meeting}; look at it "
            "from an earlier day, with --as-of.",
            path,
        )
    return replace(dossier, statutes=earlier), earlier[-1]


def _holds_articles(file: Path) -> bool:
    data = read_yaml(file).data
    return isinstance(data, dict) and "articles" in data


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
