"""A small office: a folder, a store beside it and a bot that publishes the folder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from bot.model import DirectAnswer
from bot.publishing.changes import Changes
from bot.publishing.history import History
from bot.publishing.publisher import Publisher
from bot.publishing.values import Notice, Proposal
from bot.publishing.writing import Disk
from bot.store import Keeper
from tests.knowledge.folders import PROGRAMME, write

T = TypeVar("T")

TODAY = date(2024, 6, 1)
NOW = datetime(2024, 6, 1, 8, tzinfo=UTC)
ANNA = 1


def hours(time: str, more: str = "") -> str:
    """Write a file with the entry that tells when the library opens."""
    phrasings = "\n".join(f"    - {phrasing}" for phrasing in ASKED)
    return f"- id: gio-mo-cua\n  questions:\n{phrasings}\n  answer: Mở cửa lúc {time}.\n{more}"


ASKED = (
    "Thư viện mở cửa lúc mấy giờ?",
    "mấy giờ mở cửa",
    "giờ mở cửa",
    "khi nào thư viện mở cửa",
    "thư viện hoạt động từ mấy giờ",
    "giờ giấc phục vụ bạn đọc",
    "buổi sáng mở từ lúc nào",
)
CARD = """\
- id: lam-the
  questions:
    - Làm thẻ bạn đọc ở đâu?
    - đăng ký thẻ thư viện
    - làm thẻ cần gì
    - thủ tục cấp thẻ bạn đọc
    - xin thẻ mới
    - muốn có thẻ thì đến chỗ nào
    - nơi nhận thẻ
  answer: Làm thẻ ở quầy số 2.
"""
FILES = {
    "programme.yaml": PROGRAMME,
    "qa/gio.yaml": hours("8 giờ"),
    "qa/the.yaml": CARD,
    "questions.yaml": "- {question: mấy giờ mở cửa vậy, expect: gio-mo-cua}\n"
    "- {question: làm thẻ ở đâu, expect: lam-the}\n",
}
BROKEN = "- id: gio-mo-cua\n  questons: [mấy giờ]\n  answer: 8 giờ\n"


@dataclass
class Office:
    folder: Path
    keeper: Keeper
    publisher: Publisher
    changes: Changes
    notices: list[Notice] = field(default_factory=list)

    def write(self, path: str, content: str) -> None:
        (self.folder / path).write_text(content, encoding="utf-8")

    def answer(self, question: str = "mấy giờ mở cửa") -> str:
        (answer,) = self.publisher.responder().respond(question).answers
        return answer.entry.answer if isinstance(answer, DirectAnswer) else ""

    async def proposal(self, files: Mapping[str, str | None], what: str = "sửa") -> Proposal:
        base = await self.changes.current()
        content = {path: None if text is None else text.encode() for path, text in files.items()}
        return Proposal(base.fingerprint, content, ANNA, what)

    def on_disk(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def told(self) -> list[str]:
        """The keys of what the admins were told, each once."""
        keys = [notice.sentence.key for notice in self.notices]
        self.notices.clear()
        return keys


@asynccontextmanager
async def open_office(root: Path, disk: Disk | None = None) -> AsyncIterator[Office]:
    """Start a bot on the folder below `root`, which must hold one."""
    keeper = Keeper.at(f"sqlite:///{root / 'data' / 'bot.sqlite3'}")
    history = History(keeper, lambda: NOW, disk or Disk())
    publisher = Publisher(root / "knowledge", history, lambda: NOW, lambda: TODAY, every=0.05)
    office = Office(root / "knowledge", keeper, publisher, Changes(publisher, lambda: TODAY))

    async def listen(notice: Notice) -> None:
        office.notices.append(notice)

    publisher.listen(listen)
    try:
        await publisher.start()
        yield office
    finally:
        await keeper.close()


def in_office(
    root: Path,
    deed: Callable[[Office], Coroutine[None, None, T]],
    files: Mapping[str, str] | None = FILES,
    disk: Disk | None = None,
) -> T:
    """Do something in an office with these files, or those that its folder holds."""
    if files is not None:
        write(root, files)

    async def run() -> T:
        async with asyncio.timeout(120), open_office(root, disk) as office:
            return await deed(office)

    return asyncio.run(run())
