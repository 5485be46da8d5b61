"""The types of shares in a table as the classes of the statutes."""

import datetime
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from accreditation.conditions import Fact, Items, Known
from accreditation.dossier import Dossier
from accreditation.importing.mapping import TableMap
from accreditation.importing.problems import Problems

_CODE = re.compile(r"[A-Z][0-9]?")
"""What cannot be the name of a person."""

_STEPS = 4
"""Decimals of a stored amount."""


class Classes:
    """What the statutes of a dossier say of classes of shares, in any version or on one day."""

    def __init__(
        self, dossier: Dossier, facts: Mapping[str, str], said: TableMap, problems: Problems
    ) -> None:
        """Collect the classes.

        Args:
            dossier: The dossier, with its statutes.
            facts: What the facts on classes are called.
            said: The mapping file.
            problems: Where to tell of types that the statutes do not know.
        """
        self._facts = facts
        self._said = {" ".join(word.split()): class_ for word, class_ in said.classes.items()}
        self._problems = problems
        lists = [one.facts.get(facts["share_classes"]) for one in dossier.statutes]
        self._versions = list(zip(dossier.statutes, lists, strict=True))
        listed = [one for one in lists if isinstance(one, Items)]
        self._names = {item.id for one in listed for item in one.items}
        self._closed = bool(lists) and all(isinstance(one, Items) and one.complete for one in lists)

    def named(self, word: str, row: int, heading: str) -> str | None:
        """The class of a type of share; nothing, and a problem, if nobody has said that it is one.

        Where no version of the statutes names a class, a letter, perhaps with a digit, is one.

        Args:
            word: What stands in the row; it may be no class but the name of a person.
            row: The number of the row.
            heading: The heading of its column.
        """
        class_ = self._said.get(word, word)
        plain = not self._names and _CODE.fullmatch(class_)
        if class_ in self._names or (not self._closed and (word in self._said or plain)):
            return class_
        names = ", ".join(sorted(self._names)) or "none"
        self._problems.once(
            ("class", word),
            row,
            f"'{heading}' is no class of shares of the statutes, which have {names}; name its "
            "class in a mapping file, under 'classes'.",
        )
        return None

    def nominal(self, class_: str) -> Decimal | None:
        """The nominal value of a share of a class, where every version that states it agrees.

        A version that contradicts itself agrees with none.
        """
        short = self._facts["nominal"]
        stated = {
            Decimal(fact.value).scaleb(-_STEPS)
            if isinstance(fact, Known) and isinstance(fact.value, int)
            else None
            for _, items in self._versions
            for fact in _of_item(items, class_, short)
        }
        return stated.pop() if len(stated) == 1 else None

    def votes(self, class_: str, day: datetime.date) -> bool | None:
        """Whether the shares of a class have a vote under the statutes in force on a day."""
        in_force = [items for version, items in self._versions if version.adopted <= day]
        for fact in _of_item(in_force[-1] if in_force else None, class_, self._facts["voting"]):
            if isinstance(fact, Known) and isinstance(fact.value, bool):
                return fact.value
        return None


def _of_item(items: Fact | None, class_: str, short: str) -> Iterable[Fact]:
    if isinstance(items, Items):
        for item in items.items:
            if item.id == class_ and short in item.facts:
                yield item.facts[short]
