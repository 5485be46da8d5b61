"""Loading a rule pack: as it was kept by an earlier run, if its files are still the same."""

from dataclasses import replace
from pathlib import Path

from accreditation.caching import cache_folder, keep, kept, key_of, snapshot
from accreditation.law.pack import CASES_SUFFIX, Pack, read_pack, rules_in


def load_pack(folder: Path | None = None) -> Pack:
    """The rule pack in ``folder``, by default the one that comes with the package.

    It is kept under a digest of this program and of its files but for the cases, of which it holds
    nothing. A pack that somebody changes while it is read is not kept, nor is one with a mistake.

    Raises:
        InputError: the folder is no rule pack, or some part of it is wrong.
    """
    folder = rules_in(folder)
    if cache_folder() is None:
        return read_pack(folder)
    try:
        before = snapshot(folder, CASES_SUFFIX)
        key = key_of(f"rule pack {folder}", before)
        pack = kept(key, Pack)
        if pack is None:
            pack = read_pack(folder)
            if snapshot(folder, CASES_SUFFIX) != before:
                return pack
            keep(key, pack)
    except OSError:
        return read_pack(folder)
    loaded = replace(pack, files=before.digests)
    object.__setattr__(loaded, "key", key)
    return loaded
