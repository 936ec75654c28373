"""Drawing by a process of its own, for every room that has pictures. No Django."""
