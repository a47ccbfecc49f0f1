from django.db import migrations


class Migration(migrations.Migration):
    """The admin's log is read page by page: by the history, and by whoever must be told what happened meanwhile."""

    dependencies = [("publishing", "0001_initial"), ("admin", "0003_logentry_add_action_flag_choices")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX log_of_a_page ON django_admin_log (object_id, content_type_id, id)",
            "DROP INDEX log_of_a_page",
        ),
    ]
