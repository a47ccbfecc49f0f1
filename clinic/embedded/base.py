from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from . import start


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL backend, connected to the embedded server in the folder that HOST names."""

    def get_connection_params(self) -> dict[str, Any]:
        folder = self.settings_dict["HOST"]
        return super().get_connection_params() | start(Path(folder))
