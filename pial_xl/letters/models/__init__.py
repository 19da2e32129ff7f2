"""The models of letters: the packaged ones, and which serves a pole."""
