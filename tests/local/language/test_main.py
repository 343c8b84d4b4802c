import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from azure.ai.textanalytics import TextAnalyticsClient
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import HttpResponseError

from local.language.__main__ import main

PROJECT = Path(__file__).parents[3]


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_interrupted(end: signal.Signals) -> None:
    command = [sys.executable, "-m", "local.language", "--throttle-rate", "1", "--retry-after", "2"]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        url = process.stdout.readline().strip()
        key = process.stdout.readline().strip().removeprefix("Ocp-Apim-Subscription-Key: ")
        with pytest.raises(HttpResponseError) as caught:
            TextAnalyticsClient(url, AzureKeyCredential(key), retry_total=0).analyze_sentiment(["x"])
        process.send_signal(end)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""
    response: Any = caught.value.response
    assert (caught.value.status_code, response.headers["Retry-After"]) == (429, "2")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--throttle-rate", "2"], "throttle-rate: got 2.0; allowed: a share from 0 to 1.\n"),
        (["--latency-ms", "-5"], "latency: got -5.0; allowed: a number from 0 upwards.\n"),
    ],
)
def test_a_bad_option_is_one_sentence(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == message


def test_a_port_out_of_range_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--port", "70000"]) == 2
    assert capsys.readouterr().err.startswith("--port 70000: cannot listen on it (")


def test_there_is_no_option_for_another_address(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--host", "0.0.0.0"])
    assert "unrecognized arguments: --host 0.0.0.0" in capsys.readouterr().err


def test_accuracy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--accuracy"]) == 0
    assert "held-out, local-vader-3.3.2-telecom-1" in capsys.readouterr().out
