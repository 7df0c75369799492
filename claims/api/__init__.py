"""The read-only API under `/api/v1/`: what the pages show, as JSON, for programs with a token."""
