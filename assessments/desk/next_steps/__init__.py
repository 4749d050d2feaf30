"""What there is to do for a round, and what is wrong: said once, for the desk and its pages."""
