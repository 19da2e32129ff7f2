"""The parameters of the library, subject by subject."""
