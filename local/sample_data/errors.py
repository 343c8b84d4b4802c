"""What can go wrong when sample data are made; each message names the value, what is allowed and the fix."""

from pathlib import Path


class SampleDataError(Exception):
    """A request that cannot be met; its message is for the user."""


def too_few_orders(orders: int) -> SampleDataError:
    return SampleDataError(f"--orders {orders} is out of range: name a whole number from 1 up, such as 2000.")


def too_few_chats(chats: int) -> SampleDataError:
    return SampleDataError(f"--chats {chats} is out of range: name a whole number from 1 up, such as 400.")


def skew_out_of_range(skew: float) -> SampleDataError:
    return SampleDataError(f"--skew {skew} is out of range: name a share from 0 to 1, such as 0.5.")


def foreign_files(folder: Path, names: list[str]) -> SampleDataError:
    shown = ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")
    return SampleDataError(
        f"{folder} holds files that are not sample data ({shown}): name another folder, or empty this one."
    )


def not_a_folder(path: Path) -> SampleDataError:
    return SampleDataError(f"{path} is a file: name a folder, existing or new.")
