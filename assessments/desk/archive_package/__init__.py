"""All of a released round in one ZIP, for the archive of an organisation (`docs/archiving.md`)."""
