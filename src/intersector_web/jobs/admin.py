"""Background jobs in the administration: to look at, and to have done again where they failed."""

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from intersector_web.jobs import queue

admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class JobAdmin(DBTaskResultAdmin):
    """What waits, what is being done, what ended and how."""

    actions = ("again",)

    @admin.action(description=_("Do again what failed"), permissions=["view"])
    def again(self, request: HttpRequest, chosen: DBTaskResultQuerySet) -> None:
        """Have the worker try once more."""
        queue.again(chosen)
        messages.success(request, _("What failed waits to be done again."))
