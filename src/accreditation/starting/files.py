"""The files of a new dossier."""

import datetime
import textwrap
from collections.abc import Iterator, Sequence

from accreditation.conditions import (
    Boolean,
    Choice,
    Day,
    FactSignature,
    ListType,
    Number,
    Type,
    add_months,
)
from accreditation.language import Language, phrase
from accreditation.law import ItemFact, Vocabulary, VocabularyFact
from accreditation.schemas import schema_json

APPLICATION_FILE = "application.yaml"
WIDTH = 96


def starting_files(
    name: str, closes: datetime.date, vocabulary: Vocabulary, language: Language
) -> dict[str, str]:
    """The files of a new dossier by relative name: valid as they are, with nothing stated yet.

    Args:
        name: Id of the cooperative.
        closes: Last day of the financial year to fill in; the year is the twelve months to it.
        vocabulary: The facts to ask for.
        language: Language of the questions.
    """
    opens = add_months(closes, -12) + datetime.timedelta(days=1)
    application = {}
    if vocabulary.accreditations:
        application[APPLICATION_FILE] = "\n".join(_application(vocabulary, language)) + "\n"
    return {
        "dossier.yaml": _dossier(name, closes.year, vocabulary.accreditations, language),
        "statutes.yaml": "\n".join(_statutes(name, vocabulary, language)) + "\n",
        f"{closes.year}.yaml": "\n".join(_year(opens, closes, vocabulary, language)) + "\n",
        **application,
        **{
            f"schemas/{schema}.json": schema_json(schema, vocabulary) + "\n"
            for schema in ("application", "dossier", "statutes", "year")
        },
    }


def _dossier(name: str, year: int, accreditations: Sequence[str], language: Language) -> str:
    said = phrase("new.dossier").in_(language)
    name = _word(name)
    sought = "".join(f"\n  {one}: {{status: sought}}" for one in accreditations[:1])
    held = (f"\n  # {one}: {{status: held, since: 2022-06-21}}" for one in accreditations[1:])
    return (
        f"# yaml-language-server: $schema=schemas/dossier.json\n{_comment(said)}\n"
        f"cooperative: {{id: {name}, name: {name}, form: SC}}\n"
        f"accreditations:{sought or ' {}'}{''.join(held)}\n"
        "statutes: [statutes.yaml]\n"
        f"years: [{year}.yaml]\n"
        f"applications: [{APPLICATION_FILE if sought else ''}]\n"
        "documents: {}\n"
        "#   accounts: {title: Annual accounts}\n"
    )


def _statutes(name: str, vocabulary: Vocabulary, language: Language) -> Iterator[str]:
    yield "# yaml-language-server: $schema=schemas/statutes.json"
    yield _comment(phrase("new.statutes").in_(language))
    yield f"cooperative: {_word(name)}"
    yield "adopted: 2020-01-01"
    yield f"language: {language}"
    yield "articles:"
    yield '  "1":'
    yield "    provides:"
    yield from _questions(vocabulary, "statutes", language, "    #   ")


def _year(
    opens: datetime.date, closes: datetime.date, vocabulary: Vocabulary, language: Language
) -> Iterator[str]:
    yield "# yaml-language-server: $schema=schemas/year.json"
    yield _comment(phrase("new.year").in_(language))
    yield f"year: {closes.year}"
    yield f"opens: {opens}"
    yield f"closes: {closes}"
    yield "facts:"
    yield from _questions(vocabulary, "practice", language, "#   ")


def _application(vocabulary: Vocabulary, language: Language) -> Iterator[str]:
    yield "# yaml-language-server: $schema=schemas/application.json"
    known = ", ".join(vocabulary.accreditations)
    yield _comment(phrase("new.application").in_(language).format(accreditations=known))
    yield "application: first"
    yield f"seeks: [{vocabulary.accreditations[0]}]"
    yield "# submitted: 2025-03-01"
    yield "facts:"
    yield from _questions(vocabulary, "application", language, "#   ")


def _questions(
    vocabulary: Vocabulary, plane: str, language: Language, prefix: str
) -> Iterator[str]:
    for name, entry in vocabulary.entries.items():
        if entry.plane != plane or entry.kind != "evidence":
            continue
        yield prefix.rstrip()
        yield _comment(entry.question.in_(language), f"{prefix}# ")
        signature = vocabulary.signatures[name]
        if isinstance(signature.type, ListType):
            yield from _list(entry, signature, language, prefix)
        else:
            yield from _options(entry, language, prefix)
            yield f"{prefix}{name}: {_example(signature.type, entry)}"


def _list(
    entry: VocabularyFact, signature: FactSignature, language: Language, prefix: str
) -> Iterator[str]:
    yield f"{prefix}{signature.name}:"
    yield f"{prefix}  complete: true"
    yield f"{prefix}  items:"
    yield f"{prefix}    first:"
    for short, field in entry.fields.items():
        if field.kind == "evidence":
            yield _comment(field.question.in_(language), f"{prefix}      # ")
            yield from _options(field, language, f"{prefix}      ")
            yield f"{prefix}      {short}: {_example(signature.fields[short].type, None)}"


def _options(entry: ItemFact, language: Language, prefix: str) -> Iterator[str]:
    """What each word of a choice means."""
    for option, label in entry.choices.items():
        yield _comment(f"- {option}: {label.in_(language)}", f"{prefix}# ")


def _example(type_: Type, entry: VocabularyFact | None) -> str:
    """A value to be replaced, which no file accepts, and the forms that one does."""
    silent = ", silent" if entry is not None and entry.plane == "statutes" else ""
    match type_:
        case Boolean():
            forms = "true, false"
        case Choice(options=options):
            forms = ", ".join(options)
        case Day():
            forms = "2024-12-31"
        case Number(unit="EUR"):
            forms = "12.50 EUR"
        case Number(unit="rate"):
            forms = "12.5 %"
        case Number():
            forms = "0, 1, 2 …"
        case _:
            forms = '"…"'
    return f"…   # {forms}{silent}"


def _word(name: str) -> str:
    """A name as YAML reads it as a word, in quotes where it would read something else."""
    plain = name[0].isalpha() and name.lower() not in ("true", "false", "null")
    return name if plain else f'"{name}"'


def _comment(text: str, prefix: str = "# ") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=prefix, subsequent_indent=prefix)
