"""Background jobs of the follow-up."""

from django_tasks import task

from intersector_web.followup import reminders, services


@task()
def follow() -> None:
    """Bring the duties up to date with the last analysis; safe to do twice."""
    services.follow()


@task()
def remind() -> None:
    """Begin a new day: what stands today, and mails for what is due; safe to do twice."""
    services.settle()
    reminders.send()
