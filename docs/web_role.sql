-- What the role may do that answers readers and staff: it owns no table. Run by the owner, after every migrate.
GRANT USAGE ON SCHEMA public TO clinic_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clinic_web;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO clinic_web;

-- Of a placement these may change, as far as the guards let them. All other records never change.
REVOKE UPDATE, DELETE ON publishing_placement FROM clinic_web;
GRANT UPDATE (during, first_live_at, review_id, cancelled_at, cancelled_by_id, cancelled_reason)
    ON publishing_placement TO clinic_web;
REVOKE UPDATE, DELETE ON publishing_revision, publishing_link, publishing_wording, publishing_pictureuse,
    publishing_reviewevent FROM clinic_web;
REVOKE DELETE ON publishing_page, publishing_mention, library_picture FROM clinic_web;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM clinic_web;
