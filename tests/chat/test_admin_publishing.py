"""Admins change the knowledge: applied, announced, kept, taken back; and changes on the disk."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

from tests.bot_api import TOKEN
from tests.chat.admin_office import JUDGED, LAN, LOANS, MINH, READER, open_office


def test_an_office_corrects_an_answer_and_takes_it_back(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        office.ask("/status", MINH)
        before = office.on_disk()
        sent = office.changed("**21 ngày**", "**30 ngày**")
        preview = office.send("muon-sach (1).yaml", sent, caption="Mượn lâu hơn")
        assert office.answers("21 ngày")

        done = office.press(preview, "Áp dụng")
        assert done.text == "Đã áp dụng, mình đang trả lời theo bản mới (phiên bản 2)."
        assert office.telegram.edited().buttons == ()
        told = office.telegram.reply()
        assert told.message["chat"]["id"] == MINH
        assert told.text == f"An {LAN} vừa áp dụng phiên bản 2: Mượn lâu hơn"
        assert office.text(LOANS) == sent
        assert office.answers("30 ngày")
        assert "Phiên bản 2," in office.ask("/status").text

        history = office.ask("/history", MINH)
        newest, first = history.text.split("\n\n")[1:]
        assert newest.startswith("2 · ")
        assert newest.endswith(f" · An {LAN}: Mượn lâu hơn (đang dùng)")
        assert first.startswith("1 · ")
        assert first.endswith(" · trên máy chủ: Sửa trực tiếp trong thư mục")
        assert history.labels == ["Xem 2", "Xem 1", "Khôi phục 1"]
        looked = office.press(history, "Xem 1", MINH)
        assert looked.text == f"Phiên bản 1. So với bản hiện tại, khác ở: {LOANS}"
        name, packed = looked.file
        assert name == "phien-ban-1.zip"
        with ZipFile(io.BytesIO(packed)) as archive:
            assert {each: archive.read(each) for each in archive.namelist()} == before

        choice = office.ask("/rollback", MINH)
        assert choice.labels == ["Khôi phục 1"]
        preview = office.press(choice, "Khôi phục 1", MINH)
        assert "Xem trước: Khôi phục phiên bản 1" in preview.text
        assert "30 → 21" in preview.text
        assert "phiên bản 3" in office.press(preview, "Áp dụng", MINH).text
        assert office.telegram.reply().text == (
            f"An {MINH} vừa áp dụng phiên bản 3: Khôi phục phiên bản 1"
        )
        assert office.on_disk() == before
        assert office.answers("21 ngày")
        assert "giống hệt" in office.ask("/rollback 1").text
        assert office.ask("/rollback 77").text == "Không tìm thấy phiên bản 77."


def test_what_may_lose_something_is_asked_a_second_time(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        before = office.on_disk()
        without = office.text(LOANS)[: office.text(LOANS).index("- id: tra-muon")]
        asked = office.press(office.send("muon-sach.yaml", without), "Áp dụng")
        assert asked.labels == ["Vẫn áp dụng", "Huỷ"]
        assert "Mất 1 mục hỏi đáp: tra-muon" in asked.text
        assert "“trả sách muộn có bị phạt không”" in asked.text
        assert office.on_disk() == before
        assert office.press(asked, "Huỷ").text == "Đã huỷ, mình không đổi gì."
        assert office.press(asked, "Vẫn áp dụng").text.startswith("Mình không còn giữ")
        assert office.on_disk() == before

        asked = office.press(office.send("muon-sach.yaml", without), "Áp dụng")
        assert "phiên bản 2" in office.press(asked, "Vẫn áp dụng").text
        assert office.text(LOANS) == without


def test_of_two_admins_the_second_sees_that_the_base_moved(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        longer = office.send("muon-sach.yaml", office.changed("21 ngày", "30 ngày"))
        parking = "- {id: gui-xe, questions: [Gửi xe ở đâu?], answer: Gửi xe ở sân sau.}\n"
        added = office.send("gui-xe.yaml", parking, MINH)
        office.press(longer, "Áp dụng")
        assert "vừa áp dụng" in office.telegram.reply().text

        refused = office.press(added, "Áp dụng", MINH)
        assert "đã được đổi ở nơi khác" in refused.text
        assert refused.labels == ["Xem lại trên bản mới", "Huỷ"]
        assert not (office.folder / "qa" / "gui-xe.yaml").exists()

        anew = office.press(refused, "Xem lại trên bản mới", MINH)
        assert "Gửi xe ở sân sau." in anew.text
        assert "phiên bản 3" in office.press(anew, "Áp dụng", MINH).text
        assert "vừa áp dụng" in office.telegram.reply().text
        assert office.answers("sân sau", "Gửi xe ở đâu?")
        assert office.answers("30 ngày")


def test_the_files_go_out_one_by_one_or_all_and_come_back_unchanged(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        choice = office.ask("/knowledge")
        assert choice.labels[:3] == ["Tất cả (.zip)", "programme.yaml", JUDGED]
        name, content = office.press(choice, LOANS).file
        assert (name, content) == ("muon-sach.yaml", office.text(LOANS).encode())
        name, packed = office.press(choice, "Tất cả").file
        with ZipFile(io.BytesIO(packed)) as archive:
            files = {each: archive.read(each) for each in archive.namelist()}
        assert files == office.on_disk()
        assert "giống hệt" in office.send(name, packed).text
        (office.folder / LOANS).unlink()
        gone = office.press(choice, LOANS)
        assert gone.text.startswith("Tệp này không còn trong thư mục kiến thức.")


def test_a_folder_that_breaks_is_told_once_and_again_when_it_is_mended(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        office.telegram.api.chats.add(MINH)
        good = office.text(LOANS)
        office.write(LOANS, office.changed("21 ngày", "25 ngày"))
        office.await_answer("25 ngày")

        office.telegram.read_all()
        office.write(LOANS, office.changed("  answer: Sách", "  anwser: Sách"))
        told = [office.telegram.reply() for _ in (LAN, MINH)]
        assert {each.message["chat"]["id"] for each in told} == {LAN, MINH}
        assert "library/qa/muon-sach.yaml:24: không có trường `anwser`" in told[0].text
        assert told[0].text == told[1].text
        assert office.answers("25 ngày")
        status = office.ask("/status")
        assert "đang có lỗi" in status.text
        assert "library/qa/muon-sach.yaml:24" in status.text

        office.write(LOANS, good)
        mended = [office.telegram.reply().text for _ in (LAN, MINH)]
        assert set(mended) == {"Tệp kiến thức đã hết lỗi, bot đang dùng bản mới nhất."}
        assert office.answers("21 ngày")
        assert "không có lỗi" in office.ask("/status").text


def test_a_restart_on_a_broken_folder_serves_the_last_good_version(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        preview = office.send("muon-sach.yaml", office.changed("21 ngày", "30 ngày"))
        good = office.text(LOANS)
        office.bot.stop()
    office.write(LOANS, "- id: [\n")
    with open_office(tmp_path) as again:
        again.telegram.api.messages |= office.telegram.api.messages
        told = again.telegram.reply()
        assert told.text.startswith("Lúc khởi động, tệp kiến thức có lỗi")
        assert "library/qa/muon-sach.yaml:2:" in told.text
        assert again.answers("21 ngày")

        again.write(LOANS, good)
        assert "hết lỗi" in again.telegram.reply().text
        assert "Đã áp dụng" in again.press(preview, "Áp dụng").text
        assert again.answers("30 ngày")


def test_an_old_button_says_kindly_what_to_do(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        preview = office.send("muon-sach.yaml", office.changed("21 ngày", "30 ngày"))
        office.telegram.press(preview.button("Áp dụng"), old=True, inaccessible=True)
        assert "Đã áp dụng" in office.telegram.reply().text
        assert office.press(preview, "Áp dụng").text.startswith("Mình không còn giữ thay đổi này")
        assert "Phiên bản 2," in office.ask("/status").text


def test_without_a_store_the_bot_answers_and_refuses_changes(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder", encoding="utf-8")
    with open_office(tmp_path) as office:
        assert "Kho dữ liệu: đang trục trặc" in office.ask("/status").text
        preview = office.send("muon-sach.yaml", office.changed("21 ngày", "30 ngày"))
        refused = office.press(preview, "Áp dụng")
        assert refused.text.startswith("Kho dữ liệu đang trục trặc nên mình chưa ghi gì.")
        assert refused.labels == ["Áp dụng", "Huỷ"]
        assert office.answers("21 ngày")
        assert office.ask("/history").text.startswith("Kho dữ liệu đang trục trặc")


def test_new_words_of_the_menu_are_shown_after_a_reload(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        menus = office.telegram.api.commands

        def says(words: str, scope: str) -> bool:
            return words in {each["description"] for each in menus.get(scope, [])}

        office.ask("/status")
        office.telegram.wait(lambda: says("Bot đang chạy ra sao", f"chat:{LAN}"))
        office.write("messages.yaml", "command_help: Hỏi thế nào\n")
        office.telegram.wait(lambda: says("Hỏi thế nào", "all_private_chats"))
        office.ask("/status")
        office.telegram.wait(lambda: says("Hỏi thế nào", f"chat:{LAN}"))
        assert not says("Bot đang chạy ra sao", "all_private_chats")


def test_others_get_nothing_of_this(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        for command in ("/status", "/knowledge", "/history", "/rollback", "/rollback 1"):
            assert office.ask(command, READER).text.startswith("Bạn gõ câu hỏi")
        shown = [office.ask("/knowledge").buttons[0], office.ask("/history").buttons[0]]
        for button in shown:
            office.telegram.press(button, user=READER)
            office.telegram.press(
                type(button)(button.text, "h:back:1", button.message), user=READER
            )
        office.telegram.say("/status", chat=-1001, chat_type="supergroup")
        assert office.answers("21 ngày")
        assert office.telegram.unread == []
        assert TOKEN not in office.bot.errors
