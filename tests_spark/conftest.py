"""A register, and a cluster of real processes on this machine."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import ibis
import pyspark
import pytest

from accreditation.law import Pack, load_pack
from accreditation.screening.sample import write_sample

ROWS = 300
PATIENCE = 60


@pytest.fixture(scope="session", autouse=True)
def _apart() -> None:
    ibis.options.sql.fuse_selects = False


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    return write_sample(ROWS, tmp_path_factory.mktemp("register"), pack)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A master and a worker of which neither finds a Python; the URL of the master."""
    folder = tmp_path_factory.mktemp("cluster")
    port = free_port()
    url = f"spark://localhost:{port}"
    home = Path(pyspark.__file__).parent
    environment = {**os.environ, "SPARK_HOME": str(home), "PYSPARK_PYTHON": "/nowhere/python"}
    java, local = "org.apache.spark.deploy", ("--host", "localhost", "--webui-port", "0")
    started = []
    try:
        for name, arguments in (
            ("master.Master", (*local, "--port", str(port))),
            ("worker.Worker", (*local, "--cores", "1", "--memory", "1g", url)),
        ):
            log = (folder / f"{name}.log").open("wb")
            command = [home / "bin" / "spark-class", f"{java}.{name}", *arguments]
            started.append(
                subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
            )
            log.close()
            if name == "master.Master":
                wait_for(port)
        yield url
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return int(one.getsockname()[1])


def wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as one:
            if one.connect_ex(("localhost", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail(f"nothing listens on port {port}")
