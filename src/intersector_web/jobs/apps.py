"""The app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Background work."""

    name = "intersector_web.jobs"

    def ready(self) -> None:
        """Plan the next day whenever a job ended; forget what is long over."""
        from django_tasks.signals import task_finished  # noqa: PLC0415

        from intersector_web.jobs.daily import daily, plan  # noqa: PLC0415
        from intersector_web.jobs.tasks import forget  # noqa: PLC0415

        daily(forget)
        task_finished.connect(plan, dispatch_uid="daily")
