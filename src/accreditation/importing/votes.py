"""An attendance and vote list of a general meeting: votes in all, and those of the strongest."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from accreditation.dossier import Year
from accreditation.importing.cells import Cells
from accreditation.importing.figures import Figures
from accreditation.importing.mapping import (
    Presence,
    VotesMap,
    folded,
    headings,
    known_table,
    meanings,
)
from accreditation.importing.problems import Problems
from accreditation.importing.records import Persons, Record, Records
from accreditation.importing.tables import Table

NEEDED = (("member", "member_id"), ("votes",))


@dataclass(frozen=True)
class _Voter:
    """A row of the list.

    Attributes:
        own: The votes of the person's own shares.
        holder: Who votes for the person, if that is told.
        proxies: The votes cast for others, if the list has a column for them.
    """

    row: int
    person: int
    presence: Presence
    own: int
    holder: int | None
    proxies: int | None

    @property
    def votes(self) -> bool:
        """Whether the person is there in person."""
        return self.presence in ("present", "outsider")


def votes_figures(table: Table, said: VotesMap, year: Year, meeting: datetime.date) -> Figures:
    """What an attendance list tells of the meeting of a day.

    Raises:
        InputError: it contradicts itself, or something in it cannot be read; every problem at once.
    """
    known = known_table("votes")
    problems = Problems(table.file)
    if not year.opens <= meeting <= year.closes:
        problems.add(
            None,
            f"the meeting of {meeting} was not held in the year, {year.opens} to {year.closes}.",
        )
    records = Records(table, headings(known, said.columns), said.columns, NEEDED, problems)
    voters = _voters(records, Cells(said), meanings(known, said.presence))
    named = "proxy_holder" in records or "proxy_holder_id" in records
    counted = "proxy_votes" in records
    by_proxy = _by_proxy(voters, problems, named=named, counted=counted)
    problems.raise_if_any()
    figures = Figures()
    if not voters.by_id:
        figures.tell("by_name")
    told = _item(figures, voters.rows, by_proxy, told_outsiders=named or "presence" in records)
    item = {"date": meeting, **told}
    fact = known.facts["meetings"]
    figures.lists[fact] = {
        "items": {
            meeting.isoformat(): {
                known.facts[name]: value for name, value in item.items() if value is not None
            }
        }
    }
    figures.place(fact, "at_list")
    return figures


@dataclass(frozen=True)
class _Voters:
    rows: list[_Voter]
    by_id: bool


def _voters(records: Records, cells: Cells, words: dict[str, str]) -> _Voters:
    persons = Persons(records, ("member", "member_id"), ("proxy_holder", "proxy_holder_id"))
    seen: dict[int, int] = {}
    found: list[_Voter] = []
    for record in records:
        person = persons.number(record, "member")
        if person is None:
            records.problems.add(record.row, "names no member; is it a row of totals?")
            continue
        if person in seen:
            records.problems.add(
                record.row, f"is about the same member as row {seen[person]}; keep one of them."
            )
        seen[person] = record.row
        holder = persons.number(record, "proxy_holder")
        presence = _presence(records, record, words, holder)
        if presence is None or presence == "absent":
            continue
        blank = presence == "outsider" and not record.text("votes")
        own = 0 if blank else record.value("votes", cells.whole)
        proxies = record.value("proxy_votes", cells.whole) if record.text("proxy_votes") else None
        if own is not None:
            found.append(_Voter(record.row, person, presence, own, holder, proxies))
    return _Voters(found, persons.by_id)


def _presence(
    records: Records, record: Record, words: dict[str, str], holder: int | None
) -> Presence | None:
    if "presence" not in records:
        return "present" if holder is None else "represented"
    word = record.text("presence")
    presence = cast("Presence | None", words.get(folded(word)))
    if presence is None:
        records.problems.once(
            ("presence", word),
            record.row,
            f"'{records.heading('presence')}' does not say how somebody takes part; name the word "
            "in a mapping file, under 'presence'.",
        )
    return presence


def _by_proxy(
    voters: _Voters, problems: Problems, *, named: bool, counted: bool
) -> dict[int, int] | None:
    """The votes that each person cast for others; nothing if the list does not tell."""
    here = {voter.person: voter for voter in voters.rows}
    for voter in voters.rows:
        if voter.presence == "outsider" and voter.own:
            problems.add(voter.row, "gives own votes to somebody who is no member.")
        if voter.votes and voter.holder is not None:
            problems.add(voter.row, "names a proxy holder for somebody who is present.")
        if not voter.votes and voter.proxies:
            problems.add(voter.row, "gives votes by proxy to somebody who is represented.")
    represented = [voter for voter in voters.rows if voter.presence == "represented"]
    given: defaultdict[int, int] = defaultdict(int)
    for voter in represented:
        holder = None if voter.holder is None else here.get(voter.holder)
        if voter.holder is not None and (holder is None or not holder.votes):
            problems.add(
                voter.row,
                "names a proxy holder who has no row as somebody present (an outsider, if it is no "
                "member).",
            )
        if holder is not None:
            given[holder.person] += voter.own
    if counted:
        return _counted(voters.rows, represented, dict(given) if named else None, problems)
    told = all(voter.holder is not None for voter in represented)
    return dict(given) if told else None


def _counted(
    voters: Iterable[_Voter],
    represented: list[_Voter],
    given: dict[int, int] | None,
    problems: Problems,
) -> dict[int, int]:
    """The votes by proxy that the list counts, held against those who are represented."""
    counted = {voter.person: voter.proxies or 0 for voter in voters if voter.votes}
    for voter in voters:
        named = None if given is None else given.get(voter.person, 0)
        if voter.votes and named is not None and named != (voter.proxies or 0):
            problems.add(
                voter.row,
                f"counts {voter.proxies or 0} votes by proxy; the rows of those represented give "
                f"{named}.",
            )
    if given is None and represented:
        there, told = sum(voter.own for voter in represented), sum(counted.values())
        if there != told:
            problems.add(
                None, f"counts {told} votes by proxy; those represented have {there} in all."
            )
    return counted


def _item(
    figures: Figures,
    voters: list[_Voter],
    by_proxy: dict[int, int] | None,
    *,
    told_outsiders: bool,
) -> dict[str, Any]:
    """The facts of the meeting; nothing where the list does not tell."""
    members = [voter for voter in voters if voter.presence != "outsider"]
    present = [voter for voter in members if voter.presence == "present"]
    listed = len(present) < len(members) or not any((by_proxy or {}).values())
    own = [voter.own for voter in members]
    proxies = 0 if listed else sum((by_proxy or {}).values())
    total = sum(own) + proxies
    figures.tell(
        "attendance",
        present=len(present),
        own=sum(voter.own for voter in present),
        represented=len(members) - len(present),
        proxies=total - sum(voter.own for voter in present),
        votes=total,
    )
    unequal = len(set(own)) > 1
    item: dict[str, Any] = {
        "votes": total,
        "largest_own": max(own, default=0) if listed else None,
        "equal_votes": not unequal if listed or unequal else None,
    }
    if not listed:
        figures.tell("unlisted")
    if by_proxy is None:
        figures.tell("proxies_open")
        return item
    cast = [(voter, voter.own + by_proxy.get(voter.person, 0)) for voter in voters if voter.votes]
    item["largest_total"] = max((votes for _, votes in cast), default=0)
    if told_outsiders:
        outside = (votes for voter, votes in cast if voter.presence == "outsider")
        item["largest_outsider"] = max(outside, default=0)
    return item
