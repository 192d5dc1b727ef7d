"""Where Django learns of this application."""

from django.apps import AppConfig


class ProvenanceConfig(AppConfig):
    """The one application of the project."""

    name = "provenance"
    verbose_name = "Provenance"
    default_auto_field = "django.db.models.BigAutoField"
