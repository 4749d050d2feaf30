"""Who may work on a partnership: managers, and readers of everything or of one municipality."""
