"""More knowledge never turns one answer into the other; less of it at most opens an answer."""

from hypothesis import given, reject
from hypothesis import strategies as st

from accreditation.files import InputError
from accreditation.findings import Outcome
from tests.laws.knowing import less_known, more_known
from tests.laws.seeds import many, seeds

Outcomes = dict[str | None, Outcome]


def takes_nothing_back(before: Outcomes, after: Outcomes) -> bool:
    """Whether every answer stands; one on an item, as long as the item is looked at at all."""
    return all(before[key] in (after[key], "unknown") for key in before.keys() & after.keys())


@many(max_examples=1200)
@given(seeds(), st.data())
def test_forgetting_keeps_an_answer_or_opens_it(seed, data):
    less = data.draw(less_known(seed.context.facts))
    assert takes_nothing_back(seed.outcomes(less), seed.outcomes())


@many(max_examples=1200)
@given(seeds(), st.data())
def test_telling_never_takes_an_answer_back(seed, data):
    """From what a case leaves when facts are forgotten, to what it is with any facts told."""
    less = data.draw(less_known(seed.context.facts))
    try:
        more = seed.outcomes(data.draw(more_known(seed, less)))
    except InputError:  # a date was told on which the law is not known: no outcome at all
        reject()
    assert takes_nothing_back(seed.outcomes(less), more)
