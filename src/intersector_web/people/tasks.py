"""Background jobs of people."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django_tasks import task


@task()
def forget_sessions() -> None:
    """Remove sessions that are over, and from where they were; safe to do twice."""
    call_command("clearsessions")
    open_ = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=open_).delete()
