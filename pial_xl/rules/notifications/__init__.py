"""N: what the CDAPH notified, against what pupils receive."""
