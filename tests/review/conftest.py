"""A small archive with two imported pages, and the review desk over it on a real port."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
import uvicorn

from mujaz.errors import Problem
from mujaz.pipeline import Given
from mujaz.review.app import make_app
from mujaz.review.arriving import take_pages
from mujaz.review.desk import Desk
from mujaz.review.guard import HOST, Guard

RECORDS = {
    "sources/gazette": "names: {ar: جريدة النموذج, en: The Sample Gazette}\ntype: newspaper\n"
    "domains: [gazette.example]\nbylines: [جريدة النموذج]\ndropped_lines: [صورة من الأرشيف]  # keep\n",
    "actors/council": "names: {ar: مجلس المثال, en: Example Council}\ntype: organisation\n",
    "actors/assembly": "names: {ar: جمعية المثال, en: Example Assembly}\ntype: organisation\n",
    "places/model-city": "names: {ar: مدينة النموذج, en: Model City}\ntype: city\n",
}
PAGE = """مجلس المثال يفتتح جسراً في مدينة النموذج - جريدة النموذج

مجلس المثال يفتتح جسراً في مدينة النموذج

جريدة النموذج

الثلاثاء 14 شباط 2023

افتتح مجلس المثال، أمس الاثنين، جسراً جديداً في مدينة النموذج بعد أعمال دامت سنتين، وحضر الافتتاح عدد من سكان الحي.

صورة من الأرشيف

وقال رئيس المجلس إن الجسر يصل بين ضفتي النهر ويقصّر الطريق إلى المستشفى، وإن كلفته بلغت مليوني ليرة من الموازنة العامة.

وأضاف أن الأعمال المقبلة تشمل ترميم السوق القديم وإنارة الشوارع المحيطة به قبل نهاية العام الجاري، بحسب ما نقلته الصحف.

مقالات ذات صلة

السوق القديم ينتظر الترميم منذ سنوات
"""
SETTINGS = """SITEURL = "https://desk.example"
TIMEZONE = "Asia/Damascus"
PATH = "content"
OUTPUT_PATH = "output"
PLUGINS = ["mujaz.site"]
MUJAZ_FORMAT = 1
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of an archive with records and no items."""
    folder = tmp_path / "archive"
    for name, text in RECORDS.items():
        path = folder / "content" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "content/inbox").mkdir()
    (folder / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    return folder


@pytest.fixture
def desk(root: Path) -> Desk:
    return Desk(root, ("ar", "en"), ZoneInfo("Asia/Damascus"))


@pytest.fixture
def item(desk: Desk) -> str:
    """Return the path of an imported item that waits for its review."""
    (arrived,) = take_pages(desk, [("bridge.txt", PAGE.encode())], Given(source="gazette", review=True))
    assert arrived.item is not None
    return arrived.item


@dataclass
class Answer:
    """What the desk answered."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass
class Visitor:
    """A browser without a screen: it keeps the cookie and sends what a browser sends."""

    port: int
    token: str
    cookie: str = ""

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=300)
        given = {"Host": f"{HOST}:{self.port}", **({"Cookie": self.cookie} if self.cookie else {})}
        given.update({name.replace("_", "-"): value for name, value in headers.items()})
        connection.request(method, path, body, given)
        response = connection.getresponse()
        text = response.read().decode("utf-8", "replace")
        found = {name.lower(): value for name, value in response.getheaders()}
        connection.close()
        return Answer(response.status, found, text)

    def enter(self) -> Answer:
        answer = self.ask("GET", f"/?token={self.token}")
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        return answer

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, values: Mapping[str, str]) -> Answer:
        return self.ask("POST", path, urlencode(values).encode(), Origin=f"http://{HOST}:{self.port}",
                        Content_Type="application/x-www-form-urlencoded")  # fmt: skip

    def send(self, path: str, values: Mapping[str, str]) -> Answer:
        """Send the form of a page as a browser does: its hidden values, and those that are given."""
        page = self.get(path)
        hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', page.text))
        hidden.pop("back", None)
        return self.post(path, {**hidden, **values})


@pytest.fixture
def visitor(desk: Desk) -> Iterator[Visitor]:
    """Return somebody who knows the address, before the first visit."""
    listening = socket.create_server((HOST, 0))
    guard = Guard(listening.getsockname()[1])

    def tell(_language: str, problem: Problem) -> str:
        return problem.message

    server = uvicorn.Server(uvicorn.Config(make_app(desk, guard, tell, "en"), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield Visitor(guard.port, guard.token)
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture
def guest(visitor: Visitor) -> Visitor:
    """Return somebody who has entered."""
    visitor.enter()
    return visitor
