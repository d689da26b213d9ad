"""Reading hostile bytes in a process of its own, which may be ended when it takes too long or too much memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from retold.model.errors import BombInput, DamagedInput

SECONDS = 60
"""Processor time a document may take."""
MEMORY = 2_000_000_000
"""Bytes of memory it may take."""
_START = """
import sys
sys.path.append(sys.argv[1])
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[3]),) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[4]),) * 2)
except (ImportError, ValueError, OSError):
    pass
import importlib
sys.stdout.buffer.write(importlib.import_module(sys.argv[2]).work(sys.stdin.buffer.read()))
"""


def run(module: str, data: bytes, name: str, *, seconds: int = SECONDS, memory: int = MEMORY) -> bytes:
    """What ``work(data)`` of ``module`` gives, called in another process.

    Raises ``BombInput`` where that takes more than ``seconds`` of work or ``memory`` bytes, ``DamagedInput`` where it ends
    without a result. ``name`` is the input they name.
    """
    home = str(Path(__file__).parents[2])
    # -P: the folder one stands in may hold anything, a module of a known name too.
    command = [sys.executable, "-P", "-c", _START, home, module, str(memory), str(seconds)]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own module
            command, input=data, capture_output=True, timeout=2 * seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise BombInput(name, f"takes more than {seconds} seconds to read") from error
    if done.returncode == 0:
        return done.stdout
    if done.returncode in {-24, -9, -14}:  # SIGXCPU, SIGKILL, SIGALRM: the limits' ways of ending it
        raise BombInput(name, f"takes more than {seconds} seconds to read")
    if b"MemoryError" in done.stderr:
        raise BombInput(name, f"takes more than {memory // 1_000_000} MB of memory to read")
    raise DamagedInput(name, "its reader could make nothing of it")
