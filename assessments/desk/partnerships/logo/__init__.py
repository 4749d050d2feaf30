"""The logo of a partnership: made safe, kept and shown."""
