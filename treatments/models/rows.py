from django.db import models

from clinic.publishing.models import Row

from ..kinds import Firmness, Frequency, Severity
from .treatment import Treatment


class Contraindication(Row):
    treatment = models.ForeignKey(Treatment, models.CASCADE, related_name="contraindications")
    reason = models.CharField(max_length=200, help_text="For example: An infection in the skin of your back")
    firmness = models.CharField("who has it", max_length=10, choices=Firmness, default=Firmness.NEVER)
    note = models.TextField(blank=True, help_text="For example: We wait until it has healed.")

    class Meta(Row.Meta):
        verbose_name_plural = "who should not have it"

    def __str__(self) -> str:
        return self.reason


class Risk(Row):
    treatment = models.ForeignKey(Treatment, models.CASCADE, related_name="risks")
    name = models.CharField(max_length=160, help_text="For example: A headache that is worse when you sit up")
    severity = models.CharField("how serious", max_length=10, choices=Severity)
    frequency = models.CharField("how often", max_length=10, choices=Frequency)
    what_to_do = models.CharField(
        max_length=300, blank=True, help_text="For example: Lie flat, drink, and call us the same day."
    )

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class Step(Row):
    treatment = models.ForeignKey(Treatment, models.CASCADE, related_name="steps")
    text = models.CharField("step", max_length=400, help_text="For example: You lie on your stomach on a table.")

    class Meta(Row.Meta):
        verbose_name = "step on the day"
        verbose_name_plural = "on the day"

    def __str__(self) -> str:
        return self.text


class Question(Row):
    treatment = models.ForeignKey(Treatment, models.CASCADE, related_name="questions")
    question = models.CharField(max_length=200, help_text="As a patient asks it: How soon will I know if it worked?")
    answer = models.TextField()

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return self.question
