import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.claimtrack.processes import kill, processes_of


@pytest.fixture
def var() -> Iterator[Path]:
    """A folder for servers, none of which outlives the test.

    Not tmp_path: pytest closes that to the account Postgres runs as.
    """
    folder = Path(tempfile.mkdtemp(prefix="claimtrack-"))
    yield folder
    kill(processes_of(folder))
    shutil.rmtree(folder)
