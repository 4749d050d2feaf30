"""What a partnership asks of its own, made while a round is in preparation."""
