"""An upload is read in a child process with limits, while the bot goes on answering."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import bot
from bot.ingest.archive import printable
from bot.ingest.child import OUT_OF_MEMORY
from bot.ingest.kinds import MIB, most_bytes
from bot.ingest.transport import unpacked
from bot.ingest.values import Upload, UploadRefused

_INSTEAD = "hãy gửi bản ngắn hơn, hoặc chép phần chữ vào tệp .txt rồi gửi lại"
_TOO_SLOW = f"đọc tệp này quá lâu nên bot đã dừng; {_INSTEAD}"
_TOO_HEAVY = f"đọc tệp này tốn quá nhiều bộ nhớ nên bot đã dừng; {_INSTEAD}"
_BROKE_OFF = "không đọc hết được tệp này, có thể tệp đã hỏng; hãy mở ra, lưu lại rồi gửi lại"

ROOT = Path(bot.__file__).parent.parent
ENVIRONMENT = {"PYTHONUTF8": "1"}
"""All that the child is told of the world: no token, no address of a database."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one upload may cost: seconds, MiB of memory, MiB of what comes out of it."""

    seconds: float = 5
    memory: int = 512
    output: int = 32


async def read_upload(
    name: str, data: bytes, taken: frozenset[str] = frozenset(), limits: Limits = Limits()
) -> Upload:
    """Read a file that somebody sent, knowledge files or an article; UploadRefused says why not.

    taken: the ids that a new article and its proposals must not have.
    """
    shown = printable(name)
    if len(data) > (most := most_bytes(name)):
        raise UploadRefused(f"{shown}: tệp lớn hơn {most // MIB} MB; hãy chia nhỏ")
    told_first = header(name, taken)
    process = await asyncio.create_subprocess_exec(
        *command(limits), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=ROOT, env=ENVIRONMENT
    )
    try:
        async with asyncio.timeout(limits.seconds):
            told = await _talk(process, told_first + data, limits.output * MIB)
    except TimeoutError as failure:
        raise UploadRefused(f"{shown}: {_TOO_SLOW}") from failure
    finally:
        await _ended(process)
    return _upload(process.returncode, told, shown)


def command(limits: Limits) -> list[str]:
    """How the child is started."""
    seconds = str(max(1, round(limits.seconds)))
    return [sys.executable, "-B", "-m", "bot.ingest.child", seconds, str(limits.memory)]


def header(name: str, taken: frozenset[str] = frozenset()) -> bytes:
    """What the child reads before the file."""
    return json.dumps({"name": printable(name), "taken": sorted(taken)}).encode() + b"\n"


async def _talk(process: Process, sent: bytes, most: int) -> bytes:
    """Hand the file over and take what the child says, up to `most` bytes and one."""
    if process.stdin is None or process.stdout is None:
        return b""
    feeding = asyncio.create_task(_feed(process.stdin, sent))
    told = bytearray()
    try:
        while len(told) <= most and (piece := await process.stdout.read(MIB)):
            told += piece
        if len(told) <= most:
            await process.wait()
    finally:
        feeding.cancel()
    return bytes(told[: most + 1])


async def _feed(pipe: asyncio.StreamWriter, sent: bytes) -> None:
    with suppress(ConnectionError):  # a child that ended early has read all that it wanted
        pipe.write(sent)
        await pipe.drain()
        pipe.close()


async def _ended(process: Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _upload(code: int | None, told: bytes, shown: str) -> Upload:
    if code == -signal.SIGXCPU:
        raise UploadRefused(f"{shown}: {_TOO_SLOW}")
    if code in (OUT_OF_MEMORY, -signal.SIGKILL):
        raise UploadRefused(f"{shown}: {_TOO_HEAVY}")
    try:
        upload = unpacked(told)
    except ValueError as failure:
        raise UploadRefused(f"{shown}: {_BROKE_OFF}") from failure
    if isinstance(upload, str):
        raise UploadRefused(upload)
    return upload
