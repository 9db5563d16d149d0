"""Documents in a bucket of a server that speaks S3, as in a folder."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer
from tests.web.backups.sites import Site, fill, new_site, write_texts

from intersector_web.project.settings import storage


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The address of an empty bucket."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "a/b"}
    boto3.client("s3", endpoint_url=url, region_name="us-east-1", **keys).create_bucket(
        Bucket="given"
    )
    yield f"s3+http://key:a%2Fb@{host}:{port}/given"
    server.stop()


@pytest.fixture
def site(tmp_path: Path, bucket: str) -> Iterator[Site]:
    """A site that keeps its files there."""
    with new_site(tmp_path / "site", "sqlite") as made:
        yield Site(made.folder, {**made.surroundings, "STORAGE_URL": bucket})


def test_a_site_on_a_bucket_is_read_backed_up_and_restored(site: Site, tmp_path: Path) -> None:
    """Into a folder too: the files are the same."""
    fill(site, write_texts(tmp_path / "texts", 2))
    assert list((site.folder / "originals").iterdir()) == []
    made = site.backup(tmp_path / "a.backup")
    with new_site(tmp_path / "other", "sqlite") as other:
        other.run("intersector", "restore", str(made))
        assert len(list((other.folder / "originals").iterdir())) == 2
        assert other.backup(tmp_path / "b.backup").read_bytes() == made.read_bytes()
    site.run("intersector", "restore", str(made), "--replace")


def test_an_address_of_a_bucket_is_read() -> None:
    """Keys that hold anything, TLS unless told otherwise, and keys from elsewhere where none is."""
    options = storage("s3://key:a%2Fb@store.example:9000/given")["OPTIONS"]
    assert isinstance(options, dict)
    assert options["endpoint_url"] == "https://store.example:9000"
    assert (options["bucket_name"], options["access_key"], options["secret_key"]) == (
        "given",
        "key",
        "a/b",
    )
    assert storage("s3+http://store.example/x")["OPTIONS"] | {} == {  # type: ignore[operator]
        "endpoint_url": "http://store.example",
        "bucket_name": "x",
        "access_key": None,
        "secret_key": None,
        "addressing_style": "path",
    }
