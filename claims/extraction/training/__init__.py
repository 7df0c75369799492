"""The recipe that makes `weights/`: read, train, measure, export. Needs the `train` extra."""
