import subprocess
import sys


def loaded(program: str) -> set[str]:
    """Which of the modules asked for are in memory after `program`."""
    show = "; import sys; print(*{'spacy', 'claims.extraction.pipeline'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program + show], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_names_alone_load_no_pipeline() -> None:
    assert loaded("from claims.extraction import Kind") == set()


def test_the_first_extraction_loads_it() -> None:
    program = "from claims.extraction import extract; extract('')"
    assert loaded(program) == {"spacy", "claims.extraction.pipeline"}
