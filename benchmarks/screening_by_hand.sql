-- The rules of rules-24.yaml on a sample register, as one would write them by hand for DuckDB.
-- Every year in the register closes after the law that these rules state came into force, so that
-- neither its dates nor the defaults it supplies need to be compared with the day of a row.
WITH stated AS (
    SELECT
        *,
        "accreditation.cnc" <> 'none' AS cnc,
        "accreditation.es" <> 'none' AS es,
        CAST(replace("dividend.cap_rate", ' %', '') AS DECIMAL(9, 4)) AS dividend_rate,
        CAST(replace("voting.cap_rate", ' %', '') AS DECIMAL(9, 4)) AS vote_rate,
        CAST(replace("advantage.cap_rate", ' %', '') AS DECIMAL(9, 4)) AS advantage_rate,
        last_day("year.closes" + INTERVAL 6 MONTH) AS cnc_report_due,
        last_day("year.closes" + INTERVAL 7 MONTH) AS es_report_due
    FROM register
    WHERE "accreditation.cnc" IS DISTINCT FROM 'none' OR "accreditation.es" IS DISTINCT FROM 'none'
),
judged AS (
    SELECT
        cnc,
        es,
        "board.appointed_by" IN ('general_meeting', 'class_of_members', 'board', 'silent')
            AND (
                "board.appointed_by" NOT IN ('class_of_members', 'board')
                OR (NOT "board.opposition_right.silent" AND "board.opposition_right")
            )
            AND (
                NOT (NOT "board.statutory_directors.silent" AND "board.statutory_directors")
                OR (NOT "board.removal_clause.silent" AND "board.removal_clause")
            ) AS appointment,
        "auditors.appointed_by" IN ('general_meeting', 'class_of_members', 'board', 'silent')
            AND (
                "auditors.appointed_by" NOT IN ('class_of_members', 'board')
                OR (NOT "auditors.opposition_right.silent" AND "auditors.opposition_right")
            ) AS auditor,
        "dividend.clause" IN ('excluded', 'refers_to_decree', 'capped', 'silent')
            AND ("dividend.clause" <> 'silent' OR "dividend.clause_accepted")
            AND (
                "dividend.clause" <> 'capped'
                OR (
                    NOT "dividend.cap_rate.silent"
                    AND (
                        dividend_rate <= 6
                        OR ("dividend.cap_measured" NOT IN ('net', 'silent') AND "dividend.clause_accepted")
                    )
                    AND (
                        "dividend.cap_base" NOT IN ('paid_in', 'other', 'silent')
                        OR "dividend.clause_accepted"
                    )
                )
            ) AS capped_dividend,
        CASE WHEN "voting.casting_vote.silent" THEN TRUE ELSE NOT "voting.casting_vote" END
            OR "voting.rule" = 'capped_votes'
            OR "voting.casting_vote_accepted" AS casting_vote,
        "accreditation.es" NOT IN ('sought', 'none') AND "special_reports.combined" AS combined_asked,
        "cnc_report.covers_membership"
            AND "cnc_report.covers_equal_rights"
            AND "cnc_report.covers_votes"
            AND "cnc_report.covers_appointments"
            AND "cnc_report.covers_dividend"
            AND "cnc_report.covers_mandates"
            AND "cnc_report.covers_training" AS covered,
        covered
            AND "es_report.covers_resignations"
            AND "es_report.describes_monitoring"
            AND "es_report.covers_activities"
            AND "es_report.covers_means" AS both_covered,
        both_covered AND (NOT both_covered OR "special_reports.combined_accepted") AS combined,
        NOT "voting.delegates.silent" AND "voting.delegates" AS delegates_asked,
        NOT "voting.delegates_above.silent" AND "voting.delegates_above" >= 1000 AS delegates,
        "voting.rule" IN ('one_member_one_vote', 'one_member_one_vote_partly', 'capped_votes')
            AND (
                "voting.rule" NOT IN ('one_member_one_vote_partly', 'capped_votes')
                OR (
                    NOT "voting.cap_rate.silent"
                    AND vote_rate <= 10
                    AND "voting.cap_base" IN ('present_and_represented', 'represented', 'silent')
                    AND "voting.cap_proxies" IN ('counted', 'no_proxies', 'silent')
                    AND "voting.cap_exemptions" IN ('none', 'silent')
                    AND (
                        NOT ("voting.cap_base" = 'silent' OR "voting.cap_proxies" = 'silent')
                        OR "voting.cap_wording_accepted"
                    )
                )
            ) AS equal_vote,
        "exit.value_basis" <> 'book_value'
            AND (
                "exit.value_basis" NOT IN ('indexed_nominal', 'mixed', 'other')
                OR "exit.reserves_untouched"
            ) AS exit_without_reserves,
        "mandates.directors_pay" IN (
            'free', 'free_unless_meeting_grants_limited', 'fixed_by_general_meeting',
            'fixed_in_statutes', 'silent'
        )
            AND (
                "mandates.directors_pay" <> 'silent'
                OR (NOT "mandates.gratuity_decided.silent" AND "mandates.gratuity_decided")
            )
            AND "mandates.profit_share" IN ('excluded', 'silent')
            AND (
                NOT (
                    "mandates.directors_pay" = 'fixed_in_statutes'
                    OR (
                        "mandates.directors_pay" IN (
                            'free_unless_meeting_grants_limited', 'fixed_by_general_meeting'
                        )
                        AND "mandates.profit_share" = 'silent'
                    )
                )
                OR "mandates.derogation_accepted"
            ) AS cnc_free_mandates,
        "liquidation.surplus" IN ('members', 'closest_use', 'other_social_use', 'silent') AS surplus,
        "accreditation.es" IN ('sought', 'none') AS member_advantage_asked,
        "purpose.main" IN ('member_advantage', 'mixed', 'societal_impact')
            AND (
                "purpose.main" <> 'societal_impact'
                OR ("accreditation.es" = 'sought' AND "purpose.exemption_accepted")
            )
            AND (
                "purpose.main" <> 'mixed'
                OR "purpose.advantage_accepted"
                OR ("accreditation.es" = 'sought' AND "purpose.exemption_accepted")
            ) AS member_advantage,
        "accreditation.cnc" = 'held' AS cnc_held,
        "name.accreditation_words" IN ('accredited_cooperative', 'both')
            AND ("accreditation.es" <> 'held' OR "name.accreditation_words" = 'both')
            AND ("accreditation.es" <> 'none' OR "name.accreditation_words" = 'accredited_cooperative')
            AS name,
        NOT "practice.bonus_shares" AS no_bonus,
        cnc_held AND ("cnc_report.drawn_up" OR $looked_at > cnc_report_due) AS cnc_report_asked,
        "cnc_report.drawn_up"
            AND (
                NOT "cnc_report.drawn_up"
                OR (
                    "cnc_report.kept" IN ('in_management_report', 'at_seat')
                    AND (
                        NOT "management_report.required"
                        OR "cnc_report.kept" = 'in_management_report'
                    )
                )
            ) AS cnc_report,
        covered
            AND ("accreditation.es" NOT IN ('sought', 'none') OR "cnc_report.covers_member_advantage")
            AS cnc_contents,
        "admission.conditions" IN ('objective', 'doubtful', 'silent')
            AND (
                "admission.conditions" NOT IN ('doubtful', 'silent') OR "admission.openness_accepted"
            )
            AND "refusal.grounds" IN ('two_grounds', 'silent')
            AND "exclusion.grounds" IN (
                'two_grounds', 'worded_as_conditions', 'other_grounds', 'silent'
            )
            AND (
                "exclusion.grounds" NOT IN ('other_grounds', 'silent')
                OR "exclusion.grounds_accepted"
            ) AS voluntary,
        "advantage.clause" IN ('excluded', 'refers_to_law', 'capped')
            AND (
                "advantage.clause" <> 'refers_to_law'
                OR "advantage.cap_covers_indirect.silent"
                OR "advantage.cap_covers_indirect"
            )
            AND (
                "advantage.clause" <> 'capped'
                OR (
                    NOT "advantage.cap_rate.silent"
                    AND advantage_rate <= 6
                    AND "advantage.cap_base" IN ('paid_in', 'nominal')
                    AND ("advantage.cap_base" <> 'nominal' OR "advantage.cap_base_accepted")
                    AND NOT "advantage.cap_covers_indirect.silent"
                    AND "advantage.cap_covers_indirect"
                    AND (
                        "advantage.cap_measured" IN ('gross', 'silent')
                        OR "advantage.net_cap_accepted"
                    )
                )
            ) AS capped_advantage,
        "exit.value_basis" IN (
            'nominal_of_contribution', 'paid_in', 'paid_in_or_net_assets_if_lower',
            'subscription_price', 'mixed', 'other'
        )
            AND (
                "exit.value_basis" NOT IN ('subscription_price', 'mixed', 'other')
                OR "exit.basis_accepted"
            ) AS exit_at_nominal,
        "mandates.directors_pay" IN ('free', 'free_unless_meeting_grants_limited')
            AND "mandates.profit_share" IN ('excluded', 'silent') AS es_free_mandates,
        "company.situation" = 'dissolved' AS dissolved,
        "liquidation.allocation" IN ('closest_use', 'other_social_use', 'nothing_left')
            AND (
                "liquidation.allocation" <> 'other_social_use' OR "liquidation.allocation_accepted"
            ) AS allocation,
        NOT "voting.cap_rate.silent"
            AND vote_rate <= 10
            AND "voting.cap_base" IN ('present_and_represented', 'represented', 'silent')
            AND "voting.cap_exemptions" IN ('none', 'silent')
            AND (
                NOT (
                    "voting.cap_base" = 'silent'
                    OR "voting.cap_proxies" NOT IN ('counted', 'no_proxies', 'silent')
                )
                OR "voting.tenth_wording_accepted"
            ) AS tenth_capped,
        "voting.rule" IN ('one_member_one_vote', 'one_member_one_vote_partly', 'capped_votes')
            AND ("voting.rule" NOT IN ('one_member_one_vote_partly', 'capped_votes') OR tenth_capped)
            AND (
                "voting.rule" <> 'one_member_one_vote'
                OR tenth_capped
                OR "voting.equal_vote_replaces_cap"
            ) AS tenth_vote,
        (NOT "dividend.reserve_first.silent" AND "dividend.reserve_first")
            OR (
                "dividend.clause" IN ('excluded', 'silent')
                AND ("dividend.clause" <> 'excluded' OR "dividend.reserve_rule_without_object")
                AND (
                    "dividend.clause" <> 'silent'
                    OR (
                        "advantage.clause" = 'excluded'
                        AND (
                            "advantage.clause" <> 'excluded'
                            OR "dividend.reserve_rule_without_object"
                        )
                    )
                )
            ) AS reserve_first,
        "accreditation.es" IN ('held', 'presumed')
            AND (
                $looked_at > es_report_due
                OR (
                    "es_report.drawn_up"
                    AND (
                        ("management_report.required" AND "es_report.placed" IN ('inserted', 'annexed'))
                        OR (NOT "management_report.required" AND "es_report.sent_on" <= $looked_at)
                    )
                )
            ) AS es_report_asked,
        "es_report.drawn_up"
            AND "es_report.kept_at_seat"
            AND (
                NOT "management_report.required"
                OR (
                    "es_report.placed" IN ('inserted', 'annexed')
                    AND ("es_report.placed" <> 'annexed' OR "es_report.annex_accepted")
                )
            )
            AND (
                "management_report.required"
                OR (
                    "es_report.copy_sent"
                    AND "es_report.sent_on" > "year.closes"
                    AND "es_report.sent_on" <= es_report_due
                )
            ) AS es_report,
        "company.situation" = 'cooperative' AS cooperative_still,
        "cnc_report.drawn_up" AS cnc_report_drawn_up
    FROM stated
)
SELECT
    count(*) FILTER (WHERE cnc AND appointment) AS "cnc.appointment-by-general-meeting-clause pass",
    count(*) FILTER (WHERE cnc AND NOT appointment) AS "cnc.appointment-by-general-meeting-clause fail",
    0 AS "cnc.appointment-by-general-meeting-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.appointment-by-general-meeting-clause pass" - "cnc.appointment-by-general-meeting-clause fail" - "cnc.appointment-by-general-meeting-clause not_applicable" AS "cnc.appointment-by-general-meeting-clause unknown",
    count(*) FILTER (WHERE cnc AND auditor) AS "cnc.auditor-appointed-clause pass",
    count(*) FILTER (WHERE cnc AND NOT auditor) AS "cnc.auditor-appointed-clause fail",
    0 AS "cnc.auditor-appointed-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.auditor-appointed-clause pass" - "cnc.auditor-appointed-clause fail" - "cnc.auditor-appointed-clause not_applicable" AS "cnc.auditor-appointed-clause unknown",
    count(*) FILTER (WHERE cnc AND capped_dividend) AS "cnc.capped-dividend-clause pass",
    count(*) FILTER (WHERE cnc AND NOT capped_dividend) AS "cnc.capped-dividend-clause fail",
    0 AS "cnc.capped-dividend-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.capped-dividend-clause pass" - "cnc.capped-dividend-clause fail" - "cnc.capped-dividend-clause not_applicable" AS "cnc.capped-dividend-clause unknown",
    count(*) FILTER (WHERE cnc AND casting_vote) AS "cnc.casting-vote-clause pass",
    count(*) FILTER (WHERE cnc AND NOT casting_vote) AS "cnc.casting-vote-clause fail",
    0 AS "cnc.casting-vote-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.casting-vote-clause pass" - "cnc.casting-vote-clause fail" - "cnc.casting-vote-clause not_applicable" AS "cnc.casting-vote-clause unknown",
    count(*) FILTER (WHERE cnc AND combined_asked AND combined) AS "cnc.combined-report pass",
    count(*) FILTER (WHERE cnc AND combined_asked AND NOT combined) AS "cnc.combined-report fail",
    count(*) FILTER (WHERE cnc AND NOT combined_asked) AS "cnc.combined-report not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.combined-report pass" - "cnc.combined-report fail" - "cnc.combined-report not_applicable" AS "cnc.combined-report unknown",
    count(*) FILTER (WHERE cnc AND delegates_asked AND delegates) AS "cnc.delegates-clause pass",
    count(*) FILTER (WHERE cnc AND delegates_asked AND NOT delegates) AS "cnc.delegates-clause fail",
    count(*) FILTER (WHERE cnc AND NOT delegates_asked) AS "cnc.delegates-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.delegates-clause pass" - "cnc.delegates-clause fail" - "cnc.delegates-clause not_applicable" AS "cnc.delegates-clause unknown",
    count(*) FILTER (WHERE cnc AND equal_vote) AS "cnc.equal-vote-clause pass",
    count(*) FILTER (WHERE cnc AND NOT equal_vote) AS "cnc.equal-vote-clause fail",
    0 AS "cnc.equal-vote-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.equal-vote-clause pass" - "cnc.equal-vote-clause fail" - "cnc.equal-vote-clause not_applicable" AS "cnc.equal-vote-clause unknown",
    count(*) FILTER (WHERE cnc AND exit_without_reserves) AS "cnc.exit-without-reserves-clause pass",
    count(*) FILTER (WHERE cnc AND NOT exit_without_reserves) AS "cnc.exit-without-reserves-clause fail",
    0 AS "cnc.exit-without-reserves-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.exit-without-reserves-clause pass" - "cnc.exit-without-reserves-clause fail" - "cnc.exit-without-reserves-clause not_applicable" AS "cnc.exit-without-reserves-clause unknown",
    count(*) FILTER (WHERE cnc AND cnc_free_mandates) AS "cnc.free-mandates-clause pass",
    count(*) FILTER (WHERE cnc AND NOT cnc_free_mandates) AS "cnc.free-mandates-clause fail",
    0 AS "cnc.free-mandates-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.free-mandates-clause pass" - "cnc.free-mandates-clause fail" - "cnc.free-mandates-clause not_applicable" AS "cnc.free-mandates-clause unknown",
    count(*) FILTER (WHERE cnc AND surplus) AS "cnc.liquidation-surplus-clause pass",
    count(*) FILTER (WHERE cnc AND NOT surplus) AS "cnc.liquidation-surplus-clause fail",
    0 AS "cnc.liquidation-surplus-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.liquidation-surplus-clause pass" - "cnc.liquidation-surplus-clause fail" - "cnc.liquidation-surplus-clause not_applicable" AS "cnc.liquidation-surplus-clause unknown",
    count(*) FILTER (WHERE cnc AND member_advantage_asked AND member_advantage) AS "cnc.member-advantage-purpose-clause pass",
    count(*) FILTER (WHERE cnc AND member_advantage_asked AND NOT member_advantage) AS "cnc.member-advantage-purpose-clause fail",
    count(*) FILTER (WHERE cnc AND NOT member_advantage_asked) AS "cnc.member-advantage-purpose-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.member-advantage-purpose-clause pass" - "cnc.member-advantage-purpose-clause fail" - "cnc.member-advantage-purpose-clause not_applicable" AS "cnc.member-advantage-purpose-clause unknown",
    count(*) FILTER (WHERE cnc AND cnc_held AND name) AS "cnc.name-clause pass",
    count(*) FILTER (WHERE cnc AND cnc_held AND NOT name) AS "cnc.name-clause fail",
    count(*) FILTER (WHERE cnc AND NOT cnc_held) AS "cnc.name-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.name-clause pass" - "cnc.name-clause fail" - "cnc.name-clause not_applicable" AS "cnc.name-clause unknown",
    count(*) FILTER (WHERE cnc AND no_bonus) AS "cnc.no-bonus-shares pass",
    count(*) FILTER (WHERE cnc AND NOT no_bonus) AS "cnc.no-bonus-shares fail",
    0 AS "cnc.no-bonus-shares not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.no-bonus-shares pass" - "cnc.no-bonus-shares fail" - "cnc.no-bonus-shares not_applicable" AS "cnc.no-bonus-shares unknown",
    count(*) FILTER (WHERE cnc AND cnc_report_asked AND cnc_report) AS "cnc.special-report pass",
    count(*) FILTER (WHERE cnc AND cnc_report_asked AND NOT cnc_report) AS "cnc.special-report fail",
    count(*) FILTER (WHERE cnc AND NOT cnc_report_asked) AS "cnc.special-report not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.special-report pass" - "cnc.special-report fail" - "cnc.special-report not_applicable" AS "cnc.special-report unknown",
    count(*) FILTER (WHERE cnc AND cnc_report_drawn_up AND cnc_contents) AS "cnc.special-report-contents pass",
    count(*) FILTER (WHERE cnc AND cnc_report_drawn_up AND NOT cnc_contents) AS "cnc.special-report-contents fail",
    count(*) FILTER (WHERE cnc AND NOT cnc_report_drawn_up) AS "cnc.special-report-contents not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.special-report-contents pass" - "cnc.special-report-contents fail" - "cnc.special-report-contents not_applicable" AS "cnc.special-report-contents unknown",
    count(*) FILTER (WHERE cnc AND voluntary) AS "cnc.voluntary-membership-clause pass",
    count(*) FILTER (WHERE cnc AND NOT voluntary) AS "cnc.voluntary-membership-clause fail",
    0 AS "cnc.voluntary-membership-clause not_applicable",
    count(*) FILTER (WHERE cnc IS DISTINCT FROM FALSE)
        - "cnc.voluntary-membership-clause pass" - "cnc.voluntary-membership-clause fail" - "cnc.voluntary-membership-clause not_applicable" AS "cnc.voluntary-membership-clause unknown",
    count(*) FILTER (WHERE es AND capped_advantage) AS "es.capped-advantage-clause pass",
    count(*) FILTER (WHERE es AND NOT capped_advantage) AS "es.capped-advantage-clause fail",
    0 AS "es.capped-advantage-clause not_applicable",
    count(*) FILTER (WHERE es IS DISTINCT FROM FALSE)
        - "es.capped-advantage-clause pass" - "es.capped-advantage-clause fail" - "es.capped-advantage-clause not_applicable" AS "es.capped-advantage-clause unknown",
    count(*) FILTER (WHERE es AND exit_at_nominal) AS "es.exit-at-nominal-clause pass",
    count(*) FILTER (WHERE es AND NOT exit_at_nominal) AS "es.exit-at-nominal-clause fail",
    0 AS "es.exit-at-nominal-clause not_applicable",
    count(*) FILTER (WHERE es IS DISTINCT FROM FALSE)
        - "es.exit-at-nominal-clause pass" - "es.exit-at-nominal-clause fail" - "es.exit-at-nominal-clause not_applicable" AS "es.exit-at-nominal-clause unknown",
    count(*) FILTER (WHERE es AND es_free_mandates) AS "es.free-mandates-clause pass",
    count(*) FILTER (WHERE es AND NOT es_free_mandates) AS "es.free-mandates-clause fail",
    0 AS "es.free-mandates-clause not_applicable",
    count(*) FILTER (WHERE es IS DISTINCT FROM FALSE)
        - "es.free-mandates-clause pass" - "es.free-mandates-clause fail" - "es.free-mandates-clause not_applicable" AS "es.free-mandates-clause unknown",
    count(*) FILTER (WHERE es AND dissolved AND allocation) AS "es.liquidation-surplus pass",
    count(*) FILTER (WHERE es AND dissolved AND NOT allocation) AS "es.liquidation-surplus fail",
    count(*) FILTER (WHERE es AND NOT dissolved) AS "es.liquidation-surplus not_applicable",
    count(*) FILTER (WHERE es IS DISTINCT FROM FALSE)
        - "es.liquidation-surplus pass" - "es.liquidation-surplus fail" - "es.liquidation-surplus not_applicable" AS "es.liquidation-surplus unknown",
    count(*) FILTER (WHERE es AND tenth_vote) AS "es.one-tenth-vote-clause pass",
    count(*) FILTER (WHERE es AND NOT tenth_vote) AS "es.one-tenth-vote-clause fail",
    0 AS "es.one-tenth-vote-clause not_applicable",
    count(*) FILTER (WHERE es IS DISTINCT FROM FALSE)
        - "es.one-tenth-vote-clause pass" - "es.one-tenth-vote-clause fail" - "es.one-tenth-vote-clause not_applicable" AS "es.one-tenth-vote-clause unknown",
    count(*) FILTER (WHERE es AND reserve_first) AS "es.reserve-before-dividend-clause pass",
    count(*) FILTER (WHERE es AND NOT reserve_first) AS "es.reserve-before-dividend-clause fail",
    0 AS "es.reserve-before-dividend-clause not_applicable",
    count(*) FILTER (WHERE es IS DISTINCT FROM FALSE)
        - "es.reserve-before-dividend-clause pass" - "es.reserve-before-dividend-clause fail" - "es.reserve-before-dividend-clause not_applicable" AS "es.reserve-before-dividend-clause unknown",
    count(*) FILTER (WHERE es AND es_report_asked AND es_report) AS "es.special-report pass",
    count(*) FILTER (WHERE es AND es_report_asked AND NOT es_report) AS "es.special-report fail",
    count(*) FILTER (WHERE es AND NOT es_report_asked) AS "es.special-report not_applicable",
    count(*) FILTER (WHERE es IS DISTINCT FROM FALSE)
        - "es.special-report pass" - "es.special-report fail" - "es.special-report not_applicable" AS "es.special-report unknown",
    count(*) FILTER (WHERE es AND cooperative_still) AS "es.still-a-cooperative pass",
    count(*) FILTER (WHERE es AND NOT cooperative_still) AS "es.still-a-cooperative fail",
    0 AS "es.still-a-cooperative not_applicable",
    count(*) FILTER (WHERE es IS DISTINCT FROM FALSE)
        - "es.still-a-cooperative pass" - "es.still-a-cooperative fail" - "es.still-a-cooperative not_applicable" AS "es.still-a-cooperative unknown"
FROM judged
