from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from clinic.demonstration.pages import TREATMENTS, Demonstration
from clinic.demonstration.staff import hire
from clinic.publishing import clock
from clinic.publishing.models import Page


class Command(BaseCommand):
    help = "Loads a fictional clinic with staff, treatments and three years of articles. Safe to run twice."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        staff = hire()
        if Page.objects.filter(slug__in=TREATMENTS).exists():
            return
        Demonstration(staff, clock.instant()).load()
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS("The demonstration clinic is loaded."))
