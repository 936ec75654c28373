from django.urls import include, path

from interviews.projects.views import (
    acts,
    front,
    history,
    home,
    jobs,
    language,
    live,
    members,
    settings,
    undoing,
)

app_name = "projects"

project = [
    path("", home.home, name="home"),
    path("history/", history.history, name="history"),
    path("acts/", acts.acts, name="acts"),
    path("undo/", undoing.undo_newest, name="undo"),
    path("undo/<int:seq>/", undoing.undo_one, name="undo-one"),
    path("redo/", undoing.redo_newest, name="redo"),
    path("jobs/<uuid:job>/", jobs.job, name="job"),
    path("ticket/", live.ticket, name="ticket"),
    path("settings/", settings.settings, name="settings"),
    path("questions/add/", settings.add_question, name="add-question"),
    path("questions/<uuid:question>/", settings.change_question, name="change-question"),
    path("questions/<uuid:question>/remove/", settings.remove_one_question, name="remove-question"),
    path("questions/<uuid:question>/move/", settings.move_one_question, name="move-question"),
    path("members/", members.members, name="members"),
    path("members/mark/", members.change_own_mark, name="change-own-mark"),
    path("members/leave/", members.leave_project, name="leave"),
    path("members/<uuid:member>/role/", members.change_members_role, name="change-role"),
    path("members/<uuid:member>/remove/", members.remove_member, name="remove-member"),
    path("invitations/make/", members.make_invitation, name="make-invitation"),
    path(
        "invitations/<uuid:invitation>/withdraw/",
        members.withdraw_invitation,
        name="withdraw-invitation",
    ),
]

urlpatterns = [
    path("", front.projects, name="projects"),
    path("new-project/", front.found, name="found"),
    path("language/", language.language, name="language"),
    path("live/", live.live, name="live"),
    path("invitations/<str:token>/", members.invitation, name="invitation"),
    path("projects/<slug:slug>/", include(project)),
]
