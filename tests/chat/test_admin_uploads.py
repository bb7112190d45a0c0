"""An admin sends a file: it is refused with file and line, or shown as a change to confirm."""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import ZipFile

import pytest

from tests.bot_api import Fault
from tests.chat.admin_office import JUDGED, LAN, LOANS, READER, Office, open_office

ARTICLE = """\
Thư viện mở phòng đọc thiếu nhi

Thư viện Sông Xanh cho biết phòng đọc thiếu nhi mở cửa từ ngày 1/6/2021.

Phòng đọc thiếu nhi là nơi trẻ em từ 6 đến 12 tuổi tự chọn sách và ngồi đọc cùng bố mẹ. Mỗi buổi
có một cô thủ thư kể chuyện trong nửa giờ.
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with open_office(tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.fixture
def office(opened: Office) -> Iterator[Office]:
    """An office where nothing is applied, and every reply is read."""
    before = opened.on_disk()
    opened.telegram.read_all()
    opened.telegram.person = LAN
    yield opened
    assert [sent.text for sent in opened.telegram.unread if sent.text] == []
    assert opened.on_disk() == before


def packed(files: dict[str, str]) -> bytes:
    archive = io.BytesIO()
    with ZipFile(archive, "w") as file:
        for path, text in files.items():
            file.writestr(path, text)
    return archive.getvalue()


def test_a_changed_word_is_struck_out_and_the_new_one_bold(office: Office) -> None:
    preview = office.send("muon-sach.yaml", office.changed("**21 ngày**", "**30 ngày**"))
    assert preview.text == (
        "Xem trước: Gửi tệp qa/muon-sach.yaml\n\n"
        "• Mục hỏi đáp: sửa 1\n\n"
        "✏️ Mục hỏi đáp được sửa: Mượn sách được bao lâu?\n"
        "Trả lời: Sách mượn được giữ 21 → 30 ngày, gia hạn một lần thêm …\n\n"
        "Bạn áp dụng chứ?"
    )
    assert "<s>21</s> → <b>30</b>" in preview.html
    assert office.press(preview, "Huỷ").text == "Đã huỷ, mình không đổi gì."
    assert office.telegram.edited().buttons == ()
    assert office.answers("21 ngày")


def test_a_new_entry_is_shown_whole(office: Office) -> None:
    entry = "- {id: gui-xe, questions: [Gửi xe ở đâu?, chỗ để xe], answer: Gửi xe ở sân sau.}\n"
    preview = office.send("gui-xe.yaml", entry, caption="Thêm chỗ gửi xe")
    assert "Xem trước: Thêm chỗ gửi xe" in preview.text
    assert "Mục hỏi đáp: thêm 1" in preview.text
    assert (
        "➕ Mục hỏi đáp mới: Gửi xe ở đâu?\n"
        "Cách hỏi:\n• Gửi xe ở đâu?\n• chỗ để xe\n"
        "Trả lời: Gửi xe ở sân sau."
    ) in preview.text
    assert "Nên xem lại:" in preview.text
    assert "library/qa/gui-xe.yaml:1" in preview.text


def test_what_goes_and_what_is_judged_otherwise_then_is_grave(office: Office) -> None:
    without = office.text(LOANS)[: office.text(LOANS).index("- id: tra-muon")]
    preview = office.send("muon-sach.yaml", without)
    assert "➖ Mục hỏi đáp bị bỏ: Trả sách muộn thì bị phạt thế nào?" in preview.text
    assert "⚠️ Xem kỹ trước khi áp dụng:" in preview.text
    assert "Mất 1 mục hỏi đáp: tra-muon" in preview.text
    assert (
        "Câu hỏi chấm đổi kết quả:\n\n• “trả sách muộn có bị phạt không”: đúng (tra-muon) → "
        in (preview.text)
    )


def test_a_mistake_is_told_with_file_and_line(office: Office) -> None:
    refused = office.send("muon-sach.yaml", office.changed("  answer: Sách", "  anwser: Sách"))
    assert refused.text == (
        "Mình chưa dùng được tệp này:\n\n"
        "• qa/muon-sach.yaml:24: không có trường `anwser`; ý bạn là `answer`?"
    )
    assert refused.buttons == ()


def test_a_mistake_that_only_the_whole_folder_shows_is_too(office: Office) -> None:
    same = "- {id: thoi-han-muon, questions: [Mượn lâu không?], answer: Có.}\n"
    refused = office.send("them.yaml", same)
    assert refused.text.startswith("Thay đổi này còn lỗi nên mình chưa ghi. Lỗi cần sửa:")
    assert "library/qa/them.yaml:1:" in refused.text
    assert refused.buttons == ()


def test_the_same_file_changes_nothing(office: Office) -> None:
    assert "giống hệt" in office.send("muon-sach.yaml", office.text(LOANS)).text


def test_a_comment_changes_no_words(office: Office) -> None:
    preview = office.send("muon-sach.yaml", "# Đã xem lại\n" + office.text(LOANS))
    assert "Chỉ đổi cách trình bày" in preview.text
    assert preview.labels == ["Áp dụng", "Huỷ"]


@pytest.mark.parametrize(
    ("name", "limit"), [("qa.yaml", 2), ("bai.docx", 10), ("kho.zip", 10), ("bai.pdf", 10)]
)
def test_too_large_a_file_is_not_even_fetched(office: Office, name: str, limit: int) -> None:
    fetched = len(office.telegram.api.called("getFile"))
    refused = office.send(name, "x", size=30 * 1024 * 1024)
    assert f"tới {limit} MB" in refused.text
    assert len(office.telegram.api.called("getFile")) == fetched


def test_a_file_that_is_larger_than_it_was_told_is_not_downloaded(office: Office) -> None:
    downloaded = len(office.telegram.api.called("download"))
    assert "lớn quá" in office.send("kho.zip", bytes(21 * 1024 * 1024), size=10).text
    assert "lớn quá" in office.send("kho.zip", bytes(11 * 1024 * 1024), size=10).text
    assert len(office.telegram.api.called("download")) == downloaded


@pytest.mark.parametrize("name", ["phim.mp4", "bai.doc", "khong-ten"])
def test_a_file_of_another_kind_is_refused_unseen(office: Office, name: str) -> None:
    fetched = len(office.telegram.api.called("getFile"))
    assert office.send(name, "x").text.startswith("Mình chưa dùng được tệp này:\n\n")
    assert len(office.telegram.api.called("getFile")) == fetched


def test_a_bad_moment_of_the_network_does_not_lose_a_file(office: Office) -> None:
    office.telegram.api.faults["getFile"] = Fault(502)
    preview = office.send("muon-sach.yaml", office.changed("7 ngày", "8 ngày"))
    assert preview.labels == ["Áp dụng", "Huỷ"]


def test_a_file_that_can_not_be_fetched_is_told_so(office: Office) -> None:
    office.telegram.api.faults["getFile"] = Fault(403)
    assert office.send("muon-sach.yaml", "x").text.startswith("Mình chưa tải được tệp này")


def test_a_zip_with_a_path_out_of_the_folder_is_refused(office: Office) -> None:
    refused = office.send("kho.zip", packed({"../qa/x.yaml": "[]", "qa/y.yaml": "[]"}))
    assert refused.text.startswith("Mình chưa dùng được tệp này:")
    assert refused.buttons == ()


def test_a_zip_changes_the_files_in_it(office: Office) -> None:
    files = {
        LOANS: office.changed("21 ngày", "28 ngày"),
        "qa/gui-xe.yaml": "- {id: gui-xe, questions: [Gửi xe ở đâu?], answer: Ở sân sau.}\n",
    }
    preview = office.send("kho.zip", packed(files))
    assert "Mục hỏi đáp: thêm 1, sửa 1" in preview.text
    assert preview.labels == ["Áp dụng", "Huỷ"]


def test_a_zip_of_a_whole_folder_may_also_take_files_away(office: Office) -> None:
    files = {
        path: office.text(path)
        for path in ("programme.yaml", LOANS, "qa/cau-lac-bo.yaml", "qa/khac.yaml", JUDGED)
    }
    files[LOANS] = office.changed("21 ngày", "28 ngày")
    preview = office.send("kho.zip", packed(files))
    assert "Gói này không có 3 tệp đang dùng" in preview.text
    assert "bị bỏ" not in preview.text
    refused = office.press(preview, "Bỏ cả các tệp đó")
    office.telegram.edited()
    assert "library/qa/" in refused.text  # entries there name the articles that would go


def test_files_picked_together_are_one_change(office: Office) -> None:
    loans, late = office.text(LOANS).split("- id: tra-muon")
    office.telegram.send_file("muon-sach.yaml", loans, media_group_id="1", caption="Tách mục")
    office.telegram.send_file("tra-sach.yaml", f"- id: tra-muon{late}", media_group_id="1")
    preview = office.telegram.reply()
    assert "Xem trước: Tách mục\n\nChỉ đổi cách trình bày" in preview.text
    assert "Tệp qa/muon-sach.yaml ngắn đi ít nhất một nửa." not in preview.text
    assert preview.labels == ["Áp dụng", "Huỷ"]


def test_a_long_change_comes_as_a_file_below_a_short_message(office: Office) -> None:
    entries = "".join(
        f"- id: phong-{number}\n"
        f"  questions: [Phòng {number} ở đâu?, tới phòng số {number} đi lối nào]\n"
        f"  answer: Phòng {number} ở tầng {number}, đi hết hành lang rồi rẽ trái là tới.\n"
        for number in range(1, 40)
    )
    document = office.send("phong.yaml", entries)
    name, content = document.file
    assert name == "thay-doi.md"
    assert "Phòng 39 ở tầng 39" in content.decode()
    preview = office.telegram.reply()
    assert "Mục hỏi đáp: thêm 39" in preview.text
    assert "Thay đổi dài nên mình để cả trong tệp trên." in preview.text
    assert preview.labels == ["Áp dụng", "Huỷ"]


def test_a_text_becomes_an_article_and_its_entries_stay_a_draft(office: Office) -> None:
    document = office.send("Phòng đọc thiếu nhi.txt", ARTICLE)
    assert "Bài viết sẽ được thêm" in document.text
    name, written = document.file
    assert name.endswith(".md")
    assert written.decode().startswith('---\ntitle: "Thư viện mở phòng đọc thiếu nhi"\n')
    shown = office.telegram.reply()
    assert "Mình không tự đưa vào" in shown.text
    draft, proposed = shown.file
    assert draft.endswith(".yaml")
    assert "BẢN NHÁP" in proposed.decode()
    preview = office.telegram.reply()
    assert "Thêm bài viết “Thư viện mở phòng đọc thiếu nhi”" in preview.text
    assert "Bài viết: thêm 1" in preview.text
    assert "hỏi đáp" not in preview.text
    assert preview.labels == ["Áp dụng", "Huỷ"]


def test_others_files_are_not_read(office: Office) -> None:
    fetched = len(office.telegram.api.called("getFile"))
    refused = office.send("muon-sach.yaml", "x", user=READER)
    assert refused.text.startswith("Mình chỉ đọc được tin nhắn chữ.")
    answered = office.send("muon-sach.yaml", "x", user=READER, caption="Mượn sách được bao lâu?")
    assert "21 ngày" in answered.text
    assert len(office.telegram.api.called("getFile")) == fetched


def test_in_a_group_an_admins_file_is_left_alone(office: Office) -> None:
    office.telegram.send_file("muon-sach.yaml", "x", chat=-1001, chat_type="supergroup")
    assert "Đang chạy" in office.ask("/status").text


def test_others_can_not_press_what_an_admin_was_shown(office: Office) -> None:
    preview = office.send("muon-sach.yaml", office.changed("21 ngày", "22 ngày"))
    press = office.telegram.press(preview.button("Áp dụng"), user=READER)
    assert office.telegram.toast(press) == ""
    assert office.answers("21 ngày")
