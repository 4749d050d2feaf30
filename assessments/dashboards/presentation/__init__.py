"""The results on the projector of a council chamber: one finding a slide.

The meeting is public, so no municipality is named but the viewer's own.
"""
