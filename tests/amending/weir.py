"""A small cooperative, and how the tests of this folder amend its statutes."""

from pathlib import Path

from tests.conftest import run_here

DOSSIER = """\
cooperative: {id: weir, name: The Weir, form: SC, incorporated: 2020-02-01}
accreditations: {cnc: {status: held, since: 2021-01-01}}
statutes: [statutes.yaml]
"""

STATUTES = """\
cooperative: weir
adopted: 2020-02-01
language: en
articles:
  "7":
    heading: Votes
    text: Every member has one vote in all matters, within the limits of article 9.
    provides: {voting.rule: one_member_one_vote, voting.class_veto: silent}
  "8":
    heading: Dividend
    text: A dividend is at most 6 % of the nominal value of the shares, after withholding tax.
    provides:
      dividend.clause: capped
      dividend.cap_rate: 6 %
      dividend.cap_base: nominal
      dividend.cap_measured: net
  "9":
    heading: Voting in practice
    text: Votes are cast by a show of hands, unless ten members present ask for a ballot.
    provides: {voting.casting_vote: false}
  "10":
    text: Directors are appointed by the general meeting.
    provides: {board.appointed_by: general_meeting, board.statutory_directors: false}
"""

HEAD = """\
cooperative: weir
adopted: 2025-06-14
amendments:
"""


def amend(folder, amendments, *arguments, head=HEAD, runner=run_here):
    """Run ``amend`` with a file of amendments."""
    file = folder / "amendments.yaml"
    file.write_text(head + amendments, "utf-8")
    return runner("amend", folder, file, *arguments)


def amended(folder: Path, amendments: str, *arguments: str | Path):
    """The JSON of ``amend``."""
    ran = amend(folder, amendments, "--format", "json", *arguments)
    assert ran.err == ""
    return ran.json


def moved(data):
    return {m["rule"]: m["kind"] for m in data["movements"] if m["kind"] != "unchanged"}


def article(data, number):
    return next(a for a in data["articles"] if number in (a["before"], a["after"]))


def asked(data):
    return {need["fact"] for need in data["questions"]}


CAP = 'replace: "8"\n    text: A dividend is at most 6 % of the nominal value, net of tax.\n'
