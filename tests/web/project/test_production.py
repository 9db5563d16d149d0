"""What `examples/production` holds is what the programs it is for accept."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "examples" / "production"
PATH = f"{os.environ['PATH']}:/usr/sbin"
UNITS = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".service", ".timer"})


def program(name: str) -> str:
    """Where a program is; without it the test is left out, except in CI."""
    found = shutil.which(name, path=PATH)
    if found is None:
        assert not os.environ.get("CI"), f"{name} is missing: tools/ensure-production"
        pytest.skip(f"no {name}")
    return found


@pytest.mark.parametrize("name", UNITS)
def test_systemd_accepts_a_unit(tmp_path: Path, name: str) -> None:
    """Every setting of it, with the program where it is installed here."""
    installed = Path(sys.executable).with_name("intersector")
    for unit in FOLDER.glob("intersector*"):
        text = unit.read_text(encoding="utf-8")
        here = text.replace("/opt/intersector/bin/intersector", str(installed))
        (tmp_path / unit.name).write_text(here, encoding="utf-8")
    command = [program("systemd-analyze"), "verify", "--man=no", str(tmp_path / name)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    ours = [line for line in checked.stderr.splitlines() if "intersector" in line]
    assert (ours, checked.returncode) == ([], 0)


def test_nginx_accepts_its_configuration(tmp_path: Path) -> None:
    """With a certificate made for the moment."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x"]
    made += ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, capture_output=True, check=True)
    text = (FOLDER / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("/etc/ssl/intersector/fullchain.pem", str(certificate))
    text = text.replace("/etc/ssl/intersector/privkey.pem", str(key))
    text = text.replace("listen 80;", "listen 18080;").replace("listen 443", "listen 18443")
    whole = f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off;\n{text}\n}}"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    command = [program("nginx"), "-t", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_every_setting_is_one_that_the_site_reads() -> None:
    """And stands in the list of them."""
    text = (FOLDER / "environment").read_text(encoding="utf-8")
    settings = FOLDER.parents[1] / "src" / "intersector_web" / "project" / "settings.py"
    documented = settings.read_text(encoding="utf-8").partition('"""\n\nimport')[0]
    named = re.findall(r"^(?:# )?([A-Z_]+)=", text, re.MULTILINE)
    assert len(named) > 6
    assert [name for name in named if name not in documented] == []
