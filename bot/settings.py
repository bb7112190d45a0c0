"""Settings from the environment or `.env`; the only module that reads either."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "BOT_"
TELEGRAM = "https://api.telegram.org"

_TOKEN = re.compile(r"[A-Za-z0-9:_-]+")  # what can stand in a path; Telegram judges the rest
_EXPECTED = {
    "token": "mã bot do BotFather cấp, dạng 123456789:ABCdef…",
    "api_url": "một địa chỉ như https://api.telegram.org",
    "proxy": "một địa chỉ như http://máy:cổng hoặc socks5://máy:cổng",
    "admins": "các mã người dùng Telegram (số), cách nhau bằng dấu phẩy",
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
    knowledge: Path = Path("knowledge")
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


def _sentence(field: str, value: object) -> str:
    """One line on a wrong value; what may be secret in it is not repeated."""
    shown = "đã đặt" if field == "token" else f"“{_without_password(str(value))}”"
    return f"{PREFIX}{field.upper()}: giá trị {shown} không dùng được, cần {_EXPECTED[field]}."


def _without_password(value: str) -> str:
    one_line = " ".join(value.split())
    return re.sub(r"(?<=//).*@", "…@", one_line)
