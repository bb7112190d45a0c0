"""`programme-bot ingest` as an office worker meets it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bot_process import LIBRARY, run
from tests.ingest.news import PAGE, TEXT, TITLE

NAME = "ky-ket-chuong-trinh-doc-sach-giua-thu"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the reading club's knowledge and what came by e-mail."""
    shutil.copytree(LIBRARY, tmp_path / "kho")
    (tmp_path / "bai.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "trang.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "cu.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    return tmp_path


def ingest(desk: Path, *arguments: str) -> tuple[int, str, str]:
    done = run("ingest", "--knowledge", "kho", *arguments, cwd=desk)
    return done.returncode, done.stdout, done.stderr


def test_an_article_and_a_draft_are_written_and_the_folder_stays_sound(desk: Path) -> None:
    code, said, wrong = ingest(desk, "bai.txt")
    assert (code, wrong) == (0, "")
    assert said.splitlines()[0] == f"Đã ghi kho/articles/{NAME}.md"
    assert said.splitlines()[1].startswith(f"Đã ghi kho/drafts/{NAME}.yaml: ")
    assert "xem lại: tệp không cho biết ngày đăng" in said
    written = (desk / "kho/articles" / f"{NAME}.md").read_text(encoding="utf-8")
    assert written.startswith(f'---\ntitle: "{TITLE}"\npublisher: "Songxanh.example"\n---\n')
    assert (desk / "kho/drafts" / f"{NAME}.yaml").exists()
    assert run("check", "--knowledge", "kho", cwd=desk).returncode == 0


def test_an_article_that_is_there_already_is_only_written_when_forced(desk: Path) -> None:
    ingest(desk, "bai.txt")
    code, said, wrong = ingest(desk, "bai.txt")
    assert (code, said) == (1, "")
    assert wrong == (
        f"bai.txt: bài này có vẻ đã có ở articles/{NAME}.md (cùng tên bài, giống 100 % chữ); "
        "vẫn muốn ghi thì thêm --force.\n"
    )
    code, said, _ = ingest(desk, "bai.txt", "--force")
    assert code == 0
    assert f"Đã ghi kho/articles/{NAME}-2.md" in said


def test_another_folder_can_be_looked_at_first(desk: Path) -> None:
    code, _, _ = ingest(desk, "bai.txt", "--out", "xem-truoc")
    assert code == 0
    assert (desk / "xem-truoc/articles" / f"{NAME}.md").exists()
    assert not (desk / "kho/articles" / f"{NAME}.md").exists()
    code, _, wrong = ingest(desk, "bai.txt", "--out", "xem-truoc")
    assert code == 1
    assert "giống 100 %" in wrong


def test_one_file_that_cannot_be_read_does_not_keep_the_others(desk: Path) -> None:
    code, said, wrong = ingest(desk, "cu.doc", "khong-co.txt", "trang.html")
    assert code == 1
    assert f"Đã ghi kho/articles/{NAME}.md" in said
    assert wrong.splitlines() == [
        "cu.doc: tệp Word đời cũ (.doc); hãy mở bằng Word rồi lưu lại thành .docx",
        "khong-co.txt: không tìm thấy tệp (liên kết hỏng, hoặc tệp vừa bị xoá).",
    ]


def test_wrong_use_is_told_in_one_sentence(desk: Path) -> None:
    code, _, wrong = ingest(desk)
    assert code == 2
    assert wrong == (
        "programme-bot ingest: còn thiếu TỆP. Xem cách dùng: programme-bot ingest --help\n"
    )
