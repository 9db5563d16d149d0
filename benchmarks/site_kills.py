"""The server and its worker killed again and again while people upload and decide.

    python benchmarks/site_kills.py --kills 50

Each time a process of the site is killed at a moment of its own choice: the web server, one of its
processes, or the worker, whatever it does. Whoever was not answered sends the same again, as people
do. Afterwards, when the worker has done what was left, the rows are counted: every file that was
taken was read, once; every verdict that was answered is there, once; no job is left half done. The
exit status is 1 when one of these fails, or a page was broken.
"""

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

os.environ.setdefault("LOG_LEVEL", "ERROR")
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from web import conftest as union  # noqa: I001 - sets Django up

import psutil
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult
from site_people import Browser, browser_of, free_port, served, until_answered

from intersector_web.instruments.models import Clause, Document, Incoming, State
from intersector_web.overlaps.models import Analysis, Entry, Overlap
from intersector_web.people.models import Person

TEXT = "RESOLUTION {0} (Vastrand, 2031)\n\nOn lamps\n\nThe General Conference,\n\nresolves\n\n{1}"
ACT = "{0} to keep lamp {0} of pier {1} alight;\n\n"


def main() -> None:
    """Fill, serve, kill, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    kills = parser.parse_args().kills
    call_command("migrate", verbosity=0)
    union.fill()
    port, stop = free_port(), threading.Event()
    person = Person.objects.get(email="secretariat@union.example")
    browsers = [browser_of(person, port) for _ in range(3)]
    decided: list[str] = []
    given: list[str] = []
    broken: list[str] = []
    begun = Analysis.objects.count()
    with served(port) as site:
        threads = [
            threading.Thread(target=_upload, args=(browsers[0], given, stop, broken)),
            threading.Thread(target=_decide, args=(browsers[1], decided, stop, broken)),
            threading.Thread(target=_read, args=(browsers[2], stop, broken)),
        ]
        for thread in threads:
            thread.start()
        killed = _kill(site, kills)
        stop.set()
        for thread in threads:
            thread.join()
        until_answered(port)
    call_command("work", batch=True, verbosity=0)
    print(f"{connection.vendor}: killed {dict(killed)}")
    print(f"analyses begun {Analysis.objects.count() - begun}")
    raise SystemExit(_tell(given, decided, broken))


def _kill(site: "subprocess.Popen[bytes]", kills: int) -> Counter[str]:
    """Kill one of the processes below `serve`, and wait until another takes its place."""
    random, killed = Random(3), Counter[str]()
    while sum(killed.values()) < kills:
        time.sleep(random.uniform(0.5, 3))
        below = psutil.Process(site.pid).children(recursive=True)
        if below:
            victim = random.choice(sorted(below, key=lambda each: each.pid))
            try:
                line = " ".join(victim.cmdline())
                victim.send_signal(signal.SIGKILL)
            except psutil.NoSuchProcess:
                continue
            killed["worker" if line.endswith(" work") else "web"] += 1
    return killed


def _upload(browser: Browser, given: list[str], stop: threading.Event, broken: list[str]) -> None:
    """Give three documents at a time, of names that nobody else gives, until they are taken."""
    number = 0
    while not stop.wait(0.5):
        number += 1
        names = [f"{number}-{n}.txt" for n in range(3)]
        files = {
            name: TEXT.format(
                f"{number}{n}", "".join(ACT.format(x, name) for x in range(1, 4))
            ).encode()
            for n, name in enumerate(names)
        }
        ask = partial(browser.upload, "/en/instruments/load/", files)
        if _until(ask, {302}, stop, broken):
            given += names


def _decide(browser: Browser, decided: list[str], stop: threading.Event, broken: list[str]) -> None:
    """Judge overlap after overlap; a verdict that was not answered is sent again."""
    while not stop.wait(0.3):
        row = Overlap.objects.filter(found=True, left__isnull=False, right__isnull=False)
        pk = row.order_by("?").values_list("pk", flat=True)[0]
        connection.close()
        try:
            place = f"/en/overlaps/{pk}/"
            token, seen = browser.verdict_form(place)
        except (OSError, KeyError):
            continue
        ask = partial(browser.send_verdict, place, token, seen, "While it is killed.")
        if _until(ask, {302, 422}, stop, broken) == 302:
            decided.append(token)


def _read(browser: Browser, stop: threading.Event, broken: list[str]) -> None:
    """Open pages."""
    places = ["/en/instruments/", "/en/overlaps/", "/en/topics/", "/readyz"]
    while not stop.wait(0.2):
        for place in places:
            _until(partial(browser.get, place), {200, 503}, stop, broken)


def _until(
    ask: Callable[[], tuple[int, str]],
    well: set[int],
    stop: threading.Event,
    broken: list[str],
) -> int | None:
    """Ask until it is answered, the status; whatever is answered must be well."""
    while True:
        try:
            status, page = ask()
        except OSError:
            if stop.wait(0.3):
                return None
            continue
        if status not in well:
            broken.append(f"{ask}: {status} {page[:80]}")
        return status


def _tell(given: list[str], decided: list[str], broken: list[str]) -> bool:
    """Print the counts, and say whether one is not as it must be."""
    taken = Counter(Incoming.objects.filter(source__in=given).values_list("source", flat=True))
    states = Counter(Incoming.objects.values_list("state", flat=True))
    documents = Document.objects.filter(source__in=given).count()
    double = (
        Document.objects.count()
        - Document.objects.values("identifier", "source").distinct().count()
    )
    clauses = Clause.objects.filter(document__source__in=given).count()
    entries = Counter(str(x) for x in Entry.objects.values_list("token", flat=True))
    left = DBTaskResult.objects.exclude(status__in=["SUCCESSFUL", "READY"]).count()
    lost = [name for name in given if taken[name] == 0]
    print(f"files answered {len(given)}, lost {len(lost)}; states {dict(states)}")
    print(f"documents {documents}, doubled {double}, clauses {clauses}")
    print(f"verdicts answered {len(decided)}, kept {sum(entries[x] == 1 for x in decided)}")
    print(f"jobs failed or half done {left}; broken pages {len(broken)} {broken[:5]}")
    whole = not lost and documents == len(given) and clauses == 3 * len(given) and not double
    kept = all(entries[x] == 1 for x in decided)
    done = set(states) == {State.DONE} and left == 0
    return not (whole and kept and done and not broken)


if __name__ == "__main__":
    main()
