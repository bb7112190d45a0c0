"""`check` as the office runs it: what it mends, what it warns of, what it says on a terminal."""

from __future__ import annotations

import os
import pty
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from bot.knowledge import schema_files
from bot.knowledge.schemas import schema_line
from tests.bot_process import LIBRARY, ROOT, command, environment, run

FOLDER = ROOT / "knowledge"

HOURS = """\
- id: gio-mo-cua
  questions: [Thư viện mở cửa lúc mấy giờ?, mấy giờ mở cửa, giờ mở cửa, giờ phục vụ bạn đọc,
    sáng mở lúc nào, khi nào mở cửa, mở cửa]
  answer: Tám giờ.
"""
CARD = """\
- id: the
  questions: [Làm thẻ thư viện ở đâu?, làm thẻ bạn đọc, xin cấp thẻ, đăng ký thẻ, nơi làm thẻ,
    chỗ cấp thẻ mượn, muốn có thẻ]
  answer: Ở quầy một.
"""
PROGRAMME = "name: Thư viện\ncontact: {phone: '0123'}\n"


def folder(root: Path, **files: str) -> Path:
    """A knowledge folder with a programme and these files of entries."""
    made = root / "kho"
    (made / "qa").mkdir(parents=True)
    (made / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    for name, text in files.items():
        (made / "qa" / f"{name}.yaml").write_bytes(text.encode())
    return made


def checked(made: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run("check", "--knowledge", str(made), *options)


def contents(made: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(made)): path.read_bytes()
        for path in sorted(made.rglob("*"))
        if path.is_file()
    }


def test_a_folder_whose_phrasings_are_apart_has_no_warning(tmp_path: Path) -> None:
    done = checked(folder(tmp_path, a=HOURS, b=CARD))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_phrasing_that_the_bot_gives_to_another_entry_is_told_with_both(tmp_path: Path) -> None:
    taken = CARD.replace("xin cấp thẻ", "cho em hỏi giờ mở cửa với ạ")
    done = checked(folder(tmp_path, a=HOURS, b=taken))
    (title, told) = done.stdout.strip().split("\n")
    assert title == "Cảnh báo (1):"
    assert told.startswith("kho/qa/b.yaml:2: ")
    assert "“cho em hỏi giờ mở cửa với ạ” của `the`" in told


def test_what_can_be_mended_is_mended_before_the_check(tmp_path: Path) -> None:
    made = folder(tmp_path, a="\ufeff" + HOURS.replace("\n", "\r\n"), b=CARD)
    done = checked(made, "--fix")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Đã sửa kho/qa/a.yaml: bỏ dấu BOM ở đầu tệp; đổi kiểu xuống dòng" in done.stdout
    after = contents(made)
    line = schema_line("qa/a.yaml")
    assert after["qa/a.yaml"].decode() == f"{line}\n{HOURS}"
    assert {path for path in after if path.startswith(".schemas/")} == {
        f".schemas/{name}" for name in schema_files()
    }
    again = checked(made, "--fix")
    assert again.stdout == "Không có gì máy sửa được.\n\n"
    assert contents(made) == after


def test_what_no_program_can_mend_is_left_and_told(tmp_path: Path) -> None:
    broken = HOURS.replace("answer:", "anwser:")
    made = folder(tmp_path, a=broken + "\n", b=CARD.replace("quầy một.", "quầy một.  "))
    done = checked(made, "--fix")
    assert done.returncode == 1
    assert "ý bạn là `answer`?" in done.stdout
    assert done.stderr == "Kho kiến thức chưa dùng được: có 1 lỗi, phải sửa bằng tay.\n"
    assert contents(made)["qa/b.yaml"].decode().endswith(CARD)


def test_a_folder_that_cannot_be_written_is_left_whole(tmp_path: Path) -> None:
    made = folder(tmp_path, a=HOURS)
    (made / ".schemas").write_text("", encoding="utf-8")
    before = contents(made)
    done = checked(made, "--fix")
    assert done.returncode == 1
    assert "không ghi được nên chưa sửa gì" in done.stderr
    assert contents(made) == before


def test_a_mended_file_keeps_its_rights(tmp_path: Path) -> None:
    made = folder(tmp_path, a=HOURS)
    file = made / "qa" / "a.yaml"
    file.chmod(0o640)
    checked(made, "--fix")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    made = shutil.copytree(LIBRARY, tmp_path / "kho")
    assert checked(made).stderr == ""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command("check", "--knowledge", str(made)),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=environment(TERM="xterm"),
        cwd=ROOT,
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # the other end is closed
            pass
        finally:
            os.close(ours)
        assert process.wait() == 0
    assert "Tìm cách hỏi dễ nhầm" in shown.decode()


def test_the_shipped_schemas_are_those_of_the_models() -> None:
    """`python -m bot check --schemas knowledge/.schemas` writes them anew."""
    there = {path.name: path.read_bytes() for path in (FOLDER / ".schemas").iterdir()}
    assert there == schema_files()


@pytest.mark.parametrize(
    "file", sorted([*FOLDER.glob("*.yaml"), *FOLDER.glob("qa/*.yaml")]), ids=lambda file: file.name
)
def test_a_shipped_file_names_a_schema_that_is_there(file: Path) -> None:
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == schema_line(str(file.relative_to(FOLDER)))
    assert (file.parent / first.partition("$schema=")[2]).is_file()
