"""The documents say what is so: every example runs, every verb, option and code is described."""

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import click
import pytest
from docs.generate import generated

from accreditation.cli import cli
from accreditation.conditions.expressions import ExpressionReader
from accreditation.conditions.parse import COMPARATORS
from accreditation.language import LANGUAGES
from accreditation.reports.reference import page_name
from tests.conftest import ROOT, own_pack

DOCS = sorted((ROOT / "docs").glob("*.md"))


@dataclass
class Step:
    """A command of a document, the code it must end with, and lines it must print."""

    command: str
    code: int = 0
    lines: list[str] = field(default_factory=list)


def steps(document: Path) -> list[Step]:
    """The commands of the ``console`` blocks of a document, in order."""
    found: list[Step] = []
    for block in re.findall(r"```console\n(.*?)```", document.read_text("utf-8"), re.S):
        heredoc = None
        for line in block.splitlines():
            if heredoc is not None:
                found[-1].command += f"\n{line}"
                heredoc = None if line == heredoc else heredoc
            elif line.startswith("$ "):
                found.append(Step(line[2:]))
                opened = re.search(r"<<'?(\w+)'?", line)
                heredoc = opened.group(1) if opened else None
            elif re.fullmatch(r"# exit \d", line):
                found[-1].code = int(line[-1])
            elif line.strip() not in ("", "…"):
                found[-1].lines.append(line.strip())
    return found


WITH_EXAMPLES = [document for document in DOCS if steps(document)]


@pytest.mark.parametrize("document", WITH_EXAMPLES, ids=lambda document: document.name)
def test_every_example_runs_and_prints_what_the_document_shows(document, tmp_path):
    project = tmp_path / "project"
    ignored = shutil.ignore_patterns(".git", ".venv", "*cache*", "my-rules")
    shutil.copytree(ROOT, project, ignore=ignored)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("accreditation", "pytest"):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m {name} "$@"\n')
        program.chmod(0o755)
    for step in steps(document):
        done = subprocess.run(
            ["bash", "-c", step.command],
            cwd=project,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"PATH": f"{programs}:/usr/bin:/bin", "LANG": "C.UTF-8"},
            check=False,
        )
        printed = done.stdout + done.stderr
        assert done.returncode == step.code, f"$ {step.command}\n{printed}"
        shown = {line.strip() for line in printed.splitlines()}
        for line in step.lines:
            assert line in shown, f"$ {step.command}\ndoes not print: {line}\n{printed}"


def test_the_page_on_another_law_shows_what_its_example_holds():
    page = (ROOT / "docs" / "encoding-another-law.md").read_text("utf-8")
    example = ROOT / "docs" / "examples" / "food-label" / "rules"
    texts = [file.read_text("utf-8") for file in example.rglob("*.yaml")]
    parts = [
        part
        for block in re.findall(r"```yaml\n(.*?)```", page, re.S)
        for part in block.split("…\n")
    ]
    assert len(parts) > 10
    for part in parts:
        assert any(part in text for text in texts), part


def programs(document: Path) -> list[str]:
    """The ``python`` blocks of a document, in order."""
    return re.findall(r"```python\n(.*?)```", document.read_text("utf-8"), re.S)


@pytest.mark.parametrize(
    "document", [document for document in DOCS if programs(document)], ids=lambda found: found.name
)
def test_every_program_of_a_document_runs(document):
    """One block after the other, each with what the ones before it defined."""
    defined: dict[str, object] = {"__name__": document.stem}
    for program in programs(document):
        exec(compile(program, str(document), "exec"), defined)  # noqa: S102


def test_the_tutorial_for_legal_teams_goes_through_one_of_the_cases():
    tutorial = (ROOT / "docs" / "tutorial-legal-team.md").read_text("utf-8")
    for name in ("statutes", "amendments"):
        case = (ROOT / "fixtures" / "amendments" / "verger" / f"{name}.yaml").read_text("utf-8")
        body = case[case.index("cooperative: verger") :]
        assert f"verger/{name}.yaml <<'EOF'" in tutorial
        assert body in tutorial


def test_the_tutorials_have_examples():
    assert {document.name for document in WITH_EXAMPLES} >= {
        "tutorial-legal-team.md",
        "tutorial-reviewer.md",
        "tutorial-developer.md",
    }


def commands(command: click.Command, path: str = "accreditation"):
    """Every command with its full name."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), f"{path} {name}")
    else:
        yield path, command


COMMANDS = dict(commands(cli))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_verb_and_option_is_documented(name):
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert f"`{name}" in page
    section = page[page.index(f"`{name}") :]
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            option = max(parameter.opts, key=len)
            assert f"`{option}" in section or f"{option}`" in section, option
            assert parameter.help


def test_no_option_is_documented_that_does_not_exist():
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    known = {opt for c in COMMANDS.values() for p in c.params for opt in p.opts}
    known |= {"--help", "-h", "--version"}
    assert set(re.findall(r"`(--?[a-z][a-z-]*)", page)) <= known


def test_every_exit_code_is_documented():
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert re.findall(r"^\| (\d) \|", page, re.M) == ["0", "1", "2", "3"]


def test_every_operator_is_documented_and_no_other():
    page = (ROOT / "docs" / "condition-language.md").read_text("utf-8")
    conditions, _, rest = page.partition("## Expressions")
    documented = set(re.findall(r"^\| `(?:fact: \{)?(\w+)[:}]", conditions, re.M))
    assert documented == {
        *COMPARATORS,
        "one_of",
        "all",
        "any",
        "not",
        "when",
        "each",
        "some",
        "fact",
    }
    code = Path(sys.modules[ExpressionReader.__module__].__file__).read_text("utf-8")
    for word in (
        "parameter",
        "share",
        "product",
        "sum",
        "difference",
        "minimum",
        "maximum",
        "count",
        "date",
        "plus_months",
        "plus_days",
        "minus_days",
        "where",
        "when_empty",
    ):
        assert f"{word}:" in rest
        assert f'"{word}"' in code


def test_what_is_generated_is_up_to_date():
    """The rule reference, the schemas, and the output that the README shows."""
    for file, text in generated().items():
        assert file.read_text("utf-8") == text, f"{file}: run python docs/generate.py"


def test_every_rule_has_a_page_in_four_languages_and_no_other_page_is_left():
    pack = own_pack()
    index = (ROOT / "docs" / "rules.md").read_text("utf-8")
    pages = {page_name(rule): rule for rule in pack.rules.values()}
    found = {str(p.relative_to(ROOT / "docs")) for p in (ROOT / "docs/rules").rglob("*.md")}
    assert found == set(pages)
    for name, rule in pages.items():
        assert f"]({name})" in index
        page = (ROOT / "docs" / name).read_text("utf-8")
        for language in LANGUAGES:
            assert rule.source.title.in_(language) in page
        said = page.partition("## As it is written")[0]
        assert "{" not in said, f"{name}: a name in braces is left in the plain words"


def test_links_between_documents_lead_somewhere():
    pages = sorted((ROOT / "docs" / "rules").rglob("*.md"))
    for document in (*DOCS, *pages, ROOT / "README.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_glossary_gives_three_languages_for_each_term():
    rows = re.findall(r"^\|(.+)\|$", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.M)[2:]
    assert len(rows) >= 25
    for row in rows:
        cells = [cell.strip() for cell in row.split("|")]
        assert len(cells) == 5
        assert all(cells), row
