"""``rules mutate --since``: only what changed since a revision of git."""

import subprocess

import pytest

from tests.conftest import run
from tests.mutation.packs import write_pack
from tests.mutation.test_killing import CASES, capped


def git(folder, *arguments):
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def rules(tmp_path):
    """A pack of two rules in a folder of a repository, as it was committed."""
    folder = write_pack(tmp_path / "law", {"one": capped(CASES), "two": capped(CASES)})
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "x")
    return folder


def mutants_since(rules, revision, *names):
    ran = run("rules", "mutate", *names, "--since", revision, "--rules", rules)
    assert (ran.code, ran.err) == (0, "")
    return int(ran.out.partition(" mutants: ")[0])


def test_nothing_changed(rules):
    assert mutants_since(rules, "HEAD") == 0


@pytest.mark.parametrize("file", ["csa/one.yaml", "csa/one.cases.yaml"])
def test_a_rule_or_its_cases_changed(rules, file):
    with (rules / file).open("a", encoding="utf-8") as stream:
        stream.write("# a remark\n")
    assert mutants_since(rules, "HEAD") == 7
    assert mutants_since(rules, "HEAD", "csa.one") == 7
    assert mutants_since(rules, "HEAD", "csa.two") == 0
    git(rules, "commit", "--quiet", "--all", "--message", "y")
    assert mutants_since(rules, "HEAD") == 0
    assert mutants_since(rules, "HEAD~1") == 7


def test_a_rule_that_git_does_not_follow_yet(rules):
    write_pack(rules, {"three": capped(CASES)})
    assert mutants_since(rules, "HEAD") == 7


@pytest.mark.parametrize("file", ["parameters.yaml", "instruments.yaml", "vocabulary/facts.yaml"])
def test_what_every_rule_is_read_with_changed(rules, file):
    with (rules / file).open("a", encoding="utf-8") as stream:
        stream.write("# a remark\n")
    assert mutants_since(rules, "HEAD") == 14


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:law"])
def test_a_revision_that_is_not_there(rules, revision):
    ran = run("rules", "mutate", f"--since={revision}", "--rules", rules)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{rules}: git knows no revision '{revision}'.\n"


def test_a_folder_that_is_in_no_repository(tmp_path):
    folder = write_pack(tmp_path, {"one": capped(CASES)})
    ran = run("rules", "mutate", "--since", "HEAD", "--rules", folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{folder}: is not in a repository of git, so nobody can tell what changed.\n"
