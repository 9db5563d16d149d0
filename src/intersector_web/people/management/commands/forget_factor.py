"""``forget_factor``: let an administrator in again who lost the second factor."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intersector_web.people import services
from intersector_web.people.models import Person


class Command(BaseCommand):
    """Take somebody's second factor away: ``forget_factor ada@union.example``."""

    help = "remove the second factor of somebody who lost it; they are told by mail"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose it is."""
        parser.add_argument("address", help="the e-mail address that they log in with")

    def handle(self, *_args: Any, address: str, **_options: Any) -> None:
        """Remove it."""
        person = Person.objects.filter(email__iexact=address).first()
        if person is None:
            raise CommandError(f"nobody has the address {address}")
        services.forget_factor(person=person, by=None)
        self.stdout.write(f"{address} logs in without a second factor now.")
