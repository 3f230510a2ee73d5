"""The rules of ending a client relationship, as values and pure functions over them."""
