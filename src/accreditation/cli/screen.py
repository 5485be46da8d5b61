"""The verb ``screen``: every rule on every cooperative and year of a register."""

import datetime
from pathlib import Path

import click

from accreditation.cli.extras import screening
from accreditation.cli.options import (
    as_of_option,
    as_date,
    format_option,
    lang_option,
    regimes_option,
    rules_option,
    write_out,
)
