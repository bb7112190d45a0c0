"""A file that is sent goes where it belongs, and an archive is looked at file by file."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.ingest.kinds import most_bytes
from bot.ingest.uploads import read
from bot.ingest.values import KnowledgeFiles, NewArticle
from bot.knowledge.files import Refused
from tests.bot_process import ROOT, environment
from tests.hostile.yaml_files import ENTRY
from tests.hostile.zip_files import zipped

MARKDOWN = "---\ntitle: Nội quy\n---\nGiữ trật tự.\n"


@pytest.mark.parametrize(
    ("name", "data", "path"),
    [
        ("ky-ket.yaml", ENTRY, "qa/ky-ket.yaml"),
        ("ky-ket.yml", ENTRY, "qa/ky-ket.yaml"),
        ("KY-KET.YAML", ENTRY, "qa/KY-KET.yaml"),
        ("ky-ket (1).yaml", ENTRY, "qa/ky-ket.yaml"),
        ("ky-ket - Copy.yaml", ENTRY, "qa/ky-ket.yaml"),
        ("Ký kết.yaml", ENTRY, "qa/ky-ket.yaml"),
        ("C:\\kho\\ky-ket.yaml", ENTRY, "qa/ky-ket.yaml"),
        ("programme.yaml", "name: x\n", "programme.yaml"),
        ("Vocabulary (2).yaml", "teencode: {}\n", "vocabulary.yaml"),
        ("messages.yaml", "", "messages.yaml"),
        ("questions.yaml", "[]", "questions.yaml"),
        ("noi-quy.md", MARKDOWN, "articles/noi-quy.md"),
        ("Nội quy.md", MARKDOWN, "articles/noi-quy.md"),
        ("README.md", "# Đọc trước", "README.md"),
    ],
)
def test_a_single_file_goes_where_it_belongs(name: str, data: str, path: str) -> None:
    assert read(name, data.encode()) == KnowledgeFiles({path: data.encode()})


def test_markdown_without_front_matter_is_an_article_to_be() -> None:
    made = read("a.md", "# Nội quy mượn sách\n\nMỗi lần mượn tối đa năm cuốn.\n".encode())
    assert isinstance(made, NewArticle)
    assert made.head.title == "Nội quy mượn sách"


def test_an_archive_gives_its_files_byte_for_byte() -> None:
    files = {
        "kho/programme.yaml": b"\xef\xbb\xbfname: x\r\n",
        "kho/qa/thu.yaml": ENTRY.encode(),
        "kho/articles/noi-quy.md": MARKDOWN.encode(),
        "kho/README.md": b"# a\n",
        "kho/drafts/thu.yaml": b"[",
        "__MACOSX/kho/._programme.yaml": b"\0",
        "kho/qa/.DS_Store": b"\0",
    }
    found = read("kho.zip", zipped(files))
    assert isinstance(found, KnowledgeFiles)
    wanted = ("programme.yaml", "qa/thu.yaml", "articles/noi-quy.md", "README.md")
    assert found.files == {path: files[f"kho/{path}"] for path in wanted}
    assert found.left_out == ("drafts/thu.yaml",)


def test_an_archive_of_one_folder_of_the_knowledge_is_not_unwrapped() -> None:
    found = read("kho.zip", zipped({"qa/thu.yaml": ENTRY.encode()}))
    assert found == KnowledgeFiles({"qa/thu.yaml": ENTRY.encode()})


def test_all_problems_of_an_archive_are_told_with_file_and_line() -> None:
    files = {
        "qa/a.yaml": b"- id: a\n",
        "qa/b.yaml": b"a: b #c\n",
        "articles/c.md": b"c\n",
        "messages.yaml": b"greting: x\n",
    }
    with pytest.raises(Refused) as refused:
        read("kho.zip", zipped(files))
    places = [f"{problem.path}:{problem.line}" for problem in refused.value.problems]
    assert places == [
        "qa/a.yaml:1",
        "qa/a.yaml:1",
        "qa/b.yaml:1",
        "articles/c.md:1",
        "messages.yaml:1",
    ]


def test_a_size_can_be_asked_before_the_download() -> None:
    assert most_bytes("a.yaml") == 2 * 1024 * 1024
    assert most_bytes("A.HTM") == 4 * 1024 * 1024
    assert most_bytes("a.zip") == most_bytes("a.pdf") == 10 * 1024 * 1024
    assert most_bytes("a.exe") > 0


@pytest.mark.parametrize(
    ("module", "name"), [("trafilatura", "a.html"), ("docx", "a.docx"), ("pypdf", "a.pdf")]
)
def test_a_reader_that_is_not_installed_is_named_with_the_command(module: str, name: str) -> None:
    code = (
        "import sys\n"
        f"sys.modules[{module!r}] = None\n"
        "from bot.ingest.uploads import read\n"
        "from bot.knowledge.files import Refused\n"
        "from tests.hostile.office_files import TEXT, paragraphs, pdf_of, word\n"
        "from tests.ingest.news import PAGE\n"
        "files = {'.html': PAGE.encode(), '.docx': word(paragraphs(*TEXT)), '.pdf': pdf_of(TEXT)}\n"
        f"try: read({name!r}, files[{name[1:]!r}])\n"
        "except Refused as refused: print(*refused.problems, sep='\\n')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, env=environment(), check=True
    )
    suffix = name.removeprefix("a")
    assert done.stdout.decode() == (
        f"{name}: chưa cài phần đọc tệp {suffix}; hãy cài bằng lệnh: "
        "pip install 'programme-bot[office]'\n"
    )
