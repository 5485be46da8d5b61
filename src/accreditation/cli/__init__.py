"""The command line: one module per verb.

Exit codes, the same for every verb: 0 evaluated, and nothing that ``--fail-on`` names; 1 something
it names; 2 nothing could be evaluated; 3 the engine cannot be trusted. Results go to standard
output, errors to standard error, one sentence each.
"""

import atexit
import gc
import io
import os
import sys

import click

from accreditation.cli.group import LazyGroup

VERBS = {
    "answer": "accreditation.cli.answer:answer",
    "ask": "accreditation.cli.ask:ask",
    "calendar": "accreditation.cli.calendar:calendar",
    "check": "accreditation.cli.check:check",
    "decide": "accreditation.cli.decide:decide",
    "draft": "accreditation.cli.draft:draft",
    "explain": "accreditation.cli.explain:explain",
    "amend": "accreditation.cli.amend:amend",
    "fix": "accreditation.cli.fix:fix",
    "import": "accreditation.cli.import_:import_",
    "new": "accreditation.cli.new:new",
    "read": "accreditation.cli.read:read",
    "rules": "accreditation.cli.rules:rules",
    "schema": "accreditation.cli.schema:schema",
    "screen": "accreditation.cli.screen:screen",
    "timeline": "accreditation.cli.timeline:timeline",
    "verify": "accreditation.cli.verify:verify_report",
}


_OBJECTS_BETWEEN_COLLECTIONS = 500_000
"""A command loads much that stays; to look through it for garbage takes as long as its work."""


@click.group(cls=LazyGroup, verbs=VERBS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="accreditation")
def cli() -> None:
    """Check Belgian cooperatives and social enterprises against the law of their accreditation."""


def main() -> None:
    """Run the command line and exit with its code."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    atexit.register(gc.freeze)
    # To look for plugins that pydantic might have reads the metadata of all that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from accreditation.files import InputError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = cli.main(standalone_mode=False)
    except InputError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; nothing was written.", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        click.echo(f"{error.filename or 'standard output'}: {reason}.", err=True)
        sys.exit(2)
    except Exception as error:  # noqa: BLE001 - a user never sees a traceback
        click.echo(_fault(error), err=True)
        sys.exit(3)
    sys.exit(code if isinstance(code, int) else 0)


def _fault(error: Exception) -> str:
    """The sentence on what should never happen."""
    from accreditation.engine import EngineFault

    if isinstance(error, EngineFault):
        return str(error)
    return f"The program itself failed ({error!r}); please report it."
