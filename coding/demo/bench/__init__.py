"""Measures the budgets on an installation of its own, which is gone afterwards."""
