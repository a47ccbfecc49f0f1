from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path, register_converter

from articles.models import Article
from clinic.closed_admin import Choices
from clinic.practice.models import Clinician, InfoPage, Location
from clinic.publishing.as_of import choose_as_of, site_as_of
from clinic.publishing.page_choices import choose_page
from clinic.publishing.preview import preview
from clinic.publishing.views import NotFound
from clinic.richtext.views import Writing
from clinic.search import Kind, Search
from clinic.sitemap import PartNumber, SitemapIndex, SitemapLists, SitemapPart
from clinic.slashes import without_slash
from clinic.topics.models import Topic
from clinic.views import Home
from clinic.well_known import Robots, SecurityContact, icon, is_live, is_ready
from treatments.models import Treatment
from treatments.views import SIMPLER_FIRST

KINDS = [
    Kind("treatments", "Treatments", "Treatment", Treatment),
    Kind("topics", "Conditions and topics", "Topic", Topic),
    Kind("articles", "Articles", "Article", Article, is_many=True),
    Kind("clinicians", "Our team", "Our team", Clinician),
    Kind("locations", "Locations", "Location", Location),
    Kind("about", "About the clinic", "About the clinic", InfoPage),
]

register_converter(PartNumber, "part")

handler404, handler500 = "clinic.publishing.views.not_found", "clinic.views.failed"
urlpatterns = [
    path(
        "", Home.as_view(treatment_model=Treatment, treatment_order=SIMPLER_FIRST, article_model=Article), name="home"
    ),
    path("search/", Search.as_view(kinds=KINDS), name="search"),
    path("", include("treatments.urls")),
    path("", include("articles.urls")),
    path("", include("clinic.topics.urls")),
    path("", include("clinic.practice.urls")),
    path("", include("clinic.library.urls")),
    path("preview/<str:token>/", preview, name="preview"),
    path("admin/autocomplete/", admin.site.admin_view(Choices.as_view(admin_site=admin.site))),
    path("admin/choose-page/", admin.site.admin_view(choose_page), name="choose_page"),
    path("admin/as-of/", admin.site.admin_view(choose_as_of), name="choose_as_of"),
    path("admin/as-of/<str:instant>/", admin.site.admin_view(site_as_of)),
    path("admin/as-of/<str:instant>/<path:path>", admin.site.admin_view(site_as_of)),
    path("admin/writing/", admin.site.admin_view(Writing.as_view()), name="writing"),
    path("admin/", admin.site.urls),
    path("sitemap.xml", SitemapIndex.as_view(), name="sitemap"),
    path("sitemap/lists.xml", SitemapLists.as_view(), name="sitemap_lists"),
    path("sitemap/<part:number>.xml", SitemapPart.as_view(), name="sitemap_part"),
    path("robots.txt", Robots.as_view()),
    path(".well-known/security.txt", SecurityContact.as_view()),
    path("favicon.ico", icon),
    path("health/live", is_live),
    path("health/ready", is_ready),
    re_path(r"^(?P<path>.+[^/])$", without_slash),
    re_path("", NotFound.as_view()),
]
if "clinic.demonstration" in settings.INSTALLED_APPS:
    from clinic.demonstration.staff import enter_as

    urlpatterns.insert(0, path("admin/login/", admin.site.login, {"extra_context": {"enter_as": enter_as}}))
