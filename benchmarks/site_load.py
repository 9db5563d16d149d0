"""A hundred people reading and ten deciding at once, through the real server.

    tools/ensure-postgresql python benchmarks/site_load.py --minutes 5

The site is of the size of `site_rows`. A reader opens a page every two to eight seconds, any page
that the tests know; somebody who decides opens an overlap, reads it for as long, and records a
verdict. Afterwards the rows are counted: each verdict that was answered is there once, no other is.
The exit status is 1 when something failed, was lost or doubled, or the p95 is a second or more.
"""

import argparse
import os
import sys
import threading
import time
from pathlib import Path
from random import Random
from statistics import median, quantiles

os.environ.setdefault("LOG_LEVEL", "ERROR")
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from web import conftest as union  # noqa: I001 - sets Django up

from django.core.management import call_command
from django.db import connection
from site_pages import pages
from site_people import Browser, browser_of, free_port, served
from site_rows import grow

from intersector_web.overlaps.models import Entry, Overlap
from intersector_web.people.models import Person

READING, DECIDING = 100, 10
PAUSE = (2.0, 8.0)
LIMIT = 1.0
OTHERS = ("people:accept", "theme", "original", "overlaps:decisions")


def main() -> None:
    """Fill, serve, let people in, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    minutes = parser.parse_args().minutes
    call_command("migrate", verbosity=0)
    union.fill()
    grow()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    port, stop = free_port(), threading.Event()
    people = [browser_of(person, port) for person in Person.objects.filter(email__startswith="p")]
    readers, deciders = people[:READING], people[READING : READING + DECIDING]
    client = browser_of(Person.objects.get(email="administrator@union.example"), port)
    before = Entry.objects.count()
    wrong: list[str] = []
    decided: list[str] = []
    with served(port):
        places = _places(client)
        client.seconds.clear()
        todo = list(Overlap.objects.filter(name__startswith="drawn").values_list("pk", flat=True))
        threads = [
            threading.Thread(target=_read, args=(each, n, places, stop, wrong))
            for n, each in enumerate(readers)
        ]
        threads += [
            threading.Thread(target=_decide, args=(each, todo[n::DECIDING], stop, decided, wrong))
            for n, each in enumerate(deciders)
        ]
        for thread in threads:
            thread.start()
        time.sleep(minutes * 60)
        stop.set()
        for thread in threads:
            thread.join()
    raise SystemExit(_tell(people, decided, Entry.objects.count() - before, wrong))


def _places(client: Browser) -> list[str]:
    """Pages that people read: those that answer a reader."""
    found = [place for name, some in pages() for place in some if not name.startswith(OTHERS)]
    return [place for place in found if client.get(place)[0] == 200]


def _read(
    browser: Browser, seed: int, places: list[str], stop: threading.Event, wrong: list[str]
) -> None:
    random = Random(seed)
    while not stop.wait(random.uniform(*PAUSE)):
        place = random.choice(places)
        try:
            status, _text = browser.get(place)
        except OSError as error:
            wrong.append(f"{place}: {error}")
            continue
        if status not in {200, 302, 403}:
            wrong.append(f"{place}: {status}")


def _decide(
    browser: Browser, todo: list[int], stop: threading.Event, decided: list[str], wrong: list[str]
) -> None:
    random = Random(todo[0])
    for pk in todo:
        if stop.wait(random.uniform(*PAUSE)):
            return
        place = f"/en/overlaps/{pk}/"
        try:
            token, seen = browser.verdict_form(place)
            status, _text = browser.send_verdict(place, token, seen, "Under load.")
        except (OSError, KeyError) as error:
            wrong.append(f"{place}: {error!r}")
            continue
        (decided if status == 302 else wrong).append(token)


def _tell(people: list[Browser], decided: list[str], added: int, wrong: list[str]) -> bool:
    """Print the figures, and say whether one is not as it must be."""
    seconds = [each for browser in people for each in browser.seconds]
    late = quantiles(seconds, n=20)[-1]
    kept = Entry.objects.filter(token__in=decided).count()
    print(f"{connection.vendor}, load average {os.getloadavg()[1]:.1f} on {os.cpu_count()}")
    print(f"requests {len(seconds)}, median {median(seconds):.3f} s, p95 {late:.3f} s")
    print(f"verdicts answered {len(decided)}, kept {kept}, rows added {added}")
    print(f"wrong: {len(wrong)} {wrong[:5]}")
    return bool(wrong) or not len(decided) == kept == added or late >= LIMIT


if __name__ == "__main__":
    main()
