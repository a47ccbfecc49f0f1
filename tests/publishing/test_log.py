"""What the admin's log says of one page is found without looking through that of all."""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from articles.models import Article
from clinic.publishing.meanwhile import meanwhile
from tests.factories import fresh
from tests.plans import carried_out

FEW = 10  # the entry, and the staff, who are looked at one by one


def test_what_happened_to_a_page_meanwhile_is_found_by_an_index(article, author):
    articles, treatments = ContentType.objects.get_for_models(Article, ContentType).values()
    others = (
        LogEntry(user=author, content_type=kind, object_id=str(article.pk + number), action_flag=2)
        for number in range(1, 3000)
        for kind in (articles, treatments)
    )
    entry = LogEntry(
        user=author, content_type=articles, object_id=str(article.pk), action_flag=2, change_message="Moved."
    )
    LogEntry.objects.bulk_create([entry, *others])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE django_admin_log")
    told = []

    plans = carried_out(lambda: told.append(meanwhile(article, fresh(article).version - 1)))

    assert told[0].endswith("Ada Author: Moved.")
    [plan] = [plan for plan in plans if "django_admin_log" in plan.sql]
    assert "django_admin_log" not in plan.scanned
    assert plan.rows <= FEW
