"""What a stream's checkpoint says of its batches."""

import os


def batch_numbers(checkpoint: str, kind: str) -> set[int]:
    """The numbers of the batches of a kind: `offsets` were begun, `commits` ended. None before the first."""
    folder = os.path.join(checkpoint, kind)
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return {int(name) for name in names if name.isdigit()}
