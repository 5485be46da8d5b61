"""``python -m accreditation``."""

from accreditation.cli import main

main()
