"""A cache that is damaged, not the user's own or not there changes nothing but the time."""

import hashlib
import os
import pickle
import stat
import subprocess
import sys

import pytest

from accreditation.caching import OFF, VARIABLE, keep, kept
from accreditation.caching.keeping import KEPT
from tests.conftest import FIXTURES, ROOT, run

CHECK = ["check", FIXTURES / "smartcoop", "--as-of", "2024-12-31", "--format", "json"]


@pytest.fixture(scope="module")
def expected():
    """A report that rests on no cache."""
    ran = run(*CHECK, **{VARIABLE: OFF})
    assert ran.code == 0, ran.err
    return ran.out


def checked(folder):
    ran = run(*CHECK, **{VARIABLE: str(folder)})
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def whole(name, data):
    """A file of the cache as the program would write it."""
    return hashlib.sha256(name.encode() + data).digest() + data


class Marker:
    """Leaves a file behind when its pickle is read."""

    def __init__(self, file):
        self.file = file

    def __reduce__(self):
        return os.mkdir, (str(self.file),)


def test_a_report_is_the_same_whether_the_rules_were_kept_or_not(tmp_path, expected):
    cache = tmp_path / "cache"
    assert checked(cache) == expected
    files = {file.name: file.stat().st_ino for file in cache.iterdir()}
    assert checked(cache) == expected
    assert {file.name: file.stat().st_ino for file in cache.iterdir()} == files
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in cache.iterdir())
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:1000],
        lambda data: data[:-1],
        lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
        lambda data: data + b".",
    ],
    ids=["empty", "beginning", "end missing", "one bit", "longer"],
)
def test_a_damaged_cache_is_made_anew(cache, damage):
    keep("something", ["a", 1] * 3000)
    (file,) = cache.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert kept("something", object) is None
    keep("something", ["a", 1] * 3000)
    assert kept("something", list) == ["a", 1] * 3000


def test_what_was_kept_under_another_name_is_not_taken(cache):
    keep("one", "what was kept")
    (file,) = cache.iterdir()
    file.rename(file.with_name(file.name.replace("one", "two")))
    assert kept("two", object) is None


def test_a_whole_file_with_strange_content_is_made_anew(tmp_path, expected):
    cache = tmp_path / "cache"
    checked(cache)
    for file in cache.iterdir():
        for strange in (b"no pickle", pickle.dumps("no rules")):
            file.write_bytes(whole(file.stem, strange))
    assert checked(cache) == expected


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "is_read"),
    [(0o700, 0o600, True), (0o755, 0o644, True), (0o770, 0o600, False), (0o707, 0o600, False),
     (0o700, 0o660, False), (0o700, 0o602, False)],
)  # fmt: skip
def test_what_others_can_write_is_not_read(cache, tmp_path, folder_mode, file_mode, is_read):
    marker = tmp_path / "marker"
    cache.mkdir()
    file = cache / "something.kept"
    file.write_bytes(whole("something", pickle.dumps(Marker(marker))))
    file.chmod(file_mode)
    cache.chmod(folder_mode)
    assert kept("something", object) is None
    assert marker.exists() == is_read


def test_what_another_user_owns_is_not_read(cache, monkeypatch):
    keep("something", "what was kept")
    assert kept("something", str) == "what was kept"
    monkeypatch.setattr(os, "geteuid", lambda: cache.stat().st_uid + 1)
    assert kept("something", object) is None


def test_nothing_is_kept_where_others_can_write(cache):
    cache.mkdir()
    cache.chmod(0o777)
    keep("something", "what was kept")
    assert not list(cache.iterdir())


def test_where_nothing_can_be_written_a_check_works_without_a_word(tmp_path, expected):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert checked(tmp_path / "file" / "cache") == expected


def test_no_cache_is_made_when_it_is_off(tmp_path, expected):
    ran = run(*CHECK, **{VARIABLE: OFF, "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)})
    assert ran.out == expected
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("xdg", "place"), [("{}/xdg", "xdg/accreditation"), ("", ".cache/accreditation")]
)
def test_without_the_variable_it_is_where_the_system_keeps_caches(tmp_path, expected, xdg, place):
    names = {VARIABLE: "", "XDG_CACHE_HOME": xdg.format(tmp_path), "HOME": str(tmp_path)}
    assert run(*CHECK, **names).out == expected
    assert list((tmp_path / place).iterdir())


def test_several_processes_may_fill_one_cache_at_once(tmp_path, expected):
    cache = tmp_path / "cache"
    command = [sys.executable, "-m", "accreditation", *map(str, CHECK)]
    environment = {**os.environ, VARIABLE: str(cache)}
    started = [
        subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [process.communicate(timeout=120)[0] for process in started] == [expected] * 4
    assert {file.suffix for file in cache.iterdir()} == {".kept"}
    assert checked(cache) == expected


def test_what_was_not_used_for_longest_makes_room(cache):
    for number in range(KEPT):
        keep(f"n{number}", number)
        os.utime(cache / f"n{number}.kept", ns=(number, number))
    assert kept("n0", int) == 0
    keep("another", "value")
    assert len(list(cache.iterdir())) == KEPT
    assert kept("n1", object) is None
    assert kept("n0", int) == 0
    assert kept("another", str) == "value"


@pytest.mark.usefixtures("cache")
def test_what_is_one_object_stays_one():
    one = ["shared"]
    keep("something", (one, {"again": one}))
    first, second = kept("something", tuple)
    assert first is second["again"]
