"""The condition language: its types, its syntax, and what becomes of a condition.

A rule is written once in this language and read in several ways; here are the language itself
and its Kleene evaluation, which explains every outcome. See ``docs/condition-language.md``.
"""

from accreditation.conditions.dates import add_months
from accreditation.conditions.evaluate import (
    conjunction,
    disjunction,
    evaluate,
    items_and_needs,
    items_of,
    read_expression,
    read_reference,
)
from accreditation.conditions.expressions import Misformed, Variables
from accreditation.conditions.grouping import MEMBERS, comparable
from accreditation.conditions.knowledge import (
    Contradicted,
    Fact,
    Facts,
    Item,
    Items,
    Known,
    Unconfirmed,
)
from accreditation.conditions.meaning import (
    Default,
    FactKind,
    Grouping,
    Law,
    Meaning,
    ParameterValue,
)
from accreditation.conditions.parse import (
    parse_binding,
    parse_condition,
    parse_expression,
    unguarded,
)
from accreditation.conditions.readings import unconfirmed_need, value_in_law
from accreditation.conditions.show import show
from accreditation.conditions.signature import FactSignature, Signature, Silence
from accreditation.conditions.steps import Context, Reading, Step, Truth
from accreditation.conditions.syntax import Condition, Expression, Reference, walk
from accreditation.conditions.types import (
    BOOLEAN,
    DAY,
    MAX_ITEMS,
    MONEY,
    RATE,
    SILENT,
    WORDS,
    Boolean,
    Choice,
    Day,
    ListType,
    Number,
    Scalar,
    Silent,
    Type,
    Value,
    Words,
    counted,
    decimal_text,
    read_value,
    show_value,
    value_shown,
)

__all__ = [
    "BOOLEAN",
    "DAY",
    "MAX_ITEMS",
    "MEMBERS",
    "MONEY",
    "RATE",
    "SILENT",
    "WORDS",
    "Boolean",
    "Choice",
    "Condition",
    "Context",
    "Contradicted",
    "Day",
    "Default",
    "Expression",
    "Fact",
    "FactKind",
    "FactSignature",
    "Facts",
    "Grouping",
    "Item",
    "Items",
    "Known",
    "Law",
    "ListType",
    "Meaning",
    "Misformed",
    "Number",
    "ParameterValue",
    "Reading",
    "Reference",
    "Scalar",
    "Signature",
    "Silence",
    "Silent",
    "Step",
    "Truth",
    "Type",
    "Unconfirmed",
    "Value",
    "Variables",
    "Words",
    "add_months",
    "comparable",
    "conjunction",
    "counted",
    "decimal_text",
    "disjunction",
    "evaluate",
    "items_and_needs",
    "items_of",
    "parse_binding",
    "parse_condition",
    "parse_expression",
    "read_expression",
    "read_reference",
    "read_value",
    "show",
    "show_value",
    "unconfirmed_need",
    "unguarded",
    "value_in_law",
    "value_shown",
    "walk",
]
