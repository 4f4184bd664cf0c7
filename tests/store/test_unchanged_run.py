from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.store.making import story

ROOT = Path(__file__).parents[2]
HEAVY = ("numpy", "torch", "spacy", "sentence_transformers", "transformers", "faiss", "thinc")
CODE = """
import sys
from factcheck.cli import run
code = run(["check", "notes", "--index", "desk", "--format", "json", "--output", "-"])
sys.stderr.write("loaded: " + " ".join(sorted(set(sys.argv[1:]) & set(sys.modules))))
sys.exit(code)
"""


def checked() -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - this interpreter and the code above
        [sys.executable, "-c", CODE, *HEAVY], env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )


def test_an_unchanged_run_gives_the_same_bytes_without_torch_spacy_and_faiss() -> None:
    story()
    first, second = checked(), checked()
    assert first.returncode == second.returncode == 1, first.stderr
    assert first.stdout == second.stdout
    assert first.stderr.endswith(b"spacy thinc torch")
    assert second.stderr.endswith(b"loaded: ")
