"""What a user hands in: the dossier file, statutes, financial years and their facts."""

from accreditation.dossier.dossier import Application, Dossier, Statutes, Year
from accreditation.dossier.facts import FactReader
from accreditation.dossier.loading import DOSSIER_FILE, load_dossier
from accreditation.dossier.models import (
    AccreditationEntry,
    ApplicationFile,
    CooperativeEntry,
    DossierFile,
    StatutesFile,
    YearFile,
)

__all__ = [
    "DOSSIER_FILE",
    "AccreditationEntry",
    "Application",
    "ApplicationFile",
    "CooperativeEntry",
    "Dossier",
    "DossierFile",
    "FactReader",
    "Statutes",
    "StatutesFile",
    "Year",
    "YearFile",
    "load_dossier",
]
