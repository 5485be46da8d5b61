"""The file of decisions shows tampering: whoever changes, removes or moves a line breaks it."""

import datetime
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accreditation.deciding import (
    AnswerEntry,
    Basis,
    Draft,
    SubjectEntry,
    closing_digest,
    read_decisions,
    record_decision,
)
from accreditation.deciding.chain import decisions_in
from accreditation.files import InputError
from accreditation.files.locking import LOCK
from tests.conftest import run_here

PLACE = Path("decisions.jsonl")


def draft(because: str = "seen in the file", value: str = "true") -> Draft:
    return Draft(
        by="Zoé",
        on=datetime.date(2025, 11, 3),
        because=because,
        document=None,
        subject=SubjectEntry(kind="year", id="2024"),
        as_of=datetime.date(2025, 12, 30),
        decides=AnswerEntry(fact="training.adequate", value=value),
        basis=Basis(facts={"members.joined": None}, rules={}, numbers={}, articles={}),
    )


@pytest.fixture(scope="module")
def chain(tmp_path_factory) -> bytes:
    """A file with five decisions."""
    file = tmp_path_factory.mktemp("chain") / "decisions.jsonl"
    for number in range(5):
        record_decision(file, draft(f"reason {number} – “ça va”\n\\ \u2028"))
    return file.read_bytes()


def problems(content: bytes) -> list[str]:
    try:
        decisions_in(PLACE, content)
    except InputError as error:
        return [str(problem) for problem in error.problems]
    return []


def lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def test_the_lines_are_numbered_and_each_holds_the_digest_of_the_one_before(chain):
    records = [json.loads(line) for line in lines(chain)]
    assert [one["number"] for one in records] == [1, 2, 3, 4, 5]
    assert [one["previous"] for one in records] == [None, *(r["digest"] for r in records[:-1])]
    assert closing_digest(decisions_in(PLACE, chain)) == records[-1]["digest"]
    assert closing_digest(()) is None


def test_a_digest_is_that_of_everything_else_in_canonical_json(chain):
    """Worked out again here, as somebody without this program would."""
    for line in lines(chain):
        data = json.loads(line)
        stated = data.pop("digest")
        plain = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert hashlib.sha256(plain.encode()).hexdigest() == stated


@given(data=st.data())
@settings(max_examples=400, deadline=None)
def test_any_other_byte_anywhere_is_noticed(chain, data):
    place = data.draw(st.integers(0, len(chain) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != chain[place]))
    assert problems(chain[:place] + bytes([other]) + chain[place + 1 :])


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_whatever_is_inserted_or_cut_out_is_noticed(chain, data):
    start = data.draw(st.integers(0, len(chain)))
    if data.draw(st.booleans()):
        inserted = data.draw(st.binary(min_size=1, max_size=20))
        assert problems(chain[:start] + inserted + chain[start:])
    else:
        end = data.draw(st.integers(start, len(chain)))
        rest = chain[:start] + chain[end:]
        whole = chain.startswith(rest) and (not rest or rest.endswith(b"\n"))
        assert bool(problems(rest)) is not whole


@given(order=st.permutations(range(5)), kept=st.integers(1, 5))
def test_only_the_last_lines_can_go_and_the_closing_digest_shows_it(chain, order, kept):
    chosen = order[:kept]
    rest = b"".join(lines(chain)[number] for number in chosen)
    if list(chosen) != list(range(kept)):
        assert problems(rest)
    elif kept < 5:
        assert closing_digest(decisions_in(PLACE, rest)) != closing_digest(
            decisions_in(PLACE, chain)
        )


def test_a_line_that_was_changed_with_its_digest_no_longer_fits_the_next(chain, tmp_path):
    file = tmp_path / "decisions.jsonl"
    record_decision(file, draft())
    record_decision(file, draft("another reason"))
    forged = lines(file.read_bytes())[1]
    first, second, *rest = lines(chain)
    data = {**json.loads(second), "because": "forged"}
    del data["digest"]
    plain = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    data["digest"] = hashlib.sha256(plain.encode()).hexdigest()
    line = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    (said,) = problems(b"".join([first, line + b"\n", *rest]))
    assert said.startswith("decisions.jsonl:3: does not follow the decision in the line before")
    (said,) = problems(b"".join([first, forged, *rest[1:]]))[:1]
    assert said.startswith("decisions.jsonl:2: does not follow")


SPOILED = [
    (lambda found: [found[0], b"{not json\n", *found[2:]], [2], "is not JSON"),
    (lambda found: [found[0], b"\xff\xfe\n", *found[2:]], [2], "is not text in UTF-8"),
    (lambda found: [found[0], b"\n", *found[2:]], [2], "is not JSON"),
    (lambda found: [found[0], b"[" * 100_000 + b"\n", *found[2:]], [2], "is not JSON"),
    (lambda found: [found[0], b"{}\n", *found[2:]], [2] * 11, "is no decision: 'as_of' is missing"),
    (
        lambda found: [found[0].replace(b'"by":"Zo', b'"by": "Zo'), *found[1:]],
        [1],
        "is not written as decisions are",
    ),
    (
        lambda found: [found[0].replace(b"reason 0", b"reason 9"), *found[1:]],
        [1],
        "was changed after it was recorded",
    ),
    (
        lambda found: [found[0].replace(b'"on":"2025-11-03"', b'"on":"soon"'), *found[1:]],
        [1],
        "is no decision: 'on' must be a date|is no decision: 'on'",
    ),
    (lambda found: [found[0], *found[2:]], [2, 3, 4], "is decision 3, where decision 2 must"),
    (lambda found: found[1:], [1, 2, 3, 4], "is decision 2, where decision 1 must stand"),
    (lambda found: [found[1], found[0], *found[2:]], [1, 2, 3], "is decision 2, where decision 1"),
]


@pytest.mark.parametrize(("spoil", "at", "sentence"), SPOILED)
def test_every_problem_is_told_at_once_with_its_line(chain, spoil, at, sentence):
    said = problems(b"".join(spoil(lines(chain))))
    assert [int(one.split(":")[1]) for one in said] == at
    assert any(part in said[0] for part in sentence.split("|"))


def test_problems_of_decisions_are_told_with_those_of_the_other_files(in_order):
    in_order.took("training.adequate@2024", "--answer", "true")
    in_order.edit("2024.yaml", "year: 2024", "yaer: 2024")
    in_order.file.write_bytes(in_order.file.read_bytes().replace(b"true", b"false"))
    ran = run_here("check", in_order.dossier)
    assert ran.code == 2
    assert "2024.yaml:" in ran.err
    assert "decisions.jsonl:1: was changed after it was recorded" in ran.err
    assert "Traceback" not in ran.err


def test_nothing_is_added_to_a_broken_chain(in_order):
    in_order.took("training.adequate@2024", "--answer", "true")
    in_order.file.write_bytes(in_order.file.read_bytes()[:-1])
    said = in_order.refused("training.adequate@2024", "--answer", "false")
    assert "decisions.jsonl:1: the last line has no line end" in said


def test_a_place_that_cannot_be_written_or_read_is_a_sentence(tmp_path):
    (tmp_path / LOCK).mkdir()
    with pytest.raises(InputError, match="cannot be written: is a directory"):
        record_decision(tmp_path / "decisions.jsonl", draft())
    (tmp_path / "decisions.jsonl").mkdir()
    with pytest.raises(InputError, match="cannot be read: is a directory"):
        read_decisions(tmp_path / "decisions.jsonl")
