from tests.quality.lost.measuring import HALVES, measured

for half in HALVES:
    print(half, measured(half))
