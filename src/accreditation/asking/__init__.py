"""What to ask: the facts that could still change a finding, the most decisive first."""

from accreditation.asking.homes import Home
from accreditation.asking.questions import Asked, Question, Questioner, Way

__all__ = ["Asked", "Home", "Question", "Questioner", "Way"]
