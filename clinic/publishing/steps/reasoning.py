from hashlib import sha256
from typing import Any

from django import forms

from ..checking import Finding
from ..state import PageState
from .base import Step


class Reasoning(Step):
    """A step that asks why what the checks found may stand."""

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, state=state)
        self.reasoned: dict[str, Finding] = {}

    def ask_for_reasons(self) -> None:
        for one in self.state.unreasoned:
            name = _name(one.finding)
            self.reasoned[name] = one.finding
            self.fields[name] = forms.CharField(
                label=one.label,
                help_text=one.finding.message,
                initial=one.earlier,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def reasons(self) -> dict[str, str]:
        """What was said, by a finding's key."""
        return {finding.key: self.cleaned_data[name] for name, finding in self.reasoned.items()}


def _name(finding: Finding) -> str:
    """Of its field: by the words, because what the checks find may change between showing a form and its posting."""
    return f"reason-{sha256(finding.key.encode()).hexdigest()[:12]}"
