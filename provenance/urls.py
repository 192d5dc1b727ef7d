"""Where everything is."""

from django.contrib import admin
from django.urls import include, path

# Here and not as Django starts: commands that are given files need none of what the pages do.
admin.autodiscover()

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("provenance.web.urls")),
]

handler400 = "provenance.web.views.errors.bad_request"
handler403 = "provenance.web.views.errors.forbidden"
handler404 = "provenance.web.views.errors.not_found"
handler500 = "provenance.web.views.errors.failed"
