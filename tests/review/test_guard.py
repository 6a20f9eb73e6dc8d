"""Nobody uses the desk but the browser that came with its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mujaz.review.guard import HOST


def test_without_the_token_nothing_is_shown(visitor: Any) -> None:
    for path in ("/", "/queue/review", "/static/desk.css", "/raw/bridge.txt"):
        answer = visitor.get(path)
        assert answer.status == 403
        assert "mujaz review" in answer.text
        assert "مكتب المراجعة" in answer.text


def test_the_token_is_exchanged_once_for_a_cookie_that_no_other_site_can_send(visitor: Any) -> None:
    answer = visitor.enter()
    assert answer.status == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert visitor.get("/queue/all").status == 200
    assert visitor.ask("GET", f"/?token={visitor.token}").status == 403


def test_a_wrong_token_and_a_wrong_cookie_are_refused(visitor: Any) -> None:
    assert visitor.get("/?token=guess").status == 403
    assert visitor.get("/?token=").status == 403
    visitor.cookie = f"mujaz-desk-{visitor.port}=guess"
    assert visitor.get("/").status == 403


@pytest.mark.parametrize("host", ["evil.example", f"{HOST}", "localhost", f"evil.example:{1}", "", f"{HOST}:1"])
def test_another_host_is_refused_though_the_cookie_is_right(guest: Any, host: str) -> None:
    """A name elsewhere may lead to this machine."""
    assert guest.ask("GET", "/queue/all", Host=host).status in {400, 403}


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"http://{HOST}", f"http://{HOST}:1"])
def test_a_form_of_another_site_is_refused(guest: Any, item: str, root: Path, origin: str) -> None:
    before = (root / item).read_bytes()
    path = f"/item/{item.removeprefix('content/briefings/')}"
    assert guest.ask("POST", path, b"do=publish", Origin=origin).status == 403
    assert guest.ask("POST", "/language", b"language=ar", Origin=origin).status == 403
    assert guest.ask("GET", "/queue/all", Origin=origin).status == 403
    assert (root / item).read_bytes() == before


def test_a_form_that_does_not_say_where_it_comes_from_is_refused(guest: Any) -> None:
    assert guest.ask("POST", "/language", b"language=ar").status == 403


def test_a_page_of_another_server_on_this_machine_is_refused(guest: Any) -> None:
    """Cookies know no ports, so that the browser would send ours along."""
    assert guest.ask("GET", "/queue/all", Sec_Fetch_Site="same-site").status == 403
    assert guest.ask("GET", "/queue/all", Sec_Fetch_Site="cross-site").status == 403
    assert guest.ask("GET", "/queue/all", Sec_Fetch_Site="same-origin").status == 200


@pytest.mark.usefixtures("item")
@pytest.mark.parametrize(
    "path",
    [
        "/item/../../pelicanconf.py",
        "/item/..%2f..%2fpelicanconf.py",
        "/item/%2e%2e/%2e%2e/pelicanconf.py",
        "/item//etc/passwd",
        "/item/ar/2023/missing.md",
        "/item/%00.md",
        "/raw/../../pelicanconf.py",
        "/raw/..%2f..%2fpelicanconf.py",
        "/raw/%2fetc%2fpasswd",
        "/raw/bridge.txt%00",
        "/static/..%2fapp.py",
        "/static/app.py",
        "/page/..%2fsources%2fgazette.yaml",
        "/beside/ar/x.md?with=pelicanconf.py",
        "/translate/..%2f..%2fpelicanconf.py",
        "/queue/nothing",
    ],
)
def test_no_address_leads_out_of_the_archive(guest: Any, path: str) -> None:
    answer = guest.get(path)
    assert answer.status == 404
    assert "SITEURL" not in answer.text
    assert "root:" not in answer.text


def test_a_link_out_of_the_inbox_is_not_followed(guest: Any, root: Path) -> None:
    secret = root.parent / "secret.txt"
    secret.write_text("secret")
    try:
        (root / "content/inbox/link.txt").symlink_to(secret)
    except OSError:
        pytest.skip("this system has no links")
    assert guest.get("/raw/link.txt").status == 404


def test_front_matter_that_names_a_raw_page_elsewhere_shows_nothing_of_it(guest: Any, root: Path, item: str) -> None:
    path = root / item
    text = path.read_text("utf-8").replace("raw: content/inbox/bridge.txt", "raw: content/inbox/../../pelicanconf.py")
    path.write_text(text, "utf-8")
    answer = guest.get(f"/item/{item.removeprefix('content/briefings/')}")
    assert answer.status == 200
    assert "SITEURL" not in answer.text


def test_every_answer_forbids_what_the_desk_does_not_need(guest: Any) -> None:
    headers = guest.get("/queue/all").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_the_language_form_leads_nowhere_else(guest: Any) -> None:
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        answer = guest.post("/language", {"language": "ar", "back": back})
        assert answer.headers["location"] == "/"
    assert guest.post("/language", {"language": "ar", "back": "/queue/all"}).headers["location"] == "/queue/all"
