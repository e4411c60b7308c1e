"""The pages that a sender sees."""
