"""The real bot process, as a person or a script starts it, on a small invented bakery."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

FILES = {
    "programme.yaml": """\
name: Tiệm bánh Mây
topics:
  - {id: tiem, title: Về tiệm}
""",
    "qa/tiem.yaml": """\
- id: gio-mo-cua
  topic: tiem
  questions:
    - Tiệm mở cửa lúc mấy giờ?
    - mấy giờ mở cửa
    - giờ mở cửa của tiệm
  answer: |-
    Tiệm mở cửa lúc **6 giờ sáng**, trừ:

    - thứ hai
    - ngày mưa
  sources: [bang-hieu]
  as_of: 3/2021
  valid_until: 2021
  related: [dia-chi]
- id: dia-chi
  topic: tiem
  questions:
    - Tiệm ở đâu?
    - địa chỉ của tiệm
    - tiệm nằm trên đường nào
  answer: Tiệm ở số 8 đường Gió.
  sources: [bang-hieu]
- id: gap-giao-hang
  topic: tiem
  questions:
    - Tiệm có giao hàng tận nhà không?
    - giao bánh tới nhà được không
  answer: Bảng hiệu không nói tiệm có giao hàng hay không.
  gap: true
- id: chao
  questions: [Xin chào, chào tiệm]
  answer: Chào bạn!
  smalltalk: true
""",
    "articles/bang-hieu.md": """\
---
title: Bảng hiệu
publisher: Tiệm Mây
published: 1/3/2021
url: https://may.example/bang-hieu
---

Bột của tiệm xay bằng cối đá bên suối. Bánh ra lò hai lần mỗi buổi.
""",
    "questions.yaml": """\
- floors: {answered: 0.5, wrong: 0.5, refused: 0.0}
- {question: Tiệm mở cửa lúc mấy giờ?, expect: gio-mo-cua}
- {question: Tiệm ở đâu?, expect: dia-chi, split: held}
""",
}


def bakery(folder: Path) -> Path:
    """Write the bakery's knowledge into a new folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", *arguments]


def environment(**variables: str) -> dict[str, str]:
    """The present environment without settings of the bot and without a locale."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BOT_", "LC_", "LANG", "PYTHON"))
    }
    return kept | {"PYTHONPATH": str(ROOT)} | variables


def run(
    *arguments: str, typed: str | bytes = "", cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, `typed` on its standard input; output must be UTF-8."""
    done = subprocess.run(
        command(*arguments),
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        env=environment(**variables),
        cwd=cwd,
        timeout=60,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )
