"""One hostile or clumsy file, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A file that somebody sends or puts into the knowledge folder.

    what: why it is in the corpus; sent: its name; said: words of the refusal of the upload, None
    where it is taken; line: the line that the refusal names; folder: where the loader meets it;
    breaks: whether the folder is refused with it (None: as the upload is).
    """

    what: str
    sent: str
    make: bytes | Callable[[], bytes]
    said: str | None = None
    line: int | None = None
    folder: str = ""
    breaks: bool | None = None

    @property
    def data(self) -> bytes:
        return self.make if isinstance(self.make, bytes) else self.make()

    @property
    def place(self) -> str:
        """The path below a knowledge folder; a file that is no knowledge lies beside it."""
        return self.folder or "tep-gui-den"

    @property
    def breaks_folder(self) -> bool:
        if self.breaks is None:
            return bool(self.folder) and self.said is not None
        return self.breaks

    def __str__(self) -> str:
        return self.what.replace(" ", "-")
