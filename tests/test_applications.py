"""Applications for accreditation: which documents each kind needs, and which are there."""

import pytest

from tests.conftest import findings, report, run_here

DOSSIER = """\
cooperative: {{id: t, name: T, form: SC}}
accreditations: {{{accreditations}}}
applications: [{files}]
"""

APPLICATION = """\
application: {name}
seeks: [{seeks}]
submitted: 2025-03-01
facts:
  application.form_used: {form}
  application.internal_rules_exist: true
  application.accounts_online: true
  application.documents:
    complete: true
    items:
{documents}
"""

ALL = ("proof_of_incorporation", "coordinated_statutes", "internal_rules", "last_meeting_minutes")


@pytest.fixture
def applied(tmp_path):
    """The findings on an application that has some documents."""

    def looked_at(accreditations, seeks, form, documents):
        lines = "".join(f"      {kind}: {{kind: {kind}, enclosed: true}}\n" for kind in documents)
        (tmp_path / "dossier.yaml").write_text(
            DOSSIER.format(accreditations=accreditations, files="a.yaml")
        )
        (tmp_path / "a.yaml").write_text(
            APPLICATION.format(name="first", seeks=seeks, form=form, documents=lines)
        )
        data = report(tmp_path, "--as-of", "2025-04-01")
        found = [f for f in data["findings"] if f["subject"]["kind"] == "application"]
        assert {f["subject"]["id"] for f in found} == {"first"}
        return {f["rule"]: f["outcome"] for f in found}

    return looked_at


def lacking(outcomes):
    return {rule for rule, outcome in outcomes.items() if outcome == "fail"}


def test_an_application_for_one_accreditation_needs_every_document(applied):
    found = applied("cnc: {status: sought}", "cnc", "annex_2_ar62", ALL)
    assert lacking(found) == set()
    assert found["cnc.application-meeting-minutes"] == "pass"
    assert found["cnc.application-accounts"] == "pass"
    assert not any(rule.startswith("es.") for rule in found)


@pytest.mark.parametrize("missing", ALL)
def test_each_document_that_is_missing_is_named_by_its_own_finding(applied, missing):
    rest = [kind for kind in ALL if kind != missing]
    found = applied("es: {status: sought}", "es", "annex_3_ar19", rest)
    slug = {"last_meeting_minutes": "meeting-minutes"}.get(missing, missing.replace("_", "-"))
    assert lacking(found) == {f"es.application-{slug}"}


def test_both_at_once_need_the_common_form_and_no_minutes(applied):
    found = applied(
        "cnc: {status: sought}, es: {status: sought}", "cnc, es", "annex_4_ar19", ALL[:3]
    )
    assert lacking(found) == set()
    assert found["cnc.application-meeting-minutes"] == "not_applicable"
    assert found["es.application-meeting-minutes"] == "not_applicable"
    assert found["cnc.application-accounts"] == "not_applicable"


def test_an_accreditation_added_to_another_uses_its_own_form(applied):
    held = "cnc: {status: held, since: 2020-01-01}, es: {status: sought}"
    assert lacking(applied(held, "es", "annex_3_ar19", ALL[:3])) == set()
    assert lacking(applied(held, "es", "annex_4_ar19", ALL[:3])) == {"es.application-form"}


def test_an_application_handed_in_after_the_date_is_not_there_yet(tmp_path):
    (tmp_path / "dossier.yaml").write_text(
        DOSSIER.format(accreditations="cnc: {status: sought}", files="a.yaml")
    )
    (tmp_path / "a.yaml").write_text("application: first\nseeks: [cnc]\nsubmitted: 2025-03-01\n")
    before = report(tmp_path, "--as-of", "2025-02-28")
    after = report(tmp_path, "--as-of", "2025-03-01")
    assert {"kind": "application", "id": "none", "file": False} in before["examined"]
    assert {"kind": "application", "id": "first", "file": True} in after["examined"]
    assert findings(after)("cnc.application-form", "first")["outcome"] == "unknown"


def test_bad_applications_are_told_all_at_once(tmp_path):
    (tmp_path / "dossier.yaml").write_text(
        DOSSIER.format(accreditations="cnc: {status: presumed}", files="a.yaml, b.yaml, c.yaml")
    )
    (tmp_path / "a.yaml").write_text("application: first\nseeks: [nrc]\n")
    (tmp_path / "b.yaml").write_text(
        "application: first\nseeks: [cnc]\nfacts: {members.closing: 12}\n"
    )
    ran = run_here("check", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    told = ran.err.splitlines()
    assert any("c.yaml" in line and "missing" in line for line in told)
    assert any("a.yaml:2" in line and "'cnc' or 'es'" in line for line in told)
    assert any("b.yaml" in line and "a year file" in line for line in told)
    assert any("'cnc' cannot be 'presumed'" in line for line in told)
    assert len(told) == 4
