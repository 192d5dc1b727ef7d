"""Where everything is."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("provenance.web.urls")),
]

handler400 = "provenance.web.views.errors.bad_request"
handler403 = "provenance.web.views.errors.forbidden"
handler404 = "provenance.web.views.errors.not_found"
handler500 = "provenance.web.views.errors.failed"
