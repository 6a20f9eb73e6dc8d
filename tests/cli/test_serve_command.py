"""`mujaz serve` as an author meets it: a real server, a real build, pages that learn of every change."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mujaz.cli import main, serve_command
from mujaz.cli.live import Live, State
from mujaz.cli.preview import HEARTBEAT, HOST, make_server
from mujaz.cli.rebuild import Builder, Rebuilt
from mujaz.site.settings import SiteSettings

ITEM = "content/briefings/en/2023/harvest.md"
PAGE = "/en/briefings/2023-08-20-example-harvest/"
DRAFT = "---\ntitle: Not yet\nlang: en\ndate: 2024-06-01\nslug: 2024-06-01-not-yet\nkind: briefing\nstatus: {}\n---\n"


@dataclass
class Preview:
    """A running `mujaz serve`."""

    root: Path
    port: int

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        with closing(http.client.HTTPConnection(HOST, self.port, timeout=60)) as connection:
            connection.request("GET", path, headers=headers)
            with connection.getresponse() as answer:
                return answer.status, answer.read().decode()

    def events(self) -> Generator[dict[str, Any], None, None]:
        """Yield what a page is told, until nothing comes for five minutes."""
        with closing(http.client.HTTPConnection(HOST, self.port, timeout=90)) as connection:
            connection.request("GET", "/_mujaz/events")
            with connection.getresponse() as answer:
                silent = 0
                while silent * HEARTBEAT < 300 and (line := answer.readline()):
                    if line.startswith(b"data: "):
                        silent = 0
                        yield json.loads(line[6:])
                    silent += line.startswith(b":")


def start(root: Path, *options: str) -> tuple[subprocess.Popen[str], int]:
    command = [sys.executable, "-u", "-m", "mujaz", "serve", "--port", "0", *options]
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.match(r"http://127\.0\.0\.1:(\d+)", line):
            return process, int(found[1])
    raise AssertionError(process.wait())


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, copy_sample: Callable[[Path], Path]) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("preview") / "archive"
    copy_sample(root)
    (root / "content/briefings/en/2024/draft.md").write_text(DRAFT.format("draft"), "utf-8")
    process, port = start(root)
    yield Preview(root, port)
    stop(process)


def stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.communicate()


def test_a_page_is_served_with_what_reloads_it_and_its_file_is_not_changed(preview: Preview) -> None:
    status, page = preview.get(PAGE)
    assert status == 200
    assert '<script src="/_mujaz/live.js" data-build="' in page
    file = preview.root / ".mujaz/preview/site" / PAGE.strip("/") / "index.html"
    assert "_mujaz" not in file.read_text("utf-8")
    assert not (preview.root / "output").exists()


def test_drafts_are_shown_and_marked(preview: Preview) -> None:
    status, page = preview.get("/en/briefings/2024-06-01-not-yet/")
    assert status == 200
    assert "<title>[Draft] Not yet" in page


def test_an_address_without_a_page_is_answered_as_a_host_would(preview: Preview) -> None:
    assert preview.get("/en/nowhere/")[0] == 404
    assert preview.get("/_mujaz/other")[0] == 404
    assert preview.get("/../pelicanconf.py")[0] == 404


def test_a_request_by_another_name_of_this_machine_is_refused(preview: Preview) -> None:
    assert preview.get(PAGE, Host="evil.example")[0] == 403


def test_each_change_is_told_and_a_mistake_keeps_the_last_good_page(preview: Preview) -> None:
    with closing(preview.events()) as events:
        _follow(preview, events)


def replace(path: Path, text: str, root: Path) -> None:
    """Write a file of an archive as editors do: another one takes its place, so that nobody sees half of it."""
    draft = root.parent / "draft"
    draft.write_text(text, "utf-8")
    draft.replace(path)


def _follow(preview: Preview, events: Iterator[dict[str, Any]]) -> None:
    first = next(events)
    assert first["problems"] == []
    path = preview.root / ITEM
    text = path.read_text("utf-8")
    replace(path, re.sub(r"(?m)^title: .*$", "title: A changed headline", text), preview.root)
    second = next(event for event in events if event["build"] > first["build"])
    assert "A changed headline" in preview.get(PAGE)[1]
    replace(path, re.sub(r"(?m)^title: .*$", "title: A mistake\nlnag: en", text), preview.root)
    third = next(event for event in events if event["problems"])
    assert third["build"] == second["build"]
    assert third["problems"][0]["path"] == ITEM
    assert third["problems"][0]["line"] == 3
    assert third["problems"][0]["message"] == "`lnag` is not a key of the front matter; did you mean `lang`?"
    assert "A changed headline" in preview.get(PAGE)[1]
    settings = preview.root / "pelicanconf.py"
    replace(path, text, preview.root)
    fourth = next(event for event in events if event["build"] > third["build"])
    assert fourth["problems"] == []
    names = 'MUJAZ_NAMES = {"ar": "اسم آخر", "en": "Another name"}\n'
    replace(settings, settings.read_text("utf-8") + names, preview.root)
    next(event for event in events if event["build"] > fourth["build"])
    assert "Another name" in preview.get(PAGE)[1]


def test_what_changes_during_the_first_build_is_not_missed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, updated = threading.Event(), []

    def look(_settings: SiteSettings) -> Iterator[set[tuple[int, str]]]:
        begun.set()
        yield {(2, str(root / ITEM))}
        raise KeyboardInterrupt

    def build(_builder: Builder, *, fresh: bool = False) -> Rebuilt:
        assert begun.wait(60)
        return Rebuilt(files=f"all, {fresh=}")

    def update(_builder: Builder, paths: Iterable[str]) -> Rebuilt:
        updated.extend(paths)
        return Rebuilt()

    monkeypatch.setattr(serve_command, "_look", look)
    monkeypatch.setattr(Builder, "build", build)
    monkeypatch.setattr(Builder, "update", update)
    result = CliRunner().invoke(main, ["serve", "--port", "0"], catch_exceptions=False)
    assert (result.exit_code, updated) == (0, [ITEM])


def test_content_with_mistakes_is_shown_as_mistakes_from_the_start(
    tmp_path: Path, copy_sample: Callable[[Path], Path]
) -> None:
    root = tmp_path / "archive"
    copy_sample(root)
    (root / ITEM).write_text("no front matter", "utf-8")
    process, port = start(root, "--no-watch")
    try:
        broken = Preview(root, port)
        status, page = broken.get("/en/")
        assert (status, "/_mujaz/live.js" in page) == (404, True)
        with closing(broken.events()) as events:
            (problem,) = next(events)["problems"]
        assert (problem["path"], problem["line"]) == (ITEM, 1)
    finally:
        stop(process)


def test_states_are_told_in_order_and_each_once() -> None:
    live = Live()
    first = live.state
    live.show((), built=True)
    second = live.wait(first.turn, 1)
    assert second is not None
    assert second.build == first.build + 1
    live.show(({"message": "x"},), built=False)
    third = live.wait(second.turn, 1)
    assert third is not None
    assert (third.build, third.problems) == (second.build, ({"message": "x"},))
    assert live.wait(third.turn, 0.01) is None
    live.close()
    assert live.closed


def test_a_plain_server_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<body>x</body>", "utf-8")
    server = make_server(tmp_path, "https://a.example", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    assert Preview(tmp_path, server.server_address[1]).get("/") == (200, "<body>x</body>")
    assert Preview(tmp_path, server.server_address[1]).get("/_mujaz/events")[0] == 404
    server.shutdown()
    server.server_close()


def test_a_page_that_is_built_while_it_is_sent_is_not_taken_for_the_new_one(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<body>old</body>", "utf-8")

    class Late(Live):
        """Another build comes out just before somebody asks which one is shown."""

        @property
        def state(self) -> State:
            if page.read_text("utf-8") != "<body>new</body>":
                page.write_text("<body>new</body>", "utf-8")
                self.show((), built=True)
            return super().state

    with make_server(tmp_path, "https://a.example", 0, Late()) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert Preview(tmp_path, server.server_address[1]).get("/") == (
            200,
            '<body>new<script src="/_mujaz/live.js" data-build="2" defer></script></body>',
        )
        server.shutdown()
