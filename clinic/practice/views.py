from clinic.publishing.views import PageDetail


class ClinicianDetail(PageDetail):
    template_name = "practice/clinician.html"
