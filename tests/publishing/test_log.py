"""What the admin's log says of one page is found without looking through that of all."""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from articles.models import Article
from tests.plans import explained


def test_the_log_of_a_page_is_found_by_an_index(author):
    articles, treatments = ContentType.objects.get_for_models(Article, ContentType).values()
    LogEntry.objects.bulk_create(
        LogEntry(user=author, content_type=kind, object_id=str(number), action_flag=2)
        for number in range(3000)
        for kind in (articles, treatments)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE django_admin_log")

    plan = explained(
        "SELECT id FROM django_admin_log "
        f"WHERE content_type_id = {articles.pk} AND object_id = '1500' ORDER BY id DESC LIMIT 5"
    )

    assert (plan.scanned, plan.rows) == ((), 1)
