"""What became of the decisions since a receipt was made."""

import json

import pytest

from accreditation.files import InputError
from accreditation.receipts.chain import chain_of
from accreditation.receipts.comparing import changes_since
from accreditation.receipts.stored import StoredReceipt

FIRST, SECOND, THIRD, OTHER = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)


def change(decided, closing, chain):
    """What a receipt with so many decisions and that closing digest makes of a chain."""
    receipt = StoredReceipt(
        program="1",
        engine="e",
        dossier=".",
        regimes=(),
        years=(),
        rules={},
        files={},
        decisions=closing,
        decided=decided,
        findings=OTHER,
    )
    return changes_since(receipt, "e", {}, {}, chain).decisions


@pytest.mark.parametrize(
    ("decided", "closing", "chain", "expected"),
    [
        (0, None, (), "same"),
        (2, SECOND, (FIRST, SECOND), "same"),
        (0, None, (FIRST,), "appended"),
        (2, SECOND, (FIRST, SECOND, THIRD), "appended"),
        (2, SECOND, (FIRST,), "removed"),
        (1, FIRST, (), "removed"),
        (2, SECOND, (FIRST, OTHER), "altered"),
        (2, SECOND, (SECOND, FIRST, THIRD), "altered"),
        (2, SECOND, None, "altered"),
    ],
)
def test_what_became_of_it(decided, closing, chain, expected):
    assert change(decided, closing, chain) == expected


def test_the_chain_is_read_from_the_folder_of_the_dossier(tmp_path):
    assert chain_of(tmp_path) == ()
    lines = [json.dumps({"number": n, "digest": digest}) for n, digest in ((1, FIRST), (2, SECOND))]
    (tmp_path / "decisions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert chain_of(tmp_path) == (FIRST, SECOND)
    (tmp_path / "dossier.yaml").write_text("{}\n", encoding="utf-8")
    assert chain_of(tmp_path / "dossier.yaml") == (FIRST, SECOND)


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"digest": 3}'])
def test_a_line_that_is_no_decision_is_named(tmp_path, line):
    (tmp_path / "decisions.jsonl").write_text(f'{{"digest": "{FIRST}"}}\n{line}\n', "utf-8")
    with pytest.raises(InputError, match=r"decisions\.jsonl:2: this line is no decision"):
        chain_of(tmp_path)
