"""What happened on a day, in words."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reports.writing import written_date
from accreditation.timeline import Cause, CauseKind

MAX_NAMES = 3
"""As many rules as are named one by one."""


class CauseTeller:
    """Says in one language what happened."""

    def __init__(self, pack: Pack, language: Language) -> None:
        self._pack = pack
        self._language = language

    def said(self, causes: Iterable[Cause]) -> str:
        """The causes, those of a kind together."""
        by_kind: dict[CauseKind, list[Cause]] = defaultdict(list)
        for cause in causes:
            by_kind[cause.kind].append(cause)
        return "; ".join(part for kind in by_kind for part in self._of_kind(kind, by_kind[kind]))

    def _of_kind(self, kind: CauseKind, causes: list[Cause]) -> Iterator[str]:
        names = list(dict.fromkeys(self._name(cause) for cause in causes))
        if kind in ("rule", "rule_ended") and len(names) > MAX_NAMES:
            yield self._say(f"timeline.{kind}s", number=len(names))
        else:
            yield self._say(f"timeline.{kind}", names=", ".join(names))

    def _name(self, cause: Cause) -> str:
        match cause.kind:
            case "statutes":
                return written_date(datetime.date.fromisoformat(cause.name), self._language)
            case "accreditation" | "accreditation_lost":
                return self._pack.regimes[cause.name].title.in_(self._language)
            case "parameter":
                return self._pack.parameters[cause.name].title.in_(self._language)
            case "decision":
                return self._fact(cause.name) or cause.name
            case "deadline":
                return self._deadline(cause)
        return cause.name

    def _deadline(self, cause: Cause) -> str:
        assert cause.of is not None
        date = written_date(cause.of, self._language)
        name = self._fact(cause.name)
        return date if name is None else self._say("timeline.date_of", name=name, date=date)

    def _fact(self, name: str) -> str | None:
        """What a fact is called; None where the vocabulary does not have it."""
        vocabulary = self._pack.vocabulary
        return (
            vocabulary.entry(name).label.in_(self._language)
            if name in vocabulary.meanings
            else None
        )

    def _say(self, key: str, **values: object) -> str:
        return phrase(key).in_(self._language).format(**values)
