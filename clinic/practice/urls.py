from django.urls import path

from . import views

app_name = "practice"
urlpatterns = [
    path("clinicians/", views.ClinicianList.as_view(), name="clinicians"),
    path("clinicians/<slug:slug>/", views.ClinicianDetail.as_view(), name="clinician"),
    path("locations/", views.LocationList.as_view(), name="locations"),
    path("locations/<slug:slug>/", views.LocationDetail.as_view(), name="location"),
    path("about/<slug:slug>/", views.InfoDetail.as_view(), name="info"),
]
