"""What a preview tells the pages that show it: which build is shown, and what is wrong with the newest one."""

from __future__ import annotations

import json
import threading
from dataclasses import field
from importlib.resources import files

from mujaz.frozen import frozen

PREFIX = "/_mujaz/"
"""Where the preview's own addresses lie; no page of a site begins with an underscore."""
EVENTS, SCRIPT = f"{PREFIX}events", f"{PREFIX}live.js"
SNIPPET = f'<script src="{SCRIPT}" data-build="%d" defer></script>'
"""What every page gets on its way to the browser; it is in no file of the output."""
POLICY = "default-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self'"
"""What a page may do in a preview: load from this machine, and nothing else."""


@frozen
class State:
    """One build: its number, which counts only those that changed what is shown, and the problems of the newest."""

    build: int = 0
    problems: tuple[dict[str, object], ...] = ()
    turn: int = field(default=0, compare=False)
    """Counts every change of the state."""

    def event(self) -> bytes:
        """Return the state as a server-sent event."""
        data = json.dumps({"build": self.build, "problems": self.problems}, ensure_ascii=False)
        return f"data: {data}\n\n".encode()


class Live:
    """The state of a preview, which pages wait for."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = State(build=1, turn=1)
        self._closed = False

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._state

    def show(self, problems: tuple[dict[str, object], ...], *, built: bool) -> None:
        """Tell every page of a build that came out, or of one that failed with `problems`."""
        with self._changed:
            old = self._state
            self._state = State(old.build + built, problems, old.turn + 1)
            self._changed.notify_all()

    def wait(self, turn: int, seconds: float) -> State | None:
        """Return the state once it is another than that of `turn`, None if nothing changes for so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._state.turn != turn, seconds)
            return self._state if self._state.turn != turn else None

    def close(self) -> None:
        """Wake everybody who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def closed(self) -> bool:
        """Whether the preview is over."""
        return self._closed


def script() -> bytes:
    """Return the script that reloads a page and shows what is wrong."""
    return (files("mujaz.cli") / "live.js").read_bytes()
