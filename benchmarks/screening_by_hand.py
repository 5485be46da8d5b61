"""The rules of rules-24.yaml on a sample register, as one would write them by hand for Polars.

Every year in the register closes after the law that these rules state came into force, so that
neither its dates nor the defaults it supplies need to be compared with the day of a row.
"""

import datetime
from collections.abc import Iterable
from functools import reduce
from operator import and_
from pathlib import Path

import polars as pl

from benchmarks.screening_outcomes import Outcomes

Judged = tuple[str, str, pl.Expr | None, pl.Expr]
"""A rule: its name, the status that it is about, when it applies, and when it passes."""

COVERED = (
    "membership", "equal_rights", "votes", "appointments", "dividend", "mandates", "training"
)  # fmt: skip


def counted(register: Path, looked_at: datetime.date) -> Outcomes:
    """How many rows have which outcome of each rule."""
    cnc, es = (pl.col(f"accreditation.{one}") for one in ("cnc", "es"))
    rows = pl.scan_parquet(register).filter(cnc.ne_missing("none") | es.ne_missing("none"))
    concerned = {"cnc": cnc != "none", "es": es != "none"}
    wanted = []
    for name, regime, applies, passes in _rules(looked_at):
        here = concerned[regime]
        known = here if applies is None else here & applies
        out = pl.lit(0) if applies is None else (here & ~applies).sum()
        wanted += [
            (known & passes).sum().alias(f"{name} pass"),
            (known & ~passes).sum().alias(f"{name} fail"),
            out.alias(f"{name} not_applicable"),
        ]
    every = [here.fill_null(True).sum().alias(regime) for regime, here in concerned.items()]
    found = rows.select(*wanted, *every).collect(engine="streaming").row(0, named=True)
    return {
        name: {**known, "unknown": found[regime] - sum(known.values())}
        for name, regime, _, _ in _rules(looked_at)
        for known in ({one: found[f"{name} {one}"] for one in ("pass", "fail", "not_applicable")},)
    }


def _rules(looked_at: datetime.date) -> Iterable[Judged]:
    yield from _of_statutes()
    yield from _of_practice(looked_at)


def _of_statutes() -> Iterable[Judged]:
    pay = "mandates.directors_pay"
    shared = _in("mandates.profit_share", "excluded", "silent")
    no_reserve = pl.col("dividend.reserve_rule_without_object")
    sought = pl.col("accreditation.es") == "sought"
    exempt = sought & pl.col("purpose.exemption_accepted")
    yield (
        "cnc.appointment-by-general-meeting-clause",
        "cnc",
        None,
        _all(
            _in("board.appointed_by", "general_meeting", "class_of_members", "board", "silent"),
            ~_in("board.appointed_by", "class_of_members", "board")
            | _said("board.opposition_right"),
            ~_said("board.statutory_directors") | _said("board.removal_clause"),
        ),
    )
    yield (
        "cnc.auditor-appointed-clause",
        "cnc",
        None,
        _all(
            _in("auditors.appointed_by", "general_meeting", "class_of_members", "board", "silent"),
            ~_in("auditors.appointed_by", "class_of_members", "board")
            | _said("auditors.opposition_right"),
        ),
    )
    accepted = pl.col("dividend.clause_accepted")
    yield (
        "cnc.capped-dividend-clause",
        "cnc",
        None,
        _all(
            _in("dividend.clause", "excluded", "refers_to_decree", "capped", "silent"),
            (pl.col("dividend.clause") != "silent") | accepted,
            (pl.col("dividend.clause") != "capped")
            | _all(
                ~pl.col("dividend.cap_rate.silent"),
                (_rate("dividend.cap_rate") <= 6)
                | (~_in("dividend.cap_measured", "net", "silent") & accepted),
                ~_in("dividend.cap_base", "paid_in", "other", "silent") | accepted,
            ),
        ),
    )
    yield (
        "cnc.casting-vote-clause",
        "cnc",
        None,
        (
            _flag("voting.casting_vote.silent")
            | ~pl.col("voting.casting_vote")
            | (pl.col("voting.rule") == "capped_votes")
            | pl.col("voting.casting_vote_accepted")
        ),
    )
    yield (
        "cnc.delegates-clause",
        "cnc",
        _said("voting.delegates"),
        _all(~pl.col("voting.delegates_above.silent"), pl.col("voting.delegates_above") >= 1000),
    )
    members = _in(
        "voting.rule", "one_member_one_vote", "one_member_one_vote_partly", "capped_votes"
    )
    partly = _in("voting.rule", "one_member_one_vote_partly", "capped_votes")
    at_most_a_tenth = ~pl.col("voting.cap_rate.silent") & (_rate("voting.cap_rate") <= 10)
    votes_there = _in("voting.cap_base", "present_and_represented", "represented", "silent")
    proxies = _in("voting.cap_proxies", "counted", "no_proxies", "silent")
    nobody_else = _in("voting.cap_exemptions", "none", "silent")
    base_silent = pl.col("voting.cap_base") == "silent"
    yield (
        "cnc.equal-vote-clause",
        "cnc",
        None,
        _all(
            members,
            ~partly
            | _all(
                at_most_a_tenth,
                votes_there,
                proxies,
                nobody_else,
                ~(base_silent | (pl.col("voting.cap_proxies") == "silent"))
                | pl.col("voting.cap_wording_accepted"),
            ),
        ),
    )
    tenth = _all(
        at_most_a_tenth,
        votes_there,
        nobody_else,
        ~(base_silent | ~proxies) | pl.col("voting.tenth_wording_accepted"),
    )
    yield (
        "es.one-tenth-vote-clause",
        "es",
        None,
        _all(
            members,
            ~partly | tenth,
            (pl.col("voting.rule") != "one_member_one_vote")
            | tenth
            | pl.col("voting.equal_vote_replaces_cap"),
        ),
    )
    yield (
        "cnc.exit-without-reserves-clause",
        "cnc",
        None,
        _all(
            pl.col("exit.value_basis") != "book_value",
            ~_in("exit.value_basis", "indexed_nominal", "mixed", "other")
            | pl.col("exit.reserves_untouched"),
        ),
    )
    yield (
        "es.exit-at-nominal-clause",
        "es",
        None,
        _all(
            ~_in("exit.value_basis", "indexed_nominal", "book_value", "silent"),
            ~_in("exit.value_basis", "subscription_price", "mixed", "other")
            | pl.col("exit.basis_accepted"),
        ),
    )
    yield (
        "cnc.free-mandates-clause",
        "cnc",
        None,
        _all(
            ~_in(pay, "fixed_by_board", "paid"),
            (pl.col(pay) != "silent") | _said("mandates.gratuity_decided"),
            shared,
            ~(
                (pl.col(pay) == "fixed_in_statutes")
                | (
                    _in(pay, "free_unless_meeting_grants_limited", "fixed_by_general_meeting")
                    & (pl.col("mandates.profit_share") == "silent")
                )
            )
            | pl.col("mandates.derogation_accepted"),
        ),
    )
    yield (
        "es.free-mandates-clause",
        "es",
        None,
        (_in(pay, "free", "free_unless_meeting_grants_limited") & shared),
    )
    yield "cnc.liquidation-surplus-clause", "cnc", None, pl.col("liquidation.surplus") != "other"
    yield (
        "cnc.member-advantage-purpose-clause",
        "cnc",
        _in("accreditation.es", "sought", "none"),
        _all(
            _in("purpose.main", "member_advantage", "mixed", "societal_impact"),
            (pl.col("purpose.main") != "societal_impact") | exempt,
            (pl.col("purpose.main") != "mixed") | pl.col("purpose.advantage_accepted") | exempt,
        ),
    )
    words = pl.col("name.accreditation_words")
    yield (
        "cnc.name-clause",
        "cnc",
        pl.col("accreditation.cnc") == "held",
        _all(
            _in("name.accreditation_words", "accredited_cooperative", "both"),
            (pl.col("accreditation.es") != "held") | (words == "both"),
            (pl.col("accreditation.es") != "none") | (words == "accredited_cooperative"),
        ),
    )
    yield (
        "cnc.voluntary-membership-clause",
        "cnc",
        None,
        _all(
            _in("admission.conditions", "objective", "doubtful", "silent"),
            ~_in("admission.conditions", "doubtful", "silent")
            | pl.col("admission.openness_accepted"),
            _in("refusal.grounds", "two_grounds", "silent"),
            pl.col("exclusion.grounds") != "discretionary",
            ~_in("exclusion.grounds", "other_grounds", "silent")
            | pl.col("exclusion.grounds_accepted"),
        ),
    )
    yield (
        "es.capped-advantage-clause",
        "es",
        None,
        _all(
            _in("advantage.clause", "excluded", "refers_to_law", "capped"),
            (pl.col("advantage.clause") != "refers_to_law")
            | _flag("advantage.cap_covers_indirect.silent")
            | pl.col("advantage.cap_covers_indirect"),
            (pl.col("advantage.clause") != "capped")
            | _all(
                ~pl.col("advantage.cap_rate.silent"),
                _rate("advantage.cap_rate") <= 6,
                _in("advantage.cap_base", "paid_in", "nominal"),
                (pl.col("advantage.cap_base") != "nominal") | pl.col("advantage.cap_base_accepted"),
                _said("advantage.cap_covers_indirect"),
                _in("advantage.cap_measured", "gross", "silent")
                | pl.col("advantage.net_cap_accepted"),
            ),
        ),
    )
    excluded = pl.col("advantage.clause") == "excluded"
    yield (
        "es.reserve-before-dividend-clause",
        "es",
        None,
        (
            _said("dividend.reserve_first")
            | _all(
                _in("dividend.clause", "excluded", "silent"),
                (pl.col("dividend.clause") != "excluded") | no_reserve,
                (pl.col("dividend.clause") != "silent") | (excluded & (~excluded | no_reserve)),
            )
        ),
    )


def _of_practice(looked_at: datetime.date) -> Iterable[Judged]:
    covered = _all(*(pl.col(f"cnc_report.covers_{one}") for one in COVERED))
    both = _all(
        covered,
        *(
            pl.col(f"es_report.{one}")
            for one in (
                "covers_resignations", "describes_monitoring", "covers_activities", "covers_means"
            )
        ),
    )  # fmt: skip
    drawn_up, kept = pl.col("cnc_report.drawn_up"), pl.col("cnc_report.kept")
    required = pl.col("management_report.required")
    inserted = _in("es_report.placed", "inserted", "annexed")
    closes, sent = pl.col("year.closes"), pl.col("es_report.sent_on")
    copy_due = closes.dt.offset_by("7mo").dt.month_end()
    yield (
        "cnc.combined-report",
        "cnc",
        ~_in("accreditation.es", "sought", "none") & pl.col("special_reports.combined"),
        both & (~both | pl.col("special_reports.combined_accepted")),
    )
    yield "cnc.no-bonus-shares", "cnc", None, ~pl.col("practice.bonus_shares")
    yield (
        "cnc.special-report",
        "cnc",
        (pl.col("accreditation.cnc") == "held")
        & (drawn_up | (pl.lit(looked_at) > closes.dt.offset_by("6mo").dt.month_end())),
        _all(
            drawn_up,
            ~drawn_up
            | (
                _in("cnc_report.kept", "in_management_report", "at_seat")
                & (~required | (kept == "in_management_report"))
            ),
        ),
    )
    yield (
        "cnc.special-report-contents",
        "cnc",
        drawn_up,
        _all(
            covered,
            ~_in("accreditation.es", "sought", "none")
            | pl.col("cnc_report.covers_member_advantage"),
        ),
    )
    yield (
        "es.liquidation-surplus",
        "es",
        pl.col("company.situation") == "dissolved",
        _all(
            _in("liquidation.allocation", "closest_use", "other_social_use", "nothing_left"),
            (pl.col("liquidation.allocation") != "other_social_use")
            | pl.col("liquidation.allocation_accepted"),
        ),
    )
    yield (
        "es.special-report",
        "es",
        _all(
            _in("accreditation.es", "held", "presumed"),
            (pl.lit(looked_at) > copy_due)
            | (
                pl.col("es_report.drawn_up")
                & ((required & inserted) | (~required & (sent <= looked_at)))
            ),
        ),
        _all(
            pl.col("es_report.drawn_up"),
            pl.col("es_report.kept_at_seat"),
            ~required
            | (
                inserted
                & ((pl.col("es_report.placed") != "annexed") | pl.col("es_report.annex_accepted"))
            ),
            required | _all(pl.col("es_report.copy_sent"), sent > closes, sent <= copy_due),
        ),
    )
    yield "es.still-a-cooperative", "es", None, pl.col("company.situation") == "cooperative"


def _in(column: str, *values: str) -> pl.Expr:
    return pl.col(column).is_in(values)


def _flag(column: str) -> pl.Expr:
    return pl.col(column).fill_null(False)


def _said(column: str) -> pl.Expr:
    """Whether the statutes say yes."""
    return ~_flag(f"{column}.silent") & pl.col(column)


def _rate(column: str) -> pl.Expr:
    return pl.col(column).str.strip_suffix(" %").cast(pl.Float64)


def _all(*parts: pl.Expr) -> pl.Expr:
    return reduce(and_, parts)
