"""Write the files that are made from the rules: the rule reference and the schemas."""

from pathlib import Path

from accreditation.law import load_pack
from accreditation.reports.reference import reference
from accreditation.schemas import SCHEMAS, schema_json

ROOT = Path(__file__).parent.parent


def generated() -> dict[Path, str]:
    """Every generated file and its text."""
    pack = load_pack(ROOT / "rules")
    files = {ROOT / "docs" / "rules.md": reference(pack)}
    for name in SCHEMAS:
        files[ROOT / "schemas" / f"{name}.json"] = schema_json(name, pack.vocabulary) + "\n"
    return files


if __name__ == "__main__":
    for file, text in generated().items():
        file.write_text(text, encoding="utf-8")
