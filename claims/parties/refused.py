class Refused(Exception):
    """Nothing was changed; the reason is a sentence for the person who asked."""
