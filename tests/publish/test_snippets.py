"""Settings for web servers say what `_headers` says; a server that is installed is asked itself."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

import pytest

from mujaz.publish.headers import headers_of, parse_rules, read_rules
from mujaz.publish.snippets import apache, caddy, nginx, write_snippets
from mujaz.site.machines import write_headers
from mujaz.site.pages.machine import HeadersView, _rules

MAKERS = {"nginx": nginx, "apache": apache, "caddy": caddy}
APACHE = "/usr/lib/apache2/modules"


def headers(prefix: str = "") -> str:
    """Return the site's own `_headers`."""
    return write_headers(HeadersView(_rules(prefix))).decode()


@pytest.mark.parametrize("server", MAKERS)
@pytest.mark.parametrize("prefix", ["", "/archive"])
def test_every_header_stands_in_the_settings_of_every_server(server: str, prefix: str) -> None:
    rules = parse_rules(headers(prefix))
    assert len(rules) > 5
    text = "\n".join(MAKERS[server](rules, Path("/srv/current")))
    for rule in rules:
        for name, value in rule.headers:
            assert value in text, rule.pattern
            assert name in text or name == "Content-Type", rule.pattern
    for name, value in {
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "geolocation=()",
        "Content-Security-Policy": "frame-ancestors 'none'",
        "Strict-Transport-Security": "max-age=63072000",
    }.items():
        assert name in text
        assert value in text
    assert "access_log off;" in text or 'CustomLog "/dev/null"' in text or server == "caddy"
    assert "404.html" in text


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A place of publication with a release that is shown, and the settings for it."""
    site = tmp_path / "releases/00001-x"
    files = ("index.html", "en/index.html", "en/feed.rss", "data/briefings.csv", "theme/a.css", "404.html", "manifest")
    for name in files:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, "utf-8")
    (site / "_headers").write_text(headers(), "utf-8")
    (tmp_path / "current").symlink_to("releases/00001-x")
    write_snippets(tmp_path, site)
    tmp_path.chmod(0o755)
    return tmp_path


def free_ports() -> Iterator[int]:
    """Yield ports that nobody listens at, none of those that systems give to whoever asks for any port."""
    for number in range(20_000 + os.getpid() % 5_000, 32_000):
        with socket.socket() as socket_:
            free = socket_.connect_ex(("127.0.0.1", number)) != 0
        if free:
            yield number


def nginx_command(place: Path, port: int) -> list[str]:
    main, user = place / "nginx.conf", "user root; " if os.geteuid() == 0 else ""
    main.write_text(
        f"{user}daemon off; pid {place}/nginx.pid; error_log {place}/error.log; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; client_body_temp_path {place}; proxy_temp_path {place}; "
        f"fastcgi_temp_path {place}; uwsgi_temp_path {place}; scgi_temp_path {place};\n"
        f"server {{ listen 127.0.0.1:{port}; include {place}/servers/nginx.conf; }} }}\n",
        "utf-8",
    )
    return ["nginx", "-c", str(main), "-p", str(place)]


def apache_command(place: Path, port: int) -> list[str]:
    main, types = place / "apache.conf", place / "types"
    types.write_text("text/css css\ntext/csv csv\ntext/html html\n", "ascii")
    modules = ("mpm_event", "authz_core", "dir", "mime", "headers")
    main.write_text(
        "".join(f"LoadModule {name}_module {APACHE}/mod_{name}.so\n" for name in modules)
        + f"ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {place}/apache.pid\nErrorLog {place}/error.log\n"
        f"TypesConfig {types}\n<VirtualHost 127.0.0.1:{port}>\n"
        f"Include {place}/servers/apache.conf\n</VirtualHost>\n",
        "utf-8",
    )
    return ["apache2", "-X", "-f", str(main)]


def caddy_command(place: Path, port: int) -> list[str]:
    main = place / "Caddyfile"
    main.write_text(
        f"{{\n  admin off\n  auto_https off\n}}\nimport {place}/servers/Caddyfile\n"
        f"http://127.0.0.1:{port} {{\n  import mujaz\n}}\n",
        "utf-8",
    )
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(main)]


COMMANDS: dict[str, Callable[[Path, int], list[str]]] = {
    "nginx": nginx_command,
    "apache2": apache_command,
    "caddy": caddy_command,
}


@pytest.fixture(params=COMMANDS)
def port(request: pytest.FixtureRequest, place: Path) -> Iterator[int]:
    """The port at which a real server serves the release."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    said = place / "said"
    for number in islice(free_ports(), 5):  # somebody may come before the server
        command = COMMANDS[request.param](place, number)
        with said.open("ab") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:  # noqa: S603 - a server
            if answers(process, number):
                yield number
                process.terminate()
                return
    pytest.fail(f"{request.param} does not start: {said.read_text('utf-8')}")


def answers(process: subprocess.Popen[bytes], port: int) -> bool:
    """Return whether a server listens, as soon as it does or has ended."""
    while process.poll() is None:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return process.poll() is None
        time.sleep(0.1)
    return False


def fetch(port: int, path: str) -> tuple[int, str, dict[str, str]]:
    """Return what a server answers: status, text and headers."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())


def test_a_server_answers_with_the_headers(port: int, place: Path) -> None:
    rules = read_rules(place / "current")
    for path, name in {
        "/": "index.html",
        "/en/": "en/index.html",
        "/en/feed.rss": "en/feed.rss",
        "/data/briefings.csv": "data/briefings.csv",
        "/theme/a.css": "theme/a.css",
        "/none/": "404.html",
    }.items():
        status, text, told = fetch(port, path)
        assert (status, text) == (404 if name == "404.html" else 200, name)
        for key, value in headers_of(rules, name).items():
            assert told[key].replace("; charset", ";charset") == value.replace("; charset", ";charset"), (path, key)
    assert not list(place.glob("**/access*"))
