"""What was asked in vain is taught by an admin, on Telegram, with the real process."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.telegram_bot import LIBRARY, running_bot
from tests.telegram_server import TelegramServer

ADMIN = 99
READER = 7
QUESTION = "Mật khẩu wifi của thư viện là gì?"
ALIKE = "mat khau wifi thu vien"
FAR_OFF = "Gửi xe máy ở chỗ nào?"
REPHRASED = ("cho mình xin mật khẩu wifi với", "pass wifi thư viện là gì vậy")
NOT_KNOWN = "Tài liệu mình có không trả lời được câu này"


def test_what_was_asked_in_vain_is_taught_and_answered(tmp_path: Path) -> None:
    knowledge = Path(shutil.copytree(LIBRARY, tmp_path / "knowledge"))
    with (
        TelegramServer() as telegram,
        running_bot(telegram, tmp_path, knowledge, BOT_ADMINS=str(ADMIN)),
    ):
        telegram.person = READER
        for asked in (QUESTION, ALIKE, FAR_OFF):
            print(telegram.ask(asked).text)

        telegram.person = ADMIN
        inbox = telegram.ask("/inbox")
        print(inbox.text, inbox.labels)
        telegram.press(inbox.button("1"))
        card = telegram.edited()
        print(card.text, card.labels)
        telegram.press(card.button("Viết câu trả lời mới"))
        r = telegram.reply()
        print(r.text, r.labels)
        r = telegram.ask("Mật khẩu wifi là **docsach2026**, dùng ở phòng đọc.")
        print(r.text, r.labels)
        r = telegram.ask("Bảng ở quầy mượn sách")
        print(r.text, r.labels)
        telegram.press(r.button("Bỏ qua"))
        r = telegram.reply()
        print(r.text, r.labels)
        telegram.press(r.button("Áp dụng"))
        r = telegram.reply()
        print(r.text, r.labels)
        r = telegram.ask("/inbox")
        print(r.text)
        print((knowledge / "qa/bo-sung.yaml").read_text())
        telegram.person = READER
        for asked in (QUESTION, *REPHRASED):
            print(telegram.ask(asked).text)
    assert 0
