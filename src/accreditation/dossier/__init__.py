"""What a user hands in: the dossier file, statutes, financial years and their facts."""

from accreditation.dossier.articles import (
    Article,
    Confirmation,
    article_facts,
    facts_of,
    moved,
)
from accreditation.dossier.claims import LegalClaim
from accreditation.dossier.dossier import Application, Dossier, Statutes, Year
from accreditation.dossier.facts import FactReader
from accreditation.dossier.loading import DOSSIER_FILE, dossier_file, load_dossier
from accreditation.dossier.models import (
    AccreditationEntry,
    ApplicationFile,
    CooperativeEntry,
    DossierFile,
    StatutesFile,
    YearFile,
)
from accreditation.dossier.statutes import read_statutes, reported_in

__all__ = [
    "DOSSIER_FILE",
    "AccreditationEntry",
    "Application",
    "ApplicationFile",
    "Article",
    "Confirmation",
    "CooperativeEntry",
    "Dossier",
    "DossierFile",
    "FactReader",
    "LegalClaim",
    "Statutes",
    "StatutesFile",
    "Year",
    "YearFile",
    "article_facts",
    "dossier_file",
    "facts_of",
    "load_dossier",
    "moved",
    "read_statutes",
    "reported_in",
]
