from django.urls import URLPattern, URLResolver, include, path

from coding.codebook.views import changing, editing, grouping, merging, showing

app_name = "codebook"

code: list[URLPattern | URLResolver] = [
    path("", showing.code, name="code"),
    path("edit/", editing.edit, name="edit"),
    path("example/", changing.use_as_example, name="use-as-example"),
    path("move/", changing.move_code, name="move"),
    path("retire/", changing.retire_code, name="retire"),
    path("take-back/", changing.take_code_back, name="take-back"),
    path("groups/", grouping.group_code, name="group-code"),
    path("merge/", merging.merge_code, name="merge"),
]

codebook: list[URLPattern | URLResolver] = [
    path("", showing.codebook, name="codebook"),
    path("groups/", grouping.groups, name="groups"),
    path("groups/<uuid:group>/", grouping.change_group, name="group"),
    path("new/", editing.new, name="new"),
    path("<uuid:code>/", include(code)),
]

urlpatterns = [path("projects/<slug:slug>/codebook/", include(codebook))]
