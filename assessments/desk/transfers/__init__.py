"""A partnership leaves for another installation, or comes from one (`docs/leaving.md`)."""
