"""What a check looks at, and what counts although it was not looked at."""

from tests.conftest import edit, findings, report

AS_OF = ("--as-of", "2025-12-30")


def test_a_year_that_is_left_out_keeps_the_verdict_from_being_a_pass(copy):
    dossier = copy("specimens/in-order-both")
    asked = (*AS_OF, "--year", "2024", "--regime", "cnc")
    assert report(dossier, *asked)["verdicts"] == {"cnc": "pass"}
    held = "cnc: {status: held, since: 2024-01-01}"
    edit(dossier / "dossier.yaml", held, held.replace("2024", "2023"))
    data = report(dossier, *asked)
    assert data["left_out"] == [{"kind": "year", "id": "2023"}]
    assert data["verdicts"] == {"cnc": "unknown"}


def test_what_only_a_later_document_states_is_not_known_yet(copy):
    dossier = copy("specimens/in-order-both")
    asked = (*AS_OF, "--regime", "cnc")
    assert findings(report(dossier, *asked))("cnc.special-report", 2024)["outcome"] == "pass"
    edit(
        dossier / "dossier.yaml",
        "sonderbericht: {title",
        "sonderbericht: {date: 2026-01-15, title",
    )
    data = report(dossier, *asked)
    assert findings(data)("cnc.special-report", 2024)["outcome"] == "unknown"
    assert data["verdicts"] == {"cnc": "pass"}  # the report is an obligation, not a condition
    later = report(dossier, "--as-of", "2026-01-15", "--year", "2024")
    assert findings(later)("cnc.special-report", 2024)["outcome"] == "pass"


def test_a_lost_accreditation_has_no_verdict_and_frees_nothing_any_more(copy):
    dossier = copy("specimens/in-order-both")
    assert set(report(dossier, *AS_OF)["verdicts"]) == {"cnc", "es"}
    file = dossier / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    assert "es: {status: held, since: 2024-01-01}" in text
    edit(file, "es: {status: held, since: 2024-01-01}", "es: {status: held, until: 2025-06-30}")
    data = report(dossier, *AS_OF)
    assert set(data["verdicts"]) == {"cnc"}


def test_an_accreditation_cannot_have_stood_before_the_law_knew_it(tmp_path):
    (tmp_path / "2018.yaml").write_text("year: 2018\nopens: 2018-01-01\ncloses: 2018-12-31\n")
    (tmp_path / "dossier.yaml").write_text(
        "cooperative: {id: t, name: T, form: SC}\n"
        "accreditations: {cnc: {status: held}, es: {status: held}}\n"
        "years: [2018.yaml]\n"
    )
    found = findings(report(tmp_path, "--as-of", "2018-12-31", "--regime", "cnc"))
    report_ = found("cnc.special-report", 2018)
    needs = {need["fact"] for need in report_["needs"]}
    assert "cnc_report.covers_member_advantage" in needs or "cnc_report.drawn_up" in needs


def test_an_undated_accreditation_reaches_back_to_the_statutes(copy):
    dossier = copy("specimens/in-order")
    edit(dossier / "dossier.yaml", ", since: 2024-01-01", "")
    data = report(dossier, *AS_OF)
    years = [s["id"] for s in data["examined"] if s["kind"] == "year"]
    adopted = next(s["id"] for s in data["examined"] if s["kind"] == "statutes")
    assert years[0] == adopted[:4]
    assert data["verdicts"] == {"cnc": "unknown" if len(years) > 1 else "pass"}


def test_what_is_sought_without_an_application_shows_it_as_missing(tmp_path):
    (tmp_path / "dossier.yaml").write_text(
        "cooperative: {id: t, name: T, form: SC}\naccreditations: {cnc: {status: sought}}\n"
    )
    data = report(tmp_path, "--as-of", "2025-12-30")
    assert {"kind": "application", "id": "none", "file": False} in data["examined"]
