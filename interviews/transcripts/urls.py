from django.urls import include, path

from interviews.transcripts.views import (
    bringing,
    cells,
    columns,
    importing,
    interviews,
    participants,
    previewing,
    rereading,
)

app_name = "transcripts"

_interviews = [
    path("", interviews.interviews, name="interviews"),
    path("import/", importing.import_page, name="import"),
    path("import/begin/", importing.take_up, name="take-up"),
    path("import/keep/", importing.keep_ready, name="keep-ready"),
    path("import/<uuid:file>/", previewing.preview, name="preview"),
    path("import/<uuid:file>/correct/", previewing.correct_reading, name="correct-reading"),
    path("import/<uuid:file>/keep/", previewing.keep_one, name="keep-one"),
    path("import/<uuid:file>/read-again/", rereading.read_file_again, name="read-again"),
    path("import/kept/<uuid:kept>/forget/", rereading.forget, name="forget-reading"),
    path("import/<uuid:file>/set-aside/", importing.set_file_aside, name="set-aside"),
    path("<uuid:interview>/", interviews.interview, name="interview"),
    path("<uuid:interview>/change/", interviews.change_details, name="change-interview"),
    path("<uuid:interview>/speaker/", interviews.change_speaker, name="change-speaker"),
    path("<uuid:interview>/remove/", interviews.remove_one, name="remove-interview"),
    path("<uuid:interview>/original/", interviews.original, name="original"),
]

_participants = [
    path("", participants.participants, name="participants"),
    path("bring-in/", bringing.bring_in, name="bring-in"),
    path("bring-in/apply/", bringing.apply, name="bring-in-apply"),
    path("take-out/", bringing.take_out, name="take-out"),
    path("add/", participants.add, name="add-participant"),
    path("columns/add/", columns.add_column, name="add-column"),
    path("columns/<uuid:column>/change/", columns.change_column, name="change-column"),
    path("columns/<uuid:column>/move/", columns.move_column, name="move-column"),
    path("columns/<uuid:column>/remove/", columns.remove_column, name="remove-column"),
    path("footnotes/add/", columns.add_note, name="add-footnote"),
    path("footnotes/<uuid:footnote>/change/", columns.change_note, name="change-footnote"),
    path("footnotes/<uuid:footnote>/remove/", columns.remove_note, name="remove-footnote"),
    path("<uuid:participant>/", participants.participant, name="participant"),
    path("<uuid:participant>/cell/", cells.fill_cell, name="fill-cell"),
    path("<uuid:participant>/remove/", participants.remove, name="remove-participant"),
]

urlpatterns = [
    path("projects/<slug:slug>/interviews/", include(_interviews)),
    path("projects/<slug:slug>/participants/", include(_participants)),
]
