from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from clinic.demonstration.pages import Demonstration
from clinic.demonstration.staff import hire
from clinic.practice.models import Practice
from clinic.publishing import clock


class Command(BaseCommand):
    help = "Loads a fictional clinic with staff, places, treatments and three years of articles. Safe to run twice."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        staff = hire()
        if Practice.objects.exists():
            return
        Demonstration(staff, clock.instant()).load()
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS("The demonstration clinic is loaded."))
