"""Closed files, which nobody trusts: read by streaming, written beside and renamed."""
