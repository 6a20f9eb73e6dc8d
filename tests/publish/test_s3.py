"""Sending a release to S3-compatible storage: a server on this machine stands for it."""

from __future__ import annotations

import gc
import logging
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from mujaz.errors import EnvironmentLack
from mujaz.publish.targets import open_target

from .conftest import FIRST, MakeRelease

moto = pytest.importorskip("moto.server", reason="the group dev is not installed")
boto3 = pytest.importorskip("boto3")

pytestmark = pytest.mark.filterwarnings("ignore")
"""The libraries for S3 warn of themselves."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty S3-compatible server, which the environment names."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    running.start()
    host, port = running.get_host_and_port()
    address = f"http://{host}:{port}"
    for name, value in {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
    }.items():
        monkeypatch.setenv(name, value)
    urlopen(Request(f"{address}/moto-api/reset", method="POST")).close()  # noqa: S310 - what it holds outlives it
    yield address
    running.stop()
    gc.collect()  # the libraries leave sockets to it, of which it would tell in whichever test came later


@pytest.fixture
def bucket(server: str) -> Iterator[Any]:
    """An empty bucket, read with another library than it is written with."""
    storage = boto3.resource("s3", endpoint_url=server)
    yield storage.create_bucket(Bucket="mujaz")
    storage.meta.client.close()


def keys(bucket: Any) -> dict[str, str]:
    return {thing.key: thing.get()["Body"].read().decode() for thing in bucket.objects.all()}


def test_a_release_is_sent_with_types_and_how_long_each_file_may_be_kept(
    bucket: Any, make: MakeRelease, tmp_path: Path
) -> None:
    release = make(FIRST)
    open_target("s3://mujaz/site", tmp_path).send(release, lambda _: None)
    assert keys(bucket) == {f"site/{name}": (release.folder / name).read_text("utf-8") for name in release.files}
    told = {
        name: (thing["ContentType"], thing["CacheControl"])
        for name in ("index.html", "en/feed.rss", "theme/style.0123.css", "manifest")
        if (thing := bucket.Object(f"site/{name}").get())
    }
    assert told == {
        "index.html": ("text/html; charset=utf-8", "public, max-age=300"),
        "en/feed.rss": ("application/rss+xml; charset=utf-8", "public, max-age=300"),
        "theme/style.0123.css": ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        "manifest": ("text/plain; charset=utf-8", "public, max-age=300"),
    }


def test_only_what_changed_is_sent_and_what_is_gone_is_deleted(bucket: Any, make: MakeRelease, tmp_path: Path) -> None:
    told: list[str] = []
    second = {name: text for name, text in FIRST.items() if name != "en/briefings/b/index.html"}
    second["en/index.html"] = "<p>two</p>"
    for files in (FIRST, second, second):
        open_target("s3://mujaz", tmp_path).send(make(files), told.append)
    assert told == [
        "s3://mujaz: 8 files sent (0.0 MB), 0 deleted.",
        "s3://mujaz: 2 files sent (0.0 MB), 1 deleted.",
        "s3://mujaz: holds the release already.",
    ]
    assert sorted(keys(bucket)) == sorted([*second, "manifest"])


def test_a_network_that_is_gone_is_told_and_the_next_run_completes(
    bucket: Any,
    make: MakeRelease,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with socket.socket() as silent, monkeypatch.context() as patch:
        silent.bind(("127.0.0.1", 0))  # nobody else gets it meanwhile, and nobody listens there
        patch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(EnvironmentLack, match="broke off"):
            open_target("s3://mujaz", tmp_path).send(make(FIRST), lambda _: None)
        logging.getLogger("asyncio").error("Task exception was never retrieved")
    assert not [record for record in caplog.records if record.name == "asyncio"]
    assert keys(bucket) == {}
    open_target("s3://mujaz", tmp_path).send(make(FIRST), lambda _: None)
    assert sorted(keys(bucket)) == sorted([*FIRST, "manifest"])


@pytest.mark.usefixtures("server")
def test_a_bucket_that_is_not_there_is_told(make: MakeRelease, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentLack, match="s3://nowhere"):
        open_target("s3://nowhere/site", tmp_path).send(make(FIRST), lambda _: None)
