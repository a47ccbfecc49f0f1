from django.urls import path

from . import views

app_name = "topics"
urlpatterns = [
    path("topics/", views.TopicList.as_view(), name="list"),
    path("topics/<slug:slug>/", views.TopicDetail.as_view(), name="detail"),
]
