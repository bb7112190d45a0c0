"""Settings come from the environment or `.env`; a wrong one is named in one Vietnamese line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, calculate_in_one_thread, load_settings


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(f"BOT_{field.upper()}", raising=False)


def test_all_has_a_default_but_the_token() -> None:
    settings = load_settings()
    assert settings.api_url == "https://api.telegram.org"
    assert (settings.proxy, settings.admins, settings.log_level) == (None, (), "INFO")
    assert settings.knowledge == Path("knowledge")
    assert settings.database_url == "sqlite:///data/bot.sqlite3"
    assert (settings.retention_days, settings.staff_chat) == (90, None)
    with pytest.raises(SettingsError, match="BOT_TOKEN"):
        _ = settings.required_token


@pytest.mark.parametrize(
    ("variable", "value", "field", "read"),
    [
        ("API_URL", "http://localhost:8081/", "api_url", "http://localhost:8081"),
        ("PROXY", "socks5://an:mat-khau@localhost:1080", "proxy", None),
        ("ADMINS", "12, 34,", "admins", (12, 34)),
        ("ADMINS", "12", "admins", (12,)),
        ("ADMINS", "", "admins", ()),
        ("API_URL", "  ", "api_url", "https://api.telegram.org"),
        ("KNOWLEDGE", "kien/thuc/", "knowledge", Path("kien/thuc")),
        ("LOG_LEVEL", "debug", "log_level", "DEBUG"),
        ("DATABASE_URL", "sqlite:////var/lib/bot/kho dữ liệu.db", "database_url", None),
        ("DATABASE_URL", "sqlite:///C:\\bot\\bot.db", "database_url", None),
        ("DATABASE_URL", "postgresql+psycopg://an:mat@localhost:5432/kho", "database_url", None),
        ("DATABASE_URL", "postgresql:///kho", "database_url", None),
        ("DATABASE_URL", "", "database_url", "sqlite:///data/bot.sqlite3"),
        ("RETENTION_DAYS", "1", "retention_days", 1),
        ("STAFF_CHAT", "-1001234567890", "staff_chat", -1001234567890),
        ("SOMETHING_ELSE", "1", "log_level", "INFO"),
    ],
)
def test_a_variable_is_read(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, field: str, read: object
) -> None:
    monkeypatch.setenv(f"BOT_{variable}", value)
    assert getattr(load_settings(), field) == (value if read is None else read)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("API_URL", "telegram.org"),
        ("API_URL", "ftp://telegram.org"),
        ("API_URL", "http://may:cong"),
        ("PROXY", "may:1080"),
        ("ADMINS", "An, 12"),
        ("LOG_LEVEL", "ồn ào"),
        ("DATABASE_URL", "data"),
        ("DATABASE_URL", "sqlite://data/bot.db"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite:///data/"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "mysql://localhost/kho"),
        ("DATABASE_URL", "postgresql://localhost:cong/kho"),
        ("DATABASE_URL", "postgresql://"),
        ("RETENTION_DAYS", "0"),
        ("RETENTION_DAYS", "ba tháng"),
        ("RETENTION_DAYS", "999999999"),
        ("STAFF_CHAT", "@canbo"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(f"BOT_{variable}", value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    sentence = str(caught.value)
    assert sentence.startswith(f"BOT_{variable}: giá trị “")
    assert ", cần " in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("variable", "value", "secret"),
    [
        ("TOKEN", "123:mật mã", "mật"),
        ("PROXY", "ftp://an:mat/khau@may:1", "khau"),
        ("DATABASE_URL", "postgres://an:mat/khau@may/kho", "khau"),
        ("DATABASE_URL", "postgresql:an:mat/khau@may/kho", "khau"),
        ("DATABASE_URL", "postgresql://may:cong/kho?password=mat-khau", "khau"),
    ],
)
def test_a_secret_is_never_shown(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, secret: str
) -> None:
    monkeypatch.setenv(f"BOT_{variable}", value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert secret not in str(caught.value)
    assert caught.value.__suppress_context__


def test_the_token_is_not_in_the_settings_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:bi-mat")
    assert load_settings().required_token == "123:bi-mat"  # noqa: S105 - invented
    assert "bi-mat" not in repr(load_settings())


def test_the_password_of_the_database_is_not_shown_with_the_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_DATABASE_URL", "postgresql://an:bi-mat@may/kho")
    assert "bi-mat" not in repr(load_settings())


def test_a_file_sets_what_the_environment_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(
        '\ufeffBOT_TOKEN="123:abc"\n# ghi chú\nBOT_ADMINS=1\nKHAC=x\n', encoding="utf-8"
    )
    monkeypatch.setenv("BOT_ADMINS", "2")
    settings = load_settings()
    assert settings.required_token == "123:abc"  # noqa: S105 - invented
    assert settings.admins == (2,)


def test_a_file_that_is_no_text_is_told() -> None:
    Path(".env").write_bytes(b"BOT_ADMINS=\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"\.env"):
        load_settings()


@pytest.mark.parametrize(("before", "after"), [(None, "1"), ("4", "4")])
def test_sums_take_one_thread_unless_set_otherwise(
    monkeypatch: pytest.MonkeyPatch, before: str | None, after: str
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", before or "")  # put back as it was at the end
    if before is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    calculate_in_one_thread()
    assert os.environ["OPENBLAS_NUM_THREADS"] == after
