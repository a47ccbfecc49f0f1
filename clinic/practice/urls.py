from django.urls import path

from . import views

app_name = "practice"
urlpatterns = [
    path("clinicians/<slug:slug>/", views.ClinicianDetail.as_view(), name="clinician"),
]
