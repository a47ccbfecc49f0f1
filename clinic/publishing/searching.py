"""Finds pages by the words of their newest text, for staff."""

import re

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, QuerySet

from .models import Page, Revision, Wording
from .models.wording import ENGLISH

MAX_WORDS = 10


def with_words(pages: QuerySet[Page], asked: str) -> QuerySet[Page]:
    """Those whose title holds what is asked for, or whose newest text holds words that begin with all of its words."""
    words = re.findall(r"\w+", asked)[:MAX_WORDS]
    if not words:
        return pages
    query = SearchQuery(" & ".join(f"{word}:*" for word in words), search_type="raw", config=ENGLISH)
    later = Revision.objects.filter(page=OuterRef("revision__page"), number__gt=OuterRef("revision__number"))
    found = Wording.objects.filter(~Exists(later), vector=query).values("revision__page")
    return pages.filter(Q(title__icontains=asked.strip()) | Q(pk__in=found))
