"""How times in a recording are written on pages."""

from __future__ import annotations

from django import template

from interviews.transcripts.clock import clock

register = template.Library()
register.filter("clock", clock)
