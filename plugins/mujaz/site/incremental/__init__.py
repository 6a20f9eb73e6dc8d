"""Builds that go on from what the last one kept, in a new process or in one that stays."""
