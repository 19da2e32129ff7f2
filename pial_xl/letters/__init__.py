"""What a mission letter says, and how it is laid on a sheet."""
