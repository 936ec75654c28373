"""Forms about people and projects."""

from __future__ import annotations

from django import forms

from interviews.projects.models import Project


class ProjectForm(forms.ModelForm[Project]):
    class Meta:
        model = Project
        fields = ("title", "approach", "reasoning", "level", "language", "time_zone")
