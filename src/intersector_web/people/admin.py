"""People in the administration."""

from django.contrib import admin

from intersector_web.people.models import Invitation, Person, Term


class TermInline(admin.TabularInline[Term, Person]):
    """The terms of a person."""

    model = Term
    extra = 0


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin[Person]):
    """Persons, with their terms."""

    list_display = ("name", "email", "is_active")
    search_fields = ("name", "email")
    exclude = ("password", "last_login")
    inlines = (TermInline,)


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin[Invitation]):
    """Invitations that were made, and what became of them."""

    list_display = ("role", "email", "by", "made", "used")
