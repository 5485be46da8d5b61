"""Apache Spark as the engine of a screening: a session made of the settings in a URL."""

import re
import tempfile
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from accreditation.files import InputError, nothing_usable

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from accreditation.screening.spark_backend import ExactBackend

_OWN = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "true",
    "spark.sql.session.timeZone": "UTC",
}
"""What answers depend on: a number that does not fit is an error, and never unknown."""

_DEFAULTS = {
    "spark.app.name": "accreditation screen",
    "spark.master": "local[*]",
    "spark.driver.memory": "2g",
    "spark.log.level": "ERROR",
    "spark.sql.adaptive.enabled": "true",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}

_HERE = {"spark.driver.host": "localhost", "spark.driver.bindAddress": "127.0.0.1"}
"""For a session on this machine alone, whose name may not be found in any network."""

_TOLD = re.compile("unresponsive|^Error|Exception.*: ")
"""A line of Spark that says what is wrong, and not where."""

PATIENCE = 60
"""Seconds in which a cluster has to give a worker."""

_INSTALL = "Spark is not installed: pip install 'accreditation[spark]'."


def spark_engine(url: str) -> "ExactBackend":
    """Connect to Spark.

    The session is made once in a process and used again by every later call.

    Args:
        url: ``pyspark://``, with settings of the session as its query, such as
            ``pyspark://?spark.master=spark://host:7077&spark.executor.memory=4g``.

    Raises:
        InputError: Spark or Java is not installed, the URL is wrong, or no session can be made.
    """
    settings = settings_in(url)
    try:
        from accreditation.screening.spark_backend import ExactBackend
    except ImportError as missing:
        raise nothing_usable(_INSTALL) from missing
    backend: ExactBackend = ExactBackend().connect(_session(settings))
    return backend


def settings_in(url: str) -> dict[str, str]:
    """The settings of a session that a URL gives, and those that it leaves as they are.

    Raises:
        InputError: the URL has other parts, or settings that cannot be given.
    """
    parts = urlsplit(url)
    if parts.netloc or parts.path.strip("/") or parts.fragment:
        raise nothing_usable(
            f"the engine '{url}' has more than settings; write it like "
            "'pyspark://?spark.master=spark://host:7077'."
        )
    given = dict(parse_qsl(parts.query.replace("+", "%2B"), keep_blank_values=True))
    for name, value in given.items():
        if not name.startswith("spark."):
            raise nothing_usable(f"'{name}' is no setting of Spark; all begin with 'spark.'.")
        if name == "spark.remote":
            raise nothing_usable("'spark.remote' cannot be given; name a cluster: 'spark.master'.")
        if _OWN.get(name, value).lower() != value.lower():
            raise nothing_usable(
                f"'{name}' must be '{_OWN[name]}' in a screening, and not '{value}'."
            )
    here = _HERE if given.get("spark.master", "local").startswith("local") else {}
    return {**_DEFAULTS, **here, **given, **_OWN}


def _session(settings: Mapping[str, str]) -> "SparkSession":
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        return _used_again(running, settings)
    conf = SparkConf(loadDefaults=False).setAll(list(settings.items()))
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        try:
            gateway = launch_gateway(conf, {"stdout": said, "stderr": said})
            session = SparkSession(SparkContext(conf=conf, gateway=gateway))
        except (PySparkException, Py4JError) as fault:
            said.seek(0)
            raise _no_session(settings["spark.master"], said.read(), str(fault)) from fault
    if not settings["spark.master"].startswith("local") and not _grows(settings):
        _wait_for_worker(session)
    return session


def _grows(settings: Mapping[str, str]) -> bool:
    """Whether Spark asks for workers only once there is work."""
    return settings.get("spark.dynamicAllocation.enabled", "false").lower() == "true"


def _wait_for_worker(session: "SparkSession") -> None:
    """Without a worker Spark would wait for ever, and say nothing."""
    tracker = session.sparkContext._jsc.sc().statusTracker()
    deadline = time.monotonic() + PATIENCE
    while len(tracker.getExecutorInfos()) < 2:  # the first is this process
        if time.monotonic() > deadline:
            master = session.sparkContext.master
            session.stop()
            raise nothing_usable(
                f"Spark at '{master}' gave no worker within {PATIENCE} seconds; see that one is "
                "free, and has the memory that 'spark.executor.memory' asks for."
            )
        time.sleep(0.2)


def _used_again(session: "SparkSession", settings: Mapping[str, str]) -> "SparkSession":
    master, wanted = session.sparkContext.master, settings["spark.master"]
    if master != wanted:
        raise nothing_usable(
            f"this process works with Spark at '{master}' already, and cannot with '{wanted}' too."
        )
    for name, value in _OWN.items():
        session.conf.set(name, value)
    return session


def _no_session(master: str, said: str, fault: str) -> InputError:
    if "JAVA_HOME is not set" in said or "java: not found" in said or "/bin/java: No such" in said:
        return nothing_usable(
            "Spark needs Java 17 or later, and there is none; install it, or let JAVA_HOME say "
            "where it is."
        )
    told = [line.strip() for text in (said, fault) for line in text.splitlines()]
    why = next((line for line in told if _TOLD.search(line)), told[-1] if told else "")
    return nothing_usable(f"Spark cannot start at '{master}': {why}")
