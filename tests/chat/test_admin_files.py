"""The list of files to choose from, and all of them in one archive."""

from __future__ import annotations

import io
from zipfile import ZipFile

from bot.app import open_knowledge
from bot.chat.knowledge_files import PAGE, offered, short_name, zipped
from tests.telegram_bot import LIBRARY

KNOWLEDGE = open_knowledge(LIBRARY)
FILES = {f"qa/so-{number:02}.yaml": b"[]" for number in range(PAGE + 3)}


def labels(page: int) -> list[str]:
    (reply,) = offered(KNOWLEDGE, FILES, page)
    return [button.label for button in reply.buttons]


def test_many_files_are_offered_by_the_page() -> None:
    assert labels(0)[0] == labels(1)[0] == "Tất cả (.zip)"
    assert labels(0)[-2:] == [f"qa/so-{PAGE - 1}.yaml", "Trang sau »"]
    assert labels(1)[1:] == [*list(FILES)[PAGE:], "« Trang trước"]


def test_a_page_that_is_gone_is_the_last_one() -> None:
    assert labels(9) == labels(1)
    assert labels(-1) == labels(0)


def test_an_empty_folder_says_so() -> None:
    (reply,) = offered(KNOWLEDGE, {})
    assert reply.rows == ()


def test_any_path_fits_on_a_button() -> None:
    (reply,) = offered(KNOWLEDGE, {"qa/giờ mở cửa của thư viện.yaml": b""})
    assert all(button.data.isascii() and len(button.data) <= 64 for button in reply.buttons)
    assert short_name("qa/a.yaml") != short_name("qa/b.yaml")


def test_the_archive_holds_every_byte_and_is_the_same_each_time() -> None:
    files = {"qa/giờ.yaml": "giờ\r\n".encode(), "programme.yaml": b""}
    with ZipFile(io.BytesIO(zipped(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
    assert zipped(files) == zipped(dict(reversed(files.items())))
