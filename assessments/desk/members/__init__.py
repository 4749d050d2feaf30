"""Who may work on a partnership: managers, coordinators of one municipality, and readers of
everything or of one."""
