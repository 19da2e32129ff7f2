"""L: the mission letters of coordinators."""
