"""Registers of shares for tests, as the Cooperator modules export them."""

import datetime

ROLES = (
    "number", "date", "member", "member_id", "to_member", "to_member_id", "class", "shares",
    "price", "total", "to_class", "to_shares", "operation",
)  # fmt: skip

HEADINGS = {
    "en": (
        "Register Number Operation", "Subscription Date", "Cooperator", "Cooperator/ID",
        "Transfered to", "Transfered to/ID", "Share type name", "Number of share", "Share price",
        "Total amount line", "Share to type name", "Number of share to", "Operation Type",
    ),
    "fr": (
        "Numéro de transaction", "Date de la souscription", "Coopérateur", "Coopérateur/ID",
        "Transféré à", "Transféré à/ID", "Nom du type de part", "Nombre de parts",
        "Prix de la part", "Sous-total", "Nom du type de part après conversion",
        "Nombre de parts à", "Type de transaction",
    ),
    "nl": (
        "Transactienummer", "Inschrijvingsdatum", "Coöperant", "Coöperant/ID",
        "Overgedragen aan", "Overgedragen aan/ID", "Soort aandeel", "Aantal aandelen",
        "Prijs van het aandeel", "Totaalbedrag", "Soort aandeel na conversie",
        "Aantal aandelen na conversie", "Type transactie",
    ),
}  # fmt: skip

WORDS = {
    "en": {
        "subscription": "Subscription",
        "transfer": "Transfer",
        "sell_back": "Sell Back",
        "convert": "Conversion",
    },
    "fr": {
        "subscription": "Souscription",
        "transfer": "Transfert",
        "sell_back": "Revente",
        "convert": "Conversion",
    },
    "nl": {
        "subscription": "Inschrijving",
        "transfer": "Overdracht",
        "sell_back": "Terugkoop",
        "convert": "Conversie",
    },
}

PRICES = {"A": 50, "B": 250}


def name_of(person):
    """What a person is called; no output may hold it."""
    return f"Zzyzx{person}, Quentin" if person else ""


def row(number, day, kind, person, shares, class_="A", to=None, to_class="", to_shares=0, **cells):
    """One operation as cells by role; ``cells`` puts others in their place."""
    price = PRICES.get(class_, 50)
    return {
        "number": number,
        "date": datetime.date.fromisoformat(day),
        "member": name_of(person),
        "member_id": person,
        "to_member": name_of(to),
        "to_member_id": to or "",
        "class": class_,
        "shares": shares,
        "price": float(price),
        "total": float(price * shares),
        "to_class": to_class,
        "to_shares": to_shares,
        "operation": kind,
        **cells,
    }


def table(rows, language="en", leave_out=()):
    """The rows of an export in a language, the headings first."""
    columns = [i for i, role in enumerate(ROLES) if role not in leave_out]
    words = WORDS[language]
    lines = [[HEADINGS[language][i] for i in columns]]
    for cells in rows:
        said = {**cells, "operation": words.get(cells["operation"], cells["operation"])}
        lines.append([said[ROLES[i]] for i in columns])
    return lines


def as_text(rows):
    """The same with dates as CSV has them."""
    return [
        [str(cell) if isinstance(cell, datetime.date) else cell for cell in line] for line in rows
    ]
