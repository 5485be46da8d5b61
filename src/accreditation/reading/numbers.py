"""Numbers as word processors and browsers write them before paragraphs."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number below 4000 in small Roman numerals; beyond that in digits."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def roman_value(written: str) -> int | None:
    """The number that Roman numerals of any case write, None if they write none."""
    rest, value = written.lower(), 0
    for worth, letters in _ROMAN:
        while rest.startswith(letters):
            value += worth
            rest = rest[len(letters) :]
    return value if not rest and value and roman(value) == written.lower() else None


def letters(number: int) -> str:
    """The letter of the alphabet with that number; after z come aa, bb and so on."""
    if number < 1:
        return str(number)
    count, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * min(count + 1, 10)
