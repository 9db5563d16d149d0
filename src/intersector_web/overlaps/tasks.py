"""Background jobs of overlaps."""

from datetime import timedelta
from typing import Any, Final

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from intersector import pipeline
from intersector.review import Review
from intersector_web.instruments import bridge as instruments
from intersector_web.instruments.models import Document
from intersector_web.layout.words import known_organisations
from intersector_web.overlaps import bridge
from intersector_web.overlaps.models import Analysis
from intersector_web.overlaps.signals import analysed, reviewing

A_WHILE: Final = timedelta(minutes=10)


@task()
def analyse() -> None:
    """Compare all documents and keep what is found; safe to do twice."""
    run = Analysis.objects.create()
    both = instruments.instruments(Document.objects.prefetch_related("clauses"))
    rows = {
        clause: row for read, held in both for clause, row in zip(read.clauses, held, strict=True)
    }
    findings = pipeline.map_instruments(
        [read for read, _rows in both],
        means=pipeline.Means(
            known_organisations(),
            reviewed=_reviewed(),
            progress=lambda stage, done, total: _tell(run, stage, done, total),
        ),
    )
    bridge.keep_findings(findings, rows)
    run.encoder, run.finished = findings.encoder, timezone.now()
    run.save()
    analysed.send(sender=analyse, findings=findings, clauses=rows)


def analyse_soon() -> None:
    """Analyse in a while, so that what people say until then is heard together."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    if not waiting.filter(task_path=analyse.module_path).exists():
        analyse.using(run_after=timezone.now() + A_WHILE).enqueue()


def _reviewed() -> Review:
    """What people said of themes, from all who know."""
    told: list[tuple[Any, Any]] = reviewing.send(sender=analyse)
    return Review(tuple(each for _who, pairings in told for each in pairings))


def _tell(run: Analysis, stage: str, done: int, total: int) -> None:
    """Write how far the analysis is, where a person would notice."""
    if run.stage != stage or (done - run.done) * 50 >= total:
        run.stage, run.done, run.total = stage, done, total
        run.save(update_fields=["stage", "done", "total"])
