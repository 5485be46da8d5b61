"""Whatever changes in a rule pack, the next run sees it."""

import os
import random
import re
from importlib import import_module

import pytest

from accreditation.caching import key_of, snapshot
from accreditation.files import InputError
from accreditation.law import load_pack, loading, read_pack
from tests.conftest import ROOT, edit, run

CHANGES = [
    (
        "cnc/capped-dividend.yaml",
        "en: Capped dividend",
        "en: Capped dividens",
        lambda pack: pack.rule("cnc.capped-dividend").source.title.en == "Capped dividens",
    ),
    (
        "parameters.yaml",
        "{from: 2016-06-01, value: 10 %, cites",
        "{from: 2016-06-01, value: 11 %, cites",
        lambda pack: pack.parameters["cnc.vote_cap"].values[-1].value == "11 %",
    ),
    (
        "vocabulary/application.yaml",
        "en: application for accreditation as a cooperative",
        "en: application for accreditation as a cooperativE",
        lambda pack: pack.vocabulary.entry("application.seeks_cnc").label.en.endswith(
            "cooperativE"
        ),
    ),
]


def edit_unnoticed(file, before, after):
    """Replace a text by one as long, and leave the file as old as it was."""
    assert len(before.encode()) == len(after.encode())
    times = file.stat()
    edit(file, before, after)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.fixture
def kept(cache, rules):
    """A rule pack that an earlier run has kept."""
    load_pack(rules)
    assert list(cache.iterdir())
    return rules


def test_an_unchanged_pack_is_not_read_again(kept, monkeypatch):
    def never(_):
        raise AssertionError("the rules were read again")

    monkeypatch.setattr(loading, "read_pack", never)
    assert load_pack(kept).folder == kept


@pytest.mark.parametrize(("name", "before", "after", "is_seen"), CHANGES)
def test_a_letter_that_changes_is_seen(kept, name, before, after, is_seen):
    assert not is_seen(load_pack(kept))
    edit_unnoticed(kept / name, before, after)
    assert is_seen(load_pack(kept))
    edit_unnoticed(kept / name, after, before)
    assert not is_seen(load_pack(kept))


def test_no_file_can_change_unnoticed(rules):
    files = sorted(rules.rglob("*.yaml"))
    before = key_of("pack", snapshot(rules))
    for file in random.Random(8).sample(files, 40):
        whole = file.read_bytes()
        at = random.Random(len(whole)).randrange(len(whole))
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert key_of("pack", snapshot(rules)) != before, file
        file.write_bytes(whole)
    assert key_of("pack", snapshot(rules)) == before


def test_files_that_come_and_go_are_seen(kept):
    rule = kept / "cnc" / "capped-dividend.yaml"
    whole = rule.read_text(encoding="utf-8")
    rule.unlink()
    assert "cnc.capped-dividend" not in load_pack(kept).rules
    other = whole.replace("rule: cnc.capped-dividend", "rule: cnc.another-dividend")
    (kept / "cnc" / "another-dividend.yaml").write_text(other, encoding="utf-8")
    assert "cnc.another-dividend" in load_pack(kept).rules
    rule.write_text(whole, encoding="utf-8")
    (kept / "cnc" / "another-dividend.yaml").unlink()
    assert load_pack(kept).rules.keys() == read_pack(kept).rules.keys()


def test_a_rule_behind_a_link_is_seen(cache, rules, tmp_path):
    elsewhere = (rules / "cnc").rename(tmp_path / "elsewhere")
    (rules / "cnc").symlink_to(elsewhere)
    load_pack(rules)
    assert list(cache.iterdir())
    _, before, after, is_seen = CHANGES[0]
    edit_unnoticed(elsewhere / "capped-dividend.yaml", before, after)
    assert is_seen(load_pack(rules))


def test_a_mistake_in_a_rule_that_was_kept_has_its_file_and_line(kept):
    file = kept / "cnc" / "capped-dividend.yaml"
    line = file.read_text(encoding="utf-8").splitlines().index("plane: practice") + 1
    edit(file, "plane: practice", "plane: practise")
    for _ in range(2):
        with pytest.raises(InputError) as error:
            load_pack(kept)
        assert [(one.file, one.line) for one in error.value.problems] == [(file, line)]
    edit(file, "plane: practise", "plane: practice")
    assert load_pack(kept).rule("cnc.capped-dividend").source.plane == "practice"


def test_a_mistake_in_a_clause_that_was_kept_has_its_line(kept):
    again = load_pack(kept).clauses
    for clause, read in zip(again.written, read_pack(kept).clauses.written, strict=True):
        lines = read.document.file.read_text(encoding="utf-8").splitlines()
        line = next(i for i, text in enumerate(lines, 1) if re.match(r"provides:", text))
        assert clause.document.line(["provides"]) == line


def test_a_pack_that_changes_while_it_is_read_is_not_kept(cache, rules, monkeypatch):
    name, before, after, is_seen = CHANGES[0]

    def reading(folder):
        pack = read_pack(folder)
        edit_unnoticed(rules / name, before, after)
        edit_unnoticed(rules / name, after, before)
        return pack

    monkeypatch.setattr(loading, "read_pack", reading)
    load_pack(rules)
    assert not list(cache.glob("*"))
    assert not is_seen(load_pack(rules))


def test_another_program_reads_the_rules_again(tmp_path, monkeypatch):
    module = import_module("accreditation.caching.snapshot")
    package = tmp_path / "package"
    (package / "law").mkdir(parents=True)
    (package / "law" / "pack.py").write_text("one = 1\n", encoding="utf-8")
    monkeypatch.setattr(module, "PACKAGE", package)
    rules = snapshot(ROOT / "rules" / "vocabulary")

    def key():
        module._program.cache_clear()
        return key_of("pack", rules)

    before = key()
    assert key() == before
    (package / "law" / "pack.py").write_text("one = 11\n", encoding="utf-8")
    assert key() != before
    monkeypatch.undo()
    module._program.cache_clear()


def test_a_changed_rule_is_seen_by_the_next_process(cache, rules):
    title = ["explain", "cnc.capped-dividend", "--lang", "en", "--rules", rules]
    assert "Capped dividend" in run(*title).out
    assert list(cache.glob("*"))
    edit_unnoticed(rules / CHANGES[0][0], CHANGES[0][1], CHANGES[0][2])
    assert "Capped dividens" in run(*title).out
