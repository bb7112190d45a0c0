"""What `check --fix` mends in a file, and that it leaves everything else alone."""

from __future__ import annotations

import pytest

from bot.knowledge import mend
from bot.knowledge.folder import read
from bot.knowledge.snapshot import Snapshot
from tests.knowledge.folders import PROGRAMME, SEVEN, TODAY, entry

LINE = "# yaml-language-server: $schema=../.schemas/qa.json\n"
SOUND = LINE + entry()
NFD = "o\u0302\u0301"

MENDED = [
    ("\ufeff" + SOUND, SOUND, "BOM"),
    (SOUND.replace("\n", "\r\n"), SOUND, "CRLF"),
    (SOUND.replace("\n", "\r"), SOUND, "CRLF"),
    (SOUND.replace("bốn", f"b{NFD}n"), SOUND.replace("bốn", "bốn"), "NFC"),
    (SOUND.replace("giờ.", "giờ.  "), SOUND, "cuối 1 dòng"),
    (SOUND.replace("Tám ", "Tám\u00a0"), SOUND, "dấu cách lạ ở 1 dòng"),
    (SOUND.replace("Tám", "T\u200bám"), SOUND, "dấu cách lạ ở 1 dòng"),
    (SOUND.replace("  answer", "\u00a0\u00a0answer"), SOUND, "dấu cách lạ ở 1 dòng"),
    (SOUND.replace("Tám ", "Tám\t"), SOUND, "phím Tab"),
    (SOUND.replace("  questions", "\tquestions").replace("  answer", "\tanswer"), SOUND, "Tab"),
    (
        LINE + "- id: x\n  questions:\n    - a\n\t- b\n  answer: b\n",
        LINE + "- id: x\n  questions:\n    - a\n    - b\n  answer: b\n",
        "phím Tab",
    ),
    (entry(), SOUND, "thêm dòng đầu"),
    ("# Ghi chú\n" + entry(), LINE + "# Ghi chú\n" + entry(), "thêm dòng đầu"),
    (SOUND.replace("bảy]", "bảy, Hai?]"), SOUND, "bỏ 1 cách hỏi viết hai lần (gio-mo-cua)"),
]
AS_IT_IS = [
    pytest.param(SOUND, id="nothing wrong"),
    pytest.param(LINE + "- id: x\n  questions: [a]\n  answer: |-\n    a\n\n    b\n", id="a block"),
    pytest.param(SOUND.replace("bảy]", "bảy, hái]"), id="other marks ask something else"),
    pytest.param("# Ghi chú\n" + SOUND, id="the editors' line stands second"),
    pytest.param(LINE + "- id: 'x\n  answer: Tám giờ. \n", id="spaces of a broken file"),
    pytest.param(SOUND.replace("Tám", "T\x00ám"), id="no text"),
    pytest.param(
        LINE + "- id: x\n  questions: [a]\n  answer: |-\n    a\n\t- b\n",
        id="a tab of unclear width",
    ),
]


def mended(text: str, path: str = "qa/a.yaml") -> tuple[str, tuple[str, ...]]:
    """The text after mending, and what was told."""
    found = mend({path: text.encode()}).get(path)
    return (found.content.decode(), found.deeds) if found else (text, ())


@pytest.mark.parametrize(("before", "after", "told"), MENDED)
def test_what_is_mechanical_is_mended_and_told(before: str, after: str, told: str) -> None:
    text, (deed,) = mended(before)
    assert text == after
    assert told in deed
    assert mended(text) == (text, ())


@pytest.mark.parametrize("text", AS_IT_IS)
def test_everything_else_stays_byte_for_byte(text: str) -> None:
    assert mended(text) == (text, ())


LISTED = LINE + "- id: gio-mo-cua\n  questions:\n    - Mấy giờ?\n    - 'khi nào' # xem lại\n"


def test_a_phrasing_written_twice_goes_with_its_line_and_the_first_stays() -> None:
    text, deeds = mended(LISTED + "    - mấy giờ\n  answer: Tám giờ.\n")
    assert text == LISTED + "  answer: Tám giờ.\n"
    assert deeds == ("bỏ 1 cách hỏi viết hai lần (gio-mo-cua)",)


def test_a_phrasing_with_a_note_behind_it_is_left_to_a_person() -> None:
    text = LISTED + "    - 'mấy giờ' # hỏi lại phòng\n  answer: Tám giờ.\n"
    assert mended(text) == (text, ())


def test_a_phrasing_of_two_entries_is_left_to_a_person() -> None:
    text = LINE + entry("a") + entry("b")
    assert mended(text) == (text, ())


def test_an_article_keeps_its_paragraphs_and_gets_no_line_for_editors() -> None:
    before = "---\ntitle: Nội quy\t \n---\n\nGiữ\u00a0trật tự. \n \n- Một\n\t- Hai\n"
    text, _ = mended(before, "articles/noi-quy.md")
    assert text == "---\ntitle: Nội quy\n---\n\nGiữ trật tự.\n\n- Một\n  - Hai\n"


def test_several_faults_in_one_file_are_all_mended() -> None:
    before = "\ufeff" + entry(questions=SEVEN.replace("bảy]", "bảy, một]")).replace(
        "  answer: Tám", "\tanswer:\u00a0Tám"
    ).replace("\n", " \r\n")
    text, deeds = mended(before)
    assert text == SOUND
    assert len(deeds) == 7


def test_a_mended_folder_says_what_it_said() -> None:
    files = {
        "programme.yaml": PROGRAMME.replace("\n", "\r\n").encode(),
        "qa/a.yaml": ("\ufeff" + entry().replace("Tám ", "Tám\u00a0")).encode(),
    }
    after = files | {path: found.content for path, found in mend(files).items()}
    before_read, _ = read(Snapshot("knowledge", files), TODAY)
    after_read, _ = read(Snapshot("knowledge", after), TODAY)
    assert before_read
    assert after_read
    assert after_read.programme == before_read.programme
    assert [it.questions for it in after_read.entries] == [
        it.questions for it in before_read.entries
    ]
    assert after_read.entries[0].answer == "Tám giờ."
