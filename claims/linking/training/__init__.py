"""The recipe that makes `claims/linking/weights`; README.md beside it says how to run it."""
