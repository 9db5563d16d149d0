"""People in the administration, with what packages keep of how they log in."""

from typing import Any

from allauth.mfa.admin import Authenticator
from allauth.socialaccount.admin import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.admin import UserSession
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest

from intersector_web.people.looking import ToLookAt, ToTakeAway
from intersector_web.people.models import Invitation, Person, Term

admin.site.unregister((Authenticator, SocialAccount, SocialApp, SocialToken, UserSession))


class TermInline(admin.TabularInline[Term, Person]):
    """The terms of a person."""

    model = Term
    extra = 0


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin[Person]):
    """Persons, with their terms; they are erased by themselves, so that the record stays.

    They come by invitation and change their address themselves: one that nobody proved would be
    anybody's.
    """

    list_display = ("name", "email", "is_active")
    search_fields = ("name", "email")
    exclude = ("password", "last_login")
    readonly_fields = ("email",)
    inlines = (TermInline,)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Nobody adds."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Nobody removes: what they did stays."""
        return False


@admin.register(Invitation)
class InvitationAdmin(ToTakeAway):
    """Invitations that were made, and what became of them; made on the page of people."""

    list_display = ("role", "email", "by", "made", "used")


@admin.register(Authenticator)
class SecondFactorAdmin(ToTakeAway):
    """Second factors, without their secrets: removed for somebody who lost theirs."""

    list_display = fields = ("user", "type", "created_at", "last_used_at")
    search_fields = ("user__name", "user__email")


@admin.register(SocialAccount)
class OrganisationAccountAdmin(ToTakeAway):
    """Who comes through the organisation's own login."""

    list_display = fields = ("user", "provider", "last_login", "date_joined")
    search_fields = ("user__name", "user__email")


@admin.register(UserSession)
class SessionAdmin(ToTakeAway):
    """Who is logged in from where; to remove one logs that browser out."""

    list_display = fields = ("user", "created_at", "last_seen_at", "ip", "user_agent")
    search_fields = ("user__name", "user__email", "ip")

    def delete_model(self, _request: HttpRequest, obj: UserSession) -> None:
        """End it."""
        obj.end()

    def delete_queryset(self, _request: HttpRequest, chosen: QuerySet[UserSession]) -> None:
        """End them."""
        for each in chosen:
            each.end()


@admin.register(LogEntry)
class LogAdmin(ToLookAt):
    """What was changed in the administration, by whom and when."""

    list_display = ("action_time", "user", "content_type", "object_repr", "action_flag")
    list_filter = ("action_flag", "content_type")
