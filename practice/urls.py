"""The address map: the one place, beside the settings, that names every app."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from articles import preview_page, sitemaps
from articles import views as reading
from articles.media import media
from intake.views import leaving
from practice import statements, styleguide, views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path("preview/<str:token>/", preview_page.preview, name="preview"),
    path("media/<path:name>", media, name="media"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, name="sitemap-section"),
    path("admin/", include("intake.admin.urls")),
    path("admin/styleguide/", admin.site.admin_view(styleguide.styleguide), name="styleguide"),
    path("admin/articles/", include("articles.admin.urls")),
    path("admin/", admin.site.urls),
]
urlpatterns += i18n_patterns(
    path("", reading.home, name="home"),
    path("leave/", leaving.leave, name="leave"),
    path("help-now/", reading.help_now, name="help-now"),
    path("privacy/", reading.privacy, name="privacy"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("imprint/", statements.imprint, name="imprint"),
    path("intake/", include("intake.urls")),
    path("return/", include("intake.return_urls")),
    path("", include("articles.urls")),
    path("<slug:slug>/", reading.page, name="page"),
    prefix_default_language=False,
)

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found
handler500 = views.failed
