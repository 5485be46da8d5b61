"""The folder of a screening: its tables by parts, so that one that was interrupted goes on."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from accreditation.files import nothing_usable, write_whole
from accreditation.files.digests import digest_of
from accreditation.screening.summary import Counts

ABOUT = "screening.json"


class Folder:
    """A folder for one screening."""

    def __init__(self, place: Path, about: dict[str, Any]) -> None:
        """Begin or go on.

        Args:
            place: The folder; it is made if it is not there.
            about: All on which the outcomes depend.

        Raises:
            InputError: the folder has other things in it, or another screening.
        """
        self.place = place
        file = place / ABOUT
        told = {"digest": digest_of(about), **about}
        if file.is_file():
            if _read(file).get("digest") != told["digest"]:
                raise nothing_usable(
                    "holds another screening: of another register, other rules or options; name "
                    "another folder.",
                    place,
                )
            return
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise nothing_usable("is not empty; name another folder.", place)
        place.mkdir(parents=True, exist_ok=True)
        write_whole(file, json.dumps(told, indent=2, ensure_ascii=False) + "\n")

    def table(self, name: str, part: int, form: str) -> Path:
        """Where a table of a part is written."""
        return self.place / f"{name}-{part:05}.{form}"

    def refused(self, form: str) -> Path:
        """Where the lines of a CSV file are written that are no rows."""
        return self.place / f"refused.{form}"

    def done(self, part: int) -> Counts | None:
        """The numbers of a part that is finished; None if it is not."""
        file = self._file(part)
        if not file.is_file():
            return None
        read, found = _read(file), Counts()
        found.rows = read["rows"]
        found.codes = Counter({(rule, code): n for rule, code, n in read["codes"]})
        found.verdicts = Counter({(regime, code): n for regime, code, n in read["verdicts"]})
        found.aside = Counter(dict(read["aside"]))
        found.transitions = Counter({tuple(key): n for *key, n in read["transitions"]})
        found.uncompared = read["uncompared"]
        return found

    def finish(self, part: int, counts: Counts) -> None:
        """Keep the numbers of a part whose tables are written."""
        told = {
            "rows": counts.rows,
            "codes": [[*key, n] for key, n in sorted(counts.codes.items())],
            "verdicts": [[*key, n] for key, n in sorted(counts.verdicts.items())],
            "aside": [*counts.aside.items()],
            "transitions": [[*key, n] for key, n in counts.transitions.items()],
            "uncompared": counts.uncompared,
        }
        write_whole(self._file(part), json.dumps(told, ensure_ascii=False) + "\n")

    def _file(self, part: int) -> Path:
        return self.place / f"part-{part:05}.json"


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        raise nothing_usable("cannot be read; name another folder.", file) from None
