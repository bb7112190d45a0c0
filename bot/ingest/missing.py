"""What is said where a reader of office files is not installed."""

from __future__ import annotations

from bot.knowledge.files import Refused, error

INSTALL = "pip install 'programme-bot[office]'"


def missing(suffix: str, shown: str) -> Refused:
    return Refused(
        error(shown, None, f"chưa cài phần đọc tệp {suffix}; hãy cài bằng lệnh: {INSTALL}")
    )
