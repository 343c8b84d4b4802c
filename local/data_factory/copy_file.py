"""Copies one file, whole or not at all."""

import filecmp
import os
import shutil
from hashlib import sha256
from pathlib import Path

from local import errors


def copy_file(source: Path, target: Path) -> int:
    """Puts a copy of `source` at `target` in one step, and returns its bytes.

    The copy gets the source's time of change, so that `same` need not read it. Raises LocalError where the source
    changes meanwhile: half of what is still being written must not be taken for all of it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    # The same name each time, so that what a kill leaves behind is written over.
    temporary = target.with_name(f".copying-{sha256(target.name.encode()).hexdigest()[:16]}")
    before = source.stat()
    shutil.copyfile(source, temporary)
    after = source.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        temporary.unlink()
        raise errors.changed_while_copied(source)
    os.utime(temporary, ns=(after.st_atime_ns, after.st_mtime_ns))
    temporary.replace(target)
    return after.st_size


def same(source: Path, copy: Path) -> bool:
    """Whether a copy still has the content of its source; files are read only where the time of change differs."""
    one, other = source.stat(), copy.stat()
    if one.st_size != other.st_size:
        return False
    return one.st_mtime_ns == other.st_mtime_ns or filecmp.cmp(source, copy, shallow=False)
