"""Coordinators: each fills in the list of one municipality, and says when it is ready."""
