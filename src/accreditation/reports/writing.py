"""How numbers, dates and sentences are written in each language (Babel)."""

import datetime
import re
from decimal import Decimal, localcontext

from accreditation.findings import Message, Shown, ShownNumber
from accreditation.language import Language, Text, fill, phrase

_LOCALES: dict[Language, str] = {"fr": "fr_BE", "nl": "nl_BE", "de": "de_BE", "en": "en_GB"}
_DIGITS = 60
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def written(message: Message, language: Language) -> str:
    """``message`` as a sentence, or several, in ``language``."""
    sentence = fill(message.text.in_(language), lambda name: shown(message.values[name], language))
    return " ".join([sentence, *(written(part, language) for part in message.parts)])


def labelled(label: str, text: str, language: Language) -> str:
    """A label, a colon as ``language`` writes it, and the text behind it."""
    return phrase("report.label").in_(language).format(label=label, text=text)


def language_tag(language: Language) -> str:
    """The language as written in Belgium, English as in Britain, as a tag such as ``fr-BE``."""
    return _LOCALES[language].replace("_", "-")


def in_every_language(message: Message) -> Text:
    """``message`` as a text."""
    return Text(
        fr=written(message, "fr"),
        nl=written(message, "nl"),
        de=written(message, "de"),
        en=written(message, "en"),
    )


def shown(value: Shown, language: Language) -> str:
    """A value as it is written in a sentence."""
    match value:
        case Text():
            return value.in_(language)
        case str():
            return _named(value, language)
        case Message():
            return written(value, language)
        case datetime.date():
            return written_date(value, language)
        case ShownNumber():
            return _number(value, language)


def _named(text: str, language: Language) -> str:
    """A word of the dossier; an item that is called by its day, by that day in words."""
    if not _DAY.fullmatch(text):
        return text
    try:
        return written_date(datetime.date.fromisoformat(text), language)
    except ValueError:
        return text


def written_date(date: datetime.date, language: Language) -> str:
    """A date in figures and words."""
    from babel.dates import format_date

    written_out = format_date(date, "long", locale=_LOCALES[language])
    return f"1er{written_out[1:]}" if language == "fr" and date.day == 1 else written_out


def _number(number: ShownNumber, language: Language) -> str:
    with localcontext() as context:
        context.prec = _DIGITS
        return _formatted(number, Decimal(number.steps).scaleb(-number.scale), language)


def _formatted(number: ShownNumber, value: Decimal, language: Language) -> str:
    from babel.numbers import format_currency, format_decimal, format_percent

    locale = _LOCALES[language]
    if number.unit == "EUR":
        digits = "#,##0.00########"
        pattern = f"{digits} ¤" if language != "en" else f"¤{digits}"
        return format_currency(value, "EUR", format=pattern, locale=locale, currency_digits=False)
    if number.unit == "rate":
        space = "" if language == "en" else " "
        return format_percent(value, format=f"#,##0.########{space}%", locale=locale)
    return format_decimal(value, format="#,##0.########", locale=locale)
