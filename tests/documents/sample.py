"""A document as a lawyer would hand it to a board: every kind of block, and words of every kind."""

import datetime

from accreditation.reports.document import (
    Bullets,
    Cell,
    Cover,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)

LAW = "https://www.ejustice.just.fgov.be/eli/loi/2019/03/23/2019A40586/justel"


def _cell(*texts, tone="neutral"):
    return Cell(tuple((Run(text),) for text in texts), tone)


VERDICTS = (
    (
        Run("Conseil national de la Coopération : ", "strong"),
        Run("respecté", tone="good"),
        Run(" → "),
        Run("non respecté", tone="bad"),
    ),
    (
        Run("Entreprise sociale : ", "strong"),
        Run("indéterminé", tone="open"),
        Run(" → "),
        Run("respecté", tone="good"),
    ),
    (Run("État du droit au 14 juin 2025", "quiet"),),
)

ARTICLES = Table(
    header=((Run("Article"),), (Run("Texte en vigueur"),), (Run("Texte proposé"),)),
    rows=(
        (
            _cell("Art. 23", "remplacé"),
            Cell(
                (
                    (
                        Run("Le mandat d'administrateur est "),
                        Run("gratuit", "deleted"),
                        Run(". "),
                        Run("Toutefois, l'", "deleted"),
                        Run("assemblée générale peut accorder aux administrateurs "),
                        Run("des jetons de présence", "deleted"),
                        Run("."),
                    ),
                    (Run("Les frais de déplacement sont remboursés sur pièces."),),
                )
            ),
            Cell(
                (
                    (
                        Run("Le mandat d'administrateur est "),
                        Run("exercé à titre gratuit", "inserted"),
                        Run(". "),
                        Run("L'", "inserted"),
                        Run("assemblée générale peut accorder aux administrateurs "),
                        Run("une indemnité limitée ou des jetons de présence limités", "inserted"),
                        Run("."),
                    ),
                    (Run("Les frais de déplacement sont remboursés sur pièces."),),
                )
            ),
        ),
        (
            _cell("Art. 37", "remplacé"),
            Cell(
                (
                    (
                        Run("Chaque actionnaire dispose d'une voix"),
                        Run(" par action", "deleted"),
                        Run(
                            ", quel que soit le nombre de ses actions. Les actionnaires peuvent se "
                            "faire représenter par un autre actionnaire, porteur d'une procuration "
                            "écrite et spéciale. Nul ne peut être porteur de plus de deux "
                            "procurations. Les personnes morales sont représentées par leur organe "
                            "ou par un mandataire. Le vote a lieu à main levée, sauf lorsqu'il "
                            "porte sur des personnes ou qu'un dixième des présents demande le "
                            "scrutin secret.\nLes abstentions et les votes nuls ne sont pas pris "
                            "en compte."
                        ),
                    ),
                )
            ),
            Cell(
                (
                    (
                        Run("Chaque actionnaire dispose d'une voix"),
                        Run(
                            ", quel que soit le nombre de ses actions. Les actionnaires peuvent se "
                            "faire représenter par un autre actionnaire, porteur d'une procuration "
                            "écrite et spéciale. Nul ne peut être porteur de plus de "
                        ),
                        Run("une procuration", "inserted"),
                        Run(
                            ". Les personnes morales sont représentées par leur organe ou par un "
                            "mandataire. Le vote a lieu à main levée, sauf lorsqu'il porte sur des "
                            "personnes ou qu'un dixième des présents demande le scrutin secret.\n"
                            "Les abstentions et les votes nuls ne sont pas pris en compte."
                        ),
                    ),
                )
            ),
        ),
        (_cell("Art. 41bis", "inséré"), _cell("—"), Cell(((Run("Le fondateur A", "inserted"),),))),
    ),
    widths=(1, 3, 3),
)

FINDINGS = Table(
    header=((Run("Règle"),), (Run("Avant"),), (Run("Après"),), (Run("Sources"),)),
    rows=tuple(
        (
            _cell(title),
            _cell(before, tone=before_tone),
            _cell(after, tone=after_tone),
            Cell(((Run("CSA, art. 6:41", link=LAW), Run(" ; statuts, art. 37")),)),
        )
        for title, before, before_tone, after, after_tone in (
            ("Une voix par personne", "non respecté", "bad", "respecté", "good"),
            ("Mandats gratuits ou limités", "respecté", "good", "respecté", "good"),
            ("Dividende de 6 % au plus", "respecté", "good", "indéterminé", "open"),
            ("Pas de droit de veto de fondateurs", "respecté", "good", "non respecté", "bad"),
        )
    ),
    widths=(3, 1.4, 1.4, 2.4),
)

CALENDAR = Table(
    header=((Run("Date"),), (Run("Acte"),), (Run("Base"),)),
    rows=tuple(
        (_cell(date), _cell(act), _cell(basis))
        for date, act, basis in (
            ("15 mai 2025", "Rapport de l'organe d'administration", "CSA, art. 6:86"),
            ("30 mai 2025", "Convocation, avec l'ordre du jour et les textes", "CSA, art. 6:70"),
            ("14 juin 2025", "Assemblée générale, devant notaire", "CSA, art. 6:85"),
            ("14 juillet 2025", "Dépôt au greffe et publication", "CSA, art. 2:8"),
        )
    ),
    widths=(1.2, 4, 1.5),
)

SAMPLE = Document(
    title="Statuts modifiés – Le Verger SC",
    language="fr",
    dated=datetime.date(2025, 6, 14),
    cover=Cover(
        title="Note sur la modification des statuts",
        subtitle="Le Verger SC · assemblée générale du 14 juin 2025",
        lines=VERDICTS,
    ),
    blocks=(
        Heading(1, "En bref"),
        Paragraph((Run("Le projet répare une condition et en rompt une autre."),), "lead"),
        Paragraph(
            (
                Run("L'article 41bis introduit un droit de veto. "),
                Run("Il ne peut être voté tel quel", "strong"),
                Run(" sans perdre l'agrément."),
            )
        ),
        Heading(1, "Articles modifiés"),
        Paragraph((Run("Les mots supprimés sont barrés, les mots ajoutés soulignés."),), "small"),
        ARTICLES,
        Heading(2, "Article 37 – Droit de vote"),
        Heading(3, "Constats"),
        FINDINGS,
        Heading(1, "Procédure et calendrier"),
        CALENDAR,
        Heading(1, "Questions ouvertes"),
        Bullets(
            (
                (Run("Le dividende est-il plafonné à 6 % ? "), Run("distribution.cap", "quiet")),
                (
                    Run("L'assemblée a-t-elle approuvé la rémunération des administrateurs, "),
                    Run("par un vote distinct", "strong"),
                    Run(", pour l'exercice 2024, et sur quelle base ses montants sont-ils fixés ?"),
                ),
            )
        ),
    ),
    footer="Le Verger SC · projet de note du 14 juin 2025",
)
