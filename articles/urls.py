from django.urls import path

from . import views
from .feed import ArticleFeed

app_name = "articles"
urlpatterns = [
    path("articles/", views.ArticleList.as_view(), name="list"),
    path("articles/feed/", ArticleFeed.as_view(), name="feed"),
    path("articles/<slug:slug>/", views.ArticleDetail.as_view(), name="detail"),
]
