"""Write what is made from the rules: the rule reference, the schemas, the output in the README."""

import re
import subprocess
import sys
from pathlib import Path

from accreditation.coverage import coverage
from accreditation.law import load_pack
from accreditation.reports.coverage_report import coverage_page, edge_cases_page
from accreditation.reports.model_clauses import clauses_page
from accreditation.reports.reference import page_name, reference_index, rule_page
from accreditation.schemas import SCHEMAS, schema_json

ROOT = Path(__file__).parent.parent
OUTPUT = re.compile(
    r"(<!-- output: accreditation (.*?), (\d+) lines -->\n```text\n).*?…\n```", re.S
)

REPORT = "check fixtures/smartcoop --as-of 2025-12-31 --verbose"
REPORT_HEAD = """\
# The report on a real cooperative

Made by `python docs/generate.py` from the dossier in `fixtures/smartcoop`; do not edit it by hand.
The dossier holds what the cooperative's own reports say, and nothing else; what they do not prove
is unknown here.
"""


def generated() -> dict[Path, str]:
    """Every generated file and its text."""
    pack = load_pack(ROOT / "rules")
    found = coverage(pack)
    readme = ROOT / "README.md"
    files = {
        ROOT / "docs" / "rules.md": reference_index(pack),
        ROOT / "docs" / "model-clauses.md": clauses_page(pack),
        ROOT / "docs" / "coverage.md": coverage_page(found),
        ROOT / "docs" / "edge-cases.md": edge_cases_page(found),
        **{ROOT / "docs" / page_name(rule): rule_page(rule, pack) for rule in pack.rules.values()},
        ROOT / "docs" / "smartcoop-report.md": _report_page(),
        readme: OUTPUT.sub(_with_output, readme.read_text(encoding="utf-8")),
    }
    for name in SCHEMAS:
        files[ROOT / "schemas" / f"{name}.json"] = schema_json(name, pack.vocabulary) + "\n"
    return files


def _report_page() -> str:
    """The whole report on the real cooperative, in the language of its documents and in English."""
    parts = [REPORT_HEAD]
    for language, name in (("fr", "Français"), ("en", "English")):
        command = f"{REPORT} --lang {language}"
        parts.append(f"## {name}\n\n```text\n$ accreditation {command}\n{_printed(command)}```\n")
    return "\n".join(parts)


def _printed(command: str) -> str:
    """What ``accreditation`` prints; a failed condition is a result like any other."""
    done = subprocess.run(  # noqa: S603 - the commands stand in this file and in the README
        [sys.executable, "-m", "accreditation", *command.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return done.stdout


def _with_output(block: re.Match[str]) -> str:
    """A block with the first lines that its command really prints."""
    head, command, lines = block.groups()
    shown = _printed(command).splitlines()[: int(lines)]
    return head + "\n".join(shown) + "\n…\n```"


if __name__ == "__main__":
    files = generated()
    for page in (ROOT / "docs" / "rules").rglob("*.md"):
        if page not in files:
            page.unlink()
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
