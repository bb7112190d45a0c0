"""An admin asks for the link to an entry and its QR picture."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
import segno

from tests.bot_api import Fault
from tests.telegram_server import TelegramServer

ADMIN = 99
HELP = "Bạn gõ câu hỏi, bot tìm câu trả lời"


@pytest.fixture
def admin(telegram: TelegramServer) -> TelegramServer:
    telegram.person = ADMIN
    return telegram


def qr(address: str) -> bytes:
    """The picture that this address has, on a reader's side of the printer."""
    picture = BytesIO()
    segno.make(address, error="h", micro=False).save(picture, kind="png", scale=20, border=4)
    return picture.getvalue()


def test_an_id_gets_its_link_and_a_picture_to_print(admin: TelegramServer) -> None:
    reply = admin.ask("/link ngay-thanh-lap")
    assert reply.text == (
        "Câu lạc bộ thành lập ngày nào?\n\n"
        "https://t.me/thu_vien_bot?start=ngay-thanh-lap\n\n"
        "Liên kết và mã QR đều mở đúng mục này."
    )
    picture = reply.params["photo"]
    assert picture == qr("https://t.me/thu_vien_bot?start=ngay-thanh-lap")
    width, height = struct.unpack(">II", picture[16:24])
    assert width == height >= 700


def test_words_do_too(admin: TelegramServer) -> None:
    assert "start=noi-sinh-hoat" in admin.ask("/link sinh hoat o dau").text


def test_words_that_fit_several_entries_get_a_choice(admin: TelegramServer) -> None:
    choice = admin.ask("/link sách")
    assert choice.text == "Bạn muốn tạo liên kết tới mục nào?"
    assert len(choice.buttons) > 1
    admin.press(choice.button("Mượn sách được bao lâu?"))
    assert "start=thoi-han-muon" in admin.reply().text


def test_words_that_fit_nothing_are_told_so(admin: TelegramServer) -> None:
    assert "không thấy mục nào khớp với “xyzt*”" in admin.ask("/link xyzt*").text


def test_without_words_it_is_told_how_to_ask(admin: TelegramServer) -> None:
    assert "/link gioi-thieu" in admin.ask("/link").text


def test_a_choice_whose_entry_is_gone_says_so(admin: TelegramServer) -> None:
    choice = admin.ask("/link sách").buttons[0]
    admin.press(type(choice)(choice.text, "l:khong-con", choice.message))
    assert admin.reply().text.startswith("Mục này không còn")


def test_a_bad_moment_of_the_network_does_not_lose_the_picture(admin: TelegramServer) -> None:
    admin.api.faults["sendPhoto"] = Fault(502)
    assert "start=do-tuoi" in admin.ask("/link do-tuoi").text


def test_to_all_others_it_is_an_unknown_command(telegram: TelegramServer) -> None:
    assert telegram.ask("/link ngay-thanh-lap").text.startswith(HELP)


def test_in_a_group_it_is_silent_even_to_an_admin(admin: TelegramServer) -> None:
    admin.say("/link ngay-thanh-lap", chat=-1001, chat_type="supergroup")
    assert admin.ask("/help").text.startswith(HELP)


def test_another_persons_press_gives_no_link(admin: TelegramServer) -> None:
    choice = admin.ask("/link sách")
    press = admin.press(choice.buttons[0], user=7)
    assert admin.toast(press) == ""
    assert admin.ask("/help").text.startswith(HELP)
