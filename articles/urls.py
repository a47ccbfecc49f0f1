from django.urls import path

from . import views

app_name = "articles"
urlpatterns = [
    path("articles/", views.ArticleList.as_view(), name="list"),
    path("articles/<slug:slug>/", views.ArticleDetail.as_view(), name="detail"),
]
