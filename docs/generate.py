"""Write what is made from the rules: the rule reference, the schemas, the output in the README."""

import re
import subprocess
import sys
from pathlib import Path

from accreditation.coverage import coverage
from accreditation.law import load_pack
from accreditation.reports.coverage_report import coverage_page, edge_cases_page
from accreditation.reports.reference import page_name, reference_index, rule_page
from accreditation.schemas import SCHEMAS, schema_json

ROOT = Path(__file__).parent.parent
OUTPUT = re.compile(
    r"(<!-- output: accreditation (.*?), (\d+) lines -->\n```text\n).*?…\n```", re.S
)


def generated() -> dict[Path, str]:
    """Every generated file and its text."""
    pack = load_pack(ROOT / "rules")
    found = coverage(pack)
    readme = ROOT / "README.md"
    files = {
        ROOT / "docs" / "rules.md": reference_index(pack),
        ROOT / "docs" / "coverage.md": coverage_page(found),
        ROOT / "docs" / "edge-cases.md": edge_cases_page(found),
        **{ROOT / "docs" / page_name(rule): rule_page(rule, pack) for rule in pack.rules.values()},
        readme: OUTPUT.sub(_with_output, readme.read_text(encoding="utf-8")),
    }
    for name in SCHEMAS:
        files[ROOT / "schemas" / f"{name}.json"] = schema_json(name, pack.vocabulary) + "\n"
    return files


def _with_output(block: re.Match[str]) -> str:
    """A block with the first lines that its command really prints."""
    head, command, lines = block.groups()
    done = subprocess.run(  # noqa: S603 - the command stands in the README
        [sys.executable, "-m", "accreditation", *command.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    shown = done.stdout.splitlines()[: int(lines)]
    return head + "\n".join(shown) + "\n…\n```"


if __name__ == "__main__":
    for file, text in generated().items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
