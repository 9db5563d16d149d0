"""Server time of every page of the site at the size of an organisation.

    python benchmarks/site_pages.py [--instruments 1000] [-k NAME]
    tools/ensure-postgresql python benchmarks/site_pages.py

The addresses are those that the tests find, so a new page is measured without being asked for; for
pages of one object, many of the large ones are opened in turn, and the longest. Time is from the
request to the last byte of the answer, through every middleware, without the network; of an export
of a whole table, which is sent as it is read, it is until the first byte, and how long all of it
takes is told beside. Files that cannot be sent so are named (`WHOLE`). ``processor`` is what this
process used, which on a busy machine is nearer the truth with SQLite. The exit status is 1 when a
page has a p95 of `LIMIT` or more.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles

os.environ.setdefault("LOG_LEVEL", "ERROR")
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from web import conftest as union  # noqa: I001 - sets Django up

from django.db import connection
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from django.urls import reverse
from site_rows import INSTRUMENTS, LONG, grow
from web.addresses import OURS, address

from intersector_web.instruments.models import Document
from intersector_web.overlaps.models import Overlap, Theme
from intersector_web.people.models import Person
from intersector_web.project import wsgi

LIMIT = 0.2
WHOLE = {
    "followup:workbook": "a workbook of every reporting duty",
    "mapping:file": "a workbook of every place of the map",
    "instruments:json (longest)": "a text of a thousand clauses",
    "instruments:akn (longest)": "a text of a thousand clauses",
}
"""What is one file with everything in it, and too long for `LIMIT`: a workbook is a zip, whose
directory comes last, and of a text nobody wants a part. They take time as they are long; what can
be sent as it is read (tables as CSV, calendars, decisions) is."""
AT_ONCE = 3.0
"""Their limit."""
MANY = 20
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def pages() -> Iterator[tuple[str, list[str]]]:
    """What to open, by a name: each address as it is, lists with each filter, large objects."""
    for name in OURS:
        yield name, [address(name)]
    random = Random(2)
    slugs = sorted(Document.objects.filter(slug__startswith="drawn").values_list("slug", flat=True))
    longest, some = slugs[:LONG], random.sample(slugs[LONG:], MANY)
    for size, those in (("large", some), ("longest", longest)):
        for name in ("document", "json", "akn"):
            opened = [reverse(f"instruments:{name}", args=[x]) for x in those]
            yield f"instruments:{name} ({size})", opened
        opened = [reverse("followup:implementation", args=[x]) for x in those]
        yield f"followup:implementation ({size})", opened
    keys = sorted(Overlap.objects.filter(name__startswith="drawn").values_list("pk", flat=True))
    opened = [reverse("overlaps:overlap", args=[key]) for key in random.sample(keys, MANY)]
    yield "overlaps:overlap (drawn)", opened
    theme = Theme.objects.filter(name="drawn-1")[0].name
    overlaps = ("page=1000", "q=observations", "state=-", "state=again", "state=overlap", "held=me")
    for query in (*overlaps, "state=gone", f"theme={theme}", f"document={some[0]}", "sectors=MU-O"):
        yield f"overlaps:list?{query}", [f"{reverse('overlaps:list')}?{query}"]
    for query in ("page=40", "q=observations", "sector=MU-O", "language=ar", "kind=resolution"):
        yield f"instruments:list?{query}", [f"{reverse('instruments:list')}?{query}"]


def administrator() -> Client:
    """Who opens the pages; a new one for each, for a client keeps a little of each answer."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(Person.objects.get(email="administrator@union.example"), BACKEND)
    return client


def measure(client: Client, places: list[str]) -> list[tuple[float, float, float]]:
    """Seconds until the page is there, of this process until then, and until a stream is sent."""
    taken = []
    for n in range(MANY + 2):
        begun, used = time.perf_counter(), time.process_time()
        response = client.get(places[n % len(places)])
        stream = iter(response) if response.streaming else iter(())
        next(stream, b"")
        there, own = time.perf_counter() - begun, time.process_time() - used
        for _piece in stream:
            pass
        sent = time.perf_counter() - begun if response.streaming else 0.0
        response.close()
        taken.append((there, own, sent))
        if response.status_code == 400 or response.status_code >= 500:
            raise SystemExit(f"{places[n % len(places)]}: {response.status_code}")
    return taken[2:]


def tell(name: str, taken: list[tuple[float, float, float]]) -> float:
    """Print the figures of a page, and return its p95."""
    clock, processor, sent = zip(*taken, strict=True)
    late, used, whole = (quantiles(each, n=20)[-1] for each in (clock, processor, sent))
    sending = f"{whole * 1e3:7.0f}" if whole else ""
    figures = f"{median(clock) * 1e3:7.0f} {late * 1e3:7.0f} {used * 1e3:14.0f}"
    print(f"{name:44} {figures} {sending}", flush=True)
    return late


def main() -> None:
    """Fill, measure each page, print, and say whether one is too slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-k", default="", help="only pages whose name holds this")
    parser.add_argument("--instruments", type=int, default=INSTRUMENTS)
    options = parser.parse_args()
    wanted = options.k
    made = setup_databases(verbosity=0, interactive=False)
    slow = []
    try:
        union.fill()
        begun = time.perf_counter()
        grow(options.instruments)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"{connection.vendor}: grown in {time.perf_counter() - begun:.0f} s")
        wsgi.settle()
        print(f"{'milliseconds':44} {'median':>7} {'p95':>7} {'processor p95':>14} {'all':>7}")
        for name, places in pages():
            client = administrator()
            if wanted in name and client.get(places[0]).status_code != 405:
                limit = AT_ONCE if name in WHOLE else LIMIT
                slow += [name] if tell(name, measure(client, places)) >= limit else []
    finally:
        teardown_databases(made, verbosity=0)
    print(f"too slow: {', '.join(slow) or 'none'}")
    print(f"whole files, allowed {AT_ONCE:.0f} s: {', '.join(WHOLE)}")
    raise SystemExit(bool(slow))


if __name__ == "__main__":
    main()
