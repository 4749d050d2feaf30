"""Mail that comes back: how it is recognised, read, and told to managers."""
