"""What builds keep in the state folder, for those that come after them."""
