"""Settings from the environment or `.env`; the only module that reads either."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "BOT_"
TELEGRAM = "https://api.telegram.org"
DATABASE = "sqlite:///data/bot.sqlite3"
LONGEST_RETENTION = 36_500
"""Days; a hundred years, so that no date before the first one is reckoned."""

_TOKEN = re.compile(r"[A-Za-z0-9:_-]+")  # what can stand in a path; Telegram judges the rest
_EXPECTED = {
    "token": "mã bot do BotFather cấp, dạng 123456789:ABCdef…",
    "api_url": "một địa chỉ như https://api.telegram.org",
    "proxy": "một địa chỉ như http://máy:cổng hoặc socks5://máy:cổng",
    "admins": "các mã người dùng Telegram (số), cách nhau bằng dấu phẩy",
    "staff_chat": "mã (số) của cuộc trò chuyện nơi cán bộ nhận câu hỏi",
    "database_url": f"một địa chỉ như {DATABASE} hoặc postgresql+psycopg://tên:mật-khẩu@máy/kho",
    "retention_days": f"số ngày lưu, từ 1 đến {LONGEST_RETENTION}",
    "knowledge": "đường dẫn tới thư mục kiến thức",
    "log_level": "DEBUG, INFO, WARNING, ERROR hoặc CRITICAL",
}


class SettingsError(Exception):
    """A setting is missing or wrong; `str` is one line for the person who sets it."""


def _usable_token(secret: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(secret.get_secret_value()):
        raise ValueError
    return secret


def _web_address(text: str) -> str:
    return _address(text, ("http", "https")).rstrip("/")


def _proxy_address(text: str) -> str:
    return _address(text, ("http", "https", "socks5", "socks5h"))


def _address(text: str, schemes: tuple[str, ...]) -> str:
    parts = urlsplit(text)
    _ = parts.port  # a port that is no number is refused here
    written_whole = parts.hostname and not parts.query and not parts.fragment
    if parts.scheme not in schemes or not written_whole or re.search(r"\s", text):
        raise ValueError(text)
    return text


def _database_address(text: str) -> str:
    """The form alone; whether it can be opened, the store tells."""
    if re.fullmatch(r"sqlite(\+\w+)?:///.*[^/]", text) and not text.endswith(":memory:"):
        return text
    parts = urlsplit(text)
    _ = parts.port  # as above
    if not re.fullmatch(r"postgresql(\+\w+)?://\S*[^/\s]\S*", text):
        raise ValueError(text)
    return text


def _listed(value: object) -> object:
    if not isinstance(value, str):
        return value
    return [item.strip() for item in value.split(",") if item.strip()]


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


class Settings(BaseSettings):
    """What can be set; each field is the variable `BOT_<FIELD>`.

    Variables of this prefix that are not known here are left alone.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    token: Annotated[SecretStr, AfterValidator(_usable_token)] | None = None
    api_url: Annotated[str, AfterValidator(_web_address)] = TELEGRAM
    proxy: Annotated[str, AfterValidator(_proxy_address)] | None = None
    admins: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_listed)] = ()
    staff_chat: int | None = None
    knowledge: Path = Path("knowledge")
    database_url: Annotated[str, AfterValidator(_database_address), Field(repr=False)] = DATABASE
    retention_days: Annotated[int, Field(ge=1, le=LONGEST_RETENTION)] = 90
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(_upper)
    ] = "INFO"

    @model_validator(mode="before")
    @classmethod
    def _blank_is_unset(cls, values: dict[str, object]) -> dict[str, object]:
        stripped = {
            name: value.strip() if isinstance(value, str) else value
            for name, value in values.items()
        }
        return {name: value for name, value in stripped.items() if value != ""}

    @property
    def required_token(self) -> str:
        """The token in clear, for the one who connects; SettingsError where there is none."""
        if self.token is None:
            raise SettingsError(f"Chưa đặt {PREFIX}TOKEN: cần {_EXPECTED['token']}.")
        return self.token.get_secret_value()


def load_settings() -> Settings:
    """Read the settings; SettingsError names the first wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        raise SettingsError(_sentence(str(wrong["loc"][0]), wrong["input"])) from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError("Không đọc được tệp .env: cần một tệp văn bản UTF-8.") from None


def calculate_in_one_thread() -> None:
    """Keep numpy's library of sums from more threads, unless set otherwise; before its import.

    The sums of an index are small: a second thread waits for the first, and both for other work.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _sentence(field: str, value: object) -> str:
    """One line on a wrong value; what may be secret in it is not repeated."""
    text = " ".join(str(value).split())
    hidden = {"token": _nothing, "database_url": _scheme}
    shown = hidden.get(field, _without_password)(text)
    return f"{PREFIX}{field.upper()}: giá trị {shown} không dùng được, cần {_EXPECTED[field]}."


def _nothing(_: str) -> str:
    return "đã đặt"


def _scheme(text: str) -> str:
    """What is no file may hold a password anywhere."""
    scheme, separator, _ = text.partition("://")
    if scheme.startswith("sqlite") or not re.search("[:@]", text):
        return _quoted(text)
    return _quoted(f"{scheme}://…") if separator else _nothing(text)


def _without_password(text: str) -> str:
    return _quoted(re.sub(r"(?<=//).*@", "…@", text))


def _quoted(text: str) -> str:
    return f"“{text}”"
