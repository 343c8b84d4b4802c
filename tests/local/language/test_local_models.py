import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from local.language.local_models import LocalModels


def test_each_model_is_loaded_once_for_all_threads() -> None:
    models = LocalModels()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: (models.sentiment, models.key_phrases), range(16)))
    assert len({id(sentiment) for sentiment, _ in found}) == 1
    assert len({id(phrases) for _, phrases in found}) == 1


def test_starting_the_server_loads_no_model() -> None:
    code = (
        "import sys; from local.language.server import LanguageServer\n"
        "with LanguageServer(): print([m for m in ('vaderSentiment', 'yake', 'numpy') if m in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True
    )
    assert found.stdout == "[]\n"
