"""One run at a time on a root: two engines would write the same tables without knowing of each other."""

import fcntl
import os
import time
from pathlib import Path
from typing import IO

from local import errors

# How long the Spark of a killed run may take to notice and to stop, in seconds.
_GRACE = 60.0


class RunLock:
    """An exclusive lock on a root folder, held until `release`.

    `fd` is handed to Spark's process: after `kill -9` the lock stays with it until it too has ended, so that the
    next run does not begin while the last one still writes.
    """

    def __init__(self, root: Path, grace: float = _GRACE) -> None:
        """Takes the lock. Raises LocalError when a living process holds it or the root cannot be written."""
        try:
            root.mkdir(parents=True, exist_ok=True)
            self._file: IO[str] = (root / ".lock").open("a+", encoding="utf-8")
        except FileExistsError as cause:
            raise errors.root_is_a_file(root) from cause
        except OSError as cause:
            raise errors.unwritable_root(root, cause.strerror or str(cause)) from cause
        deadline = time.monotonic() + grace
        while not self._try():
            holder = self._holder()
            if _alive(holder) or time.monotonic() > deadline:
                self._file.close()
                raise errors.root_in_use(root, holder or "unknown")
            time.sleep(0.2)
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    @property
    def fd(self) -> int:
        return self._file.fileno()

    def _try(self) -> bool:
        try:
            fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _holder(self) -> str:
        self._file.seek(0)
        return self._file.read().strip()

    def release(self) -> None:
        """Gives up this process's share: the lock is free once Spark's process, if any, has ended as well."""
        self._file.close()


def _alive(pid: str) -> bool:
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
