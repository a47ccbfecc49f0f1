from smtplib import SMTPRecipientsRefused

from django.core.mail.backends import locmem


class EmailBackend(locmem.EmailBackend):
    """Refuses one address, as a mail server may."""

    def send_messages(self, messages):
        if any("refused@clinic.example" in message.recipients() for message in messages):
            raise SMTPRecipientsRefused({"refused@clinic.example": (550, b"No such user")})
        return super().send_messages(messages)
