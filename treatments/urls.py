from django.urls import path

from . import views

app_name = "treatments"
urlpatterns = [
    path("treatments/", views.TreatmentList.as_view(), name="list"),
    path("treatments/<slug:slug>/", views.TreatmentDetail.as_view(), name="detail"),
]
