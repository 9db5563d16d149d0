"""Background jobs of instruments."""

from django_tasks import task

from intersector_web.instruments import services
from intersector_web.instruments.models import Incoming, State
from intersector_web.instruments.signals import documents_read


@task()
def read_load(load: int) -> None:
    """Read every file of a load that is still waiting; after an interruption, the rest."""
    waiting = Incoming.objects.filter(load=load, state=State.WAITING)
    while (incoming := waiting.first()) is not None:
        services.read(incoming)
    documents_read.send(sender=read_load)
