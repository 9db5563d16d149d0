"""Background jobs of topics."""

from django_tasks import task

from intersector_web.topics import subscriptions


@task()
def digest() -> None:
    """Tell by e-mail what changed; safe to do twice."""
    subscriptions.send()
