"""The pictures, as plotly figures made from the tables: never a number that a table doesn't show.

Only scatter and bar traces, and no tags in texts (`<b>`): others need styles that the content
security policy refuses.
"""
