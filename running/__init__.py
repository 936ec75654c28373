"""Starts Polyphony on one machine and keeps it up: broker, web server and worker.

Nothing in here is imported by the rooms; nothing in here imports them.
"""
