"""The words of each mail: which a round may choose itself, and how they look."""
