"""Feeds that are followed: asked again and again, and what is new in them imported."""
