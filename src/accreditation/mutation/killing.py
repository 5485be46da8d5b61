"""Whether the cases of a rule notice that it was changed."""

from accreditation.checking import case_context, differences, load_cases
from accreditation.checking.explaining import merged
from accreditation.checking.findings import needs_of
from accreditation.checking.scope import incorporated_in
from accreditation.conditions import Context
from accreditation.conditions.syntax import Quantified
from accreditation.engine import OUTCOME, Judged, judged_alone
from accreditation.files import InputError, Problem
from accreditation.findings import Outcome
from accreditation.law import Pack, Rule
from accreditation.law.cases import Case


class OwnCases:
    """The cases of one rule, read once, for many changed versions of it."""

    def __init__(self, pack: Pack, rule: Rule) -> None:
        """Read the cases of ``rule``.

        Raises:
            InputError: they cannot be read, or the rule itself does not do what they expect.
        """
        self._rule = rule
        loaded = load_cases(pack, rule)
        self._cases = [(case, case_context(pack, loaded, i)) for i, case in enumerate(loaded.cases)]
        wrong = [
            Problem(
                loaded.document.file,
                loaded.line(i),
                f"the rule does not do what the case {case.name!r} expects; "
                f"see 'accreditation rules test {rule.name}'.",
            )
            for i, (case, context) in enumerate(self._cases)
            if self._differs(rule, case, context)
        ]
        if wrong:
            raise InputError(wrong)

    def notice(self, changed: Rule) -> bool:
        """Whether a case comes out otherwise than it expects when the rule is changed."""
        for i, (case, context) in enumerate(self._cases):
            if self._differs(changed, case, context):
                self._cases.insert(0, self._cases.pop(i))  # it may well notice the next one too
                return True
        return False

    def _differs(self, changed: Rule, case: Case, context: Context) -> bool:
        try:
            covered = changed.source.in_force.covers(context.on, incorporated_in(context.facts))
            judged = judged_alone(changed, context, covered)
        except InputError:
            return True
        needs = {need.fact: need.kind for need in merged(needs_of(judged))}
        return any(differences(case, judged.outcome, needs, self._items(judged)))

    def _items(self, judged: Judged) -> dict[str | None, Outcome]:
        passes = judged.passes
        if not self._rule.over_items or passes is None or judged.outcome == "not_applicable":
            return {}
        assert isinstance(passes.node, Quantified)
        return {part.item: OUTCOME[part.holds] for part in passes.parts}
