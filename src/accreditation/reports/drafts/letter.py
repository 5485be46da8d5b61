"""A letter to the cooperative, as a document."""

from collections.abc import Collection, Iterator

from accreditation.dossier import Dossier
from accreditation.drafting import Letter
from accreditation.language import Language
from accreditation.law import Pack
from accreditation.reports.document import (
    Block,
    Bullets,
    Cover,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
)
from accreditation.reports.drafts.letter_findings import findings_part
from accreditation.reports.drafts.letter_missing import missing_part
from accreditation.reports.drafts.teller import DraftTeller

MISSING, FINDINGS = "missing", "findings"


def letter_document(
    letter: Letter, dossier: Dossier, pack: Pack, parts: Collection[str], language: Language
) -> Document:
    """What a reviewer completes, signs and sends.

    Args:
        letter: What it says.
        dossier: The cooperative to which it goes.
        pack: The law.
        parts: What it is about: ``missing``, ``findings`` or both.
        language: The language of the letter.
    """
    teller = DraftTeller(pack, language, "letter", coded=False)
    about = "both" if len(parts) > 1 else next(iter(parts))
    subject = teller.say(f"subject_{about}", name=letter.report.name)
    missing = tuple(missing_part(letter, teller)) if MISSING in parts else ()
    findings = tuple(findings_part(letter, teller)) if FINDINGS in parts else ()
    return Document(
        title=subject,
        language=language,
        dated=letter.report.as_of,
        cover=Cover(subject, teller.say("draft"), tuple(_head(dossier, teller)), own_page=False),
        blocks=(
            *_opening(letter, teller),
            *missing,
            *findings,
            *_ending(teller),
            *_annex(dossier, teller),
        ),
        footer=subject,
    )


def _head(dossier: Dossier, teller: DraftTeller) -> Iterator[Runs]:
    cooperative = dossier.cooperative
    number = cooperative.enterprise_number
    key = "board" if number is None else "board_numbered"
    board = teller.say(key, name=cooperative.name, number=number)
    yield _line("from", teller, teller.open(teller.say("blank_sender")))
    yield _line("to", teller, Run(f"{board} "), teller.open(teller.say("blank_address")))
    for key in ("reference", "place_and_date"):
        yield _line(key, teller, teller.open(teller.say("blank")))


def _line(key: str, teller: DraftTeller, *runs: Run) -> Runs:
    return (Run(teller.head(teller.say(key)), "strong"), *runs)


def _opening(letter: Letter, teller: DraftTeller) -> Iterator[Block]:
    report = letter.report
    yield Paragraph((Run(teller.say("salutation")),))
    intro = teller.say(
        "intro",
        name=report.name,
        date=teller.date(report.as_of),
        regimes=", ".join(teller.text(title) for title in report.regimes.values()),
        subjects=", ".join(
            teller.subject(subject, there=there) for subject, there in report.examined.items()
        ),
    )
    yield Paragraph((Run(intro),))
    if report.left_out:
        left = ", ".join(teller.subject(subject) for subject in report.left_out)
        yield Paragraph((Run(teller.common("report.left_out", subjects=left)),))


def _ending(teller: DraftTeller) -> Iterator[Block]:
    yield Paragraph((Run(teller.say("closing")),))
    yield Paragraph((Run(teller.say("greeting")),))
    yield Paragraph((teller.open(teller.say("signatory")),))


def _annex(dossier: Dossier, teller: DraftTeller) -> Iterator[Block]:
    """The documents and the texts of law that the letter cites."""
    cited = teller.documents({key: one.title for key, one in dossier.documents.items()})
    texts = teller.texts(teller.instruments)
    if not cited and not texts:
        return
    yield Heading(1, teller.say("annex"))
    yield Bullets((*cited, *texts))
