"""Statutes of a small cooperative that were read and are partly confirmed."""

import hashlib

from tests.conftest import run_here

STATUTES = """\
# The statutes of the weir, read on a Saturday.
cooperative: weir
adopted: 2020-02-01
language: en
read: {file: statutes.docx, sha256: %s}
articles:
  "7":
    heading: Votes
    text: |-
      The meeting is held in June. Every member has one vote in all matters,
      whatever the number of shares. The chair opens it.
    provides: {voting.class_veto: false}  # asked of the notary
    proposed:
      voting.rule:
        value: one_member_one_vote
        quote: Every member has one vote in all matters
        certain: true
  # The dividend was discussed at length.
  "8":
    heading: Dividend
    text: A dividend is at most 6 %% of the nominal value of the shares, after withholding tax.
    provides:
      dividend.clause: capped
      dividend.cap_rate: 6 %%
      dividend.cap_base: nominal
    confirmed:
      dividend.cap_rate: {quote: at most 6 %% of, by: Ann, on: 2024-01-01}
    proposed:
      dividend.cap_measured:
        value: gross
        quote: [A dividend, after withholding tax]
        certain: false
        doubts: [after may be meant otherwise]
  "9":
    text: Directors are appointed by the general meeting.
    provides: {board.appointed_by: general_meeting}
facts: {board.removal_clause: silent}
""" % ("ab" * 32)

EQUAL, CAPPED = "cnc.equal-vote-clause", "cnc.capped-dividend-clause"


def digest(*texts):
    """What the documentation says: the texts in order, spaces made one, a line each."""
    return hashlib.sha256("\n".join(" ".join(text.split()) for text in texts).encode()).hexdigest()


def confirm(folder, *answers, language="en", by="Bea"):
    """Walk through the file with some answers; the input ends after them."""
    named = () if by is None else ("--by", by)
    command = ("read", "--confirm", folder / "statutes.yaml", "--lang", language, *named)
    return run_here(*command, typed="".join(f"{answer}\n" for answer in answers))
