"""Overview → what is shown, in words and rows, once for screen, paper and file.

Frozen dataclasses of words and numbers: no HTML, no plotly, no millimetres. Whoever renders them
decides nothing.
"""
