"""The dossiers of these tests, and rules that are compiled once."""

from collections.abc import Iterator
from unittest import mock

import pytest

from accreditation.checking import Checker
from accreditation.law import Pack
from tests.deciding.desk import in_order, one_cent_over

__all__ = ["compiled_once", "in_order", "one_cent_over"]

_checkers: dict[int, tuple[Pack, Checker]] = {}


def _checker(pack: Pack) -> Checker:
    """The checker of a pack, which stays as long as its pack does."""
    if id(pack) not in _checkers:
        _checkers[id(pack)] = (pack, Checker(pack))
    return _checkers[id(pack)][1]


@pytest.fixture(autouse=True, scope="package")
def compiled_once() -> Iterator[None]:
    """Every command of these tests on the same rules uses the same checker."""
    with (
        mock.patch("accreditation.cli.check.Checker", _checker),
        mock.patch("accreditation.ruling.desk.Checker", _checker),
    ):
        yield
