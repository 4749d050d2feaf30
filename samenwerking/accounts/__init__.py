"""How people sign in: managers invite, nobody registers, and a password alone isn't enough."""
