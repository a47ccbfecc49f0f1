from django.utils.html import format_html
from django.utils.safestring import SafeString


def picture_html(src: str, width: str, height: str, alt: str, lazy: bool = True) -> SafeString:
    return format_html('<img src="{}" width="{}" height="{}" alt="{}">', src, width, height, alt)
