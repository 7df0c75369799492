import subprocess
import sys


def loaded(program: str) -> set[str]:
    """Which of the modules asked for are in memory after `program`."""
    asked = "{'django', 'numpy', 'onnxruntime'}"
    show = f"; import sys; print(*{asked} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program + show], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_names_alone_load_no_encoder() -> None:
    assert loaded("from claims.linking import Statement, verdicts") == set()


def test_the_first_verdict_loads_it_but_no_django() -> None:
    program = "from claims.linking import Statement as S, verdicts; verdicts([(S('a'), S('b'))])"
    assert loaded(program) == {"numpy", "onnxruntime"}


def test_the_pages_load_no_encoder() -> None:
    program = "import django; django.setup(); import claimtrack.urls"
    assert loaded(program) - {"django", "numpy"} == set()
