"""``rules diff``: what became of each rule between two versions, with a case that shows it."""

import shutil
import subprocess

import pytest
import yaml

from tests.conftest import ROOT, run

RULES = ROOT / "rules"


@pytest.fixture
def old(tmp_path):
    """A copy of the rules, to be changed."""
    return shutil.copytree(RULES, tmp_path / "old")


def edit(folder, file, before, after):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def case_of(out):
    """The one case that is shown."""
    lines = out.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("  - name: "))
    end = next(i for i, line in enumerate(lines) if line.startswith("  before: "))
    ((case,),) = [yaml.safe_load("\n".join(lines[start:end]))]
    return case


def test_nothing_changed(old):
    ran = run("rules", "diff", old, RULES)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{len(list(RULES.glob('*/*.cases.yaml')))} rules: " + (
        f"{len(list(RULES.glob('*/*.cases.yaml')))} unchanged.\n"
    )


def test_a_limit_that_becomes_looser(old):
    edit(
        old,
        "es/one-tenth-vote.yaml",
        "{at_most: meeting.es_limit}}",
        "{less_than: meeting.es_limit}}",
    )
    ran = run("rules", "diff", old, RULES)
    assert (ran.code, ran.err) == (1, "")
    assert "es.one-tenth-vote: looser" in ran.out
    given = case_of(ran.out)["given"]["practice.meetings"]["items"]["a"]
    assert given["largest_own"] * 10 == given["votes"]
    assert "  before: fail\n" in ran.out
    assert "  after: pass\n" in ran.out
    assert "meeting.es_limit = " in ran.out


def test_the_same_change_the_other_way_is_stricter(old):
    edit(
        old,
        "es/one-tenth-vote.yaml",
        "{at_most: meeting.es_limit}}",
        "{less_than: meeting.es_limit}}",
    )
    ran = run("rules", "diff", RULES, old)
    assert ran.code == 1
    assert "es.one-tenth-vote: stricter" in ran.out


def test_a_changed_parameter_changes_every_rule_that_reads_it(old):
    """Delegates above 1,200 members only: the real rules (AR62 art. 1 §3: 1,000) are looser."""
    text = (old / "parameters.yaml").read_text(encoding="utf-8")
    start = text.index("cnc.delegates_above:")
    head, tail = text[start:].split("value: 1000", 1)
    (old / "parameters.yaml").write_text(f"{text[:start]}{head}value: 1200{tail}", "utf-8")
    ran = run("rules", "diff", old, RULES)
    assert ran.code == 1
    assert "cnc.delegates: looser" in ran.out
    assert "cnc.delegates-clause: looser" in ran.out
    assert ran.out.endswith("unchanged, 2 looser.\n")


def test_another_wording_of_the_same_condition_is_proved_the_same(old):
    edit(
        old,
        "es/one-tenth-vote.yaml",
        "then: {meeting.small_meeting_accepted: true}",
        "then: {not: {meeting.small_meeting_accepted: false}}",
    )
    ran = run("rules", "diff", old, RULES)
    assert (ran.code, ran.err) == (0, "")
    assert "es.one-tenth-vote: proved the same, with lists of up to 2 items\n" in ran.out
    assert ran.out.endswith("unchanged, 1 same.\n")


def test_a_rule_that_one_version_does_not_have(old):
    for file in (old / "cnc").glob("capped-dividend-total.*"):
        file.unlink()
    ran = run("rules", "diff", old, RULES)
    assert ran.code == 1
    assert "cnc.capped-dividend-total: only in the new version\n" in ran.out


def test_revisions_of_git(tmp_path, old):
    def git(*arguments):
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "one")
    edit(
        old,
        "es/one-tenth-vote.yaml",
        "{at_most: meeting.es_limit}}",
        "{less_than: meeting.es_limit}}",
    )
    git("commit", "-qam", "two")
    ran = run("rules", "diff", "HEAD~1", "HEAD", "--rules", old)
    assert (ran.code, ran.err) == (1, "")
    assert "es.one-tenth-vote: stricter" in ran.out
    edit(old, "es/one-tenth-vote.yaml", "plane: practice", "plane: practise")
    git("commit", "-qam", "three")
    ran = run("rules", "diff", "HEAD~1", "HEAD", "--rules", old)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("HEAD:es/one-tenth-vote.yaml:3: ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("named", ["no-such-revision", "--output=x"])
def test_a_version_that_is_not_there(named):
    ran = run("rules", "diff", "--", named, RULES)
    assert (ran.code, ran.out) == (2, "")
    assert f"git knows no revision '{named}'." in ran.err
