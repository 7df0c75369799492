import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def var() -> Iterator[Path]:
    """A folder for servers. Not tmp_path: pytest closes that to the account Postgres runs as."""
    folder = Path(tempfile.mkdtemp(prefix="claimtrack-"))
    yield folder
    shutil.rmtree(folder)
