"""What the database itself refuses to do to a picture."""

import pgtrigger

# SQLSTATE 23514 (check_violation) reaches Django as IntegrityError.
REFUSE = "RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = '{message}';"
IDENTITY = ("sha256", "extension", "width", "height")

PICTURE_IDENTITY = pgtrigger.Trigger(
    name="identity",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf(*IDENTITY),
    condition=pgtrigger.AnyChange(*IDENTITY),
    func=REFUSE.format(message="A picture stays the picture it is. Upload another one."),
)
PICTURE_STAYS = pgtrigger.Trigger(
    name="stays",
    when=pgtrigger.Before,
    operation=pgtrigger.Delete,
    func=REFUSE.format(message="A picture is only hidden: texts that patients could read show it."),
)
