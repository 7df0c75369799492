"""Why an address could not be fetched."""


class FetchFailed(Exception):
    """The reason is a sentence of ours: it repeats nothing that a server said.

    temporary  whether the same address may answer later
    """

    def __init__(self, reason: str, *, temporary: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.temporary = temporary
