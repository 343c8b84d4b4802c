"""Options of cloudFiles: all that are accepted are honoured."""

from pathlib import Path

import pytest

from local.auto_loader.options import Options
from local.errors import LocalError

CSV = {"path": "/data", "cloudFiles.format": "csv", "escape": '"'}


def test_what_the_kit_writes() -> None:
    assert Options.of(
        {
            "path": "/data",
            "local.logicalPath": "/Volumes/c/s/landing/w",
            "cloudFiles.format": "csv",
            "cloudFiles.schemaLocation": "/state/schema",
            "cloudFiles.maxFilesPerTrigger": "10",
            "pathGlobFilter": "orders*.csv",
            "rescuedDataColumn": "_rescued_data",
            "header": "true",
            "multiLine": "true",
            "quote": '"',
            "escape": '"',
            "encoding": "UTF-8",
            "mode": "PERMISSIVE",
        }
    ) == Options(
        folder=Path("/data"),
        logical="/Volumes/c/s/landing/w",
        format="csv",
        glob="orders*.csv",
        schema_location=Path("/state/schema"),
        rescued="_rescued_data",
        corrupt="_corrupt_record",
        header=True,
        multi_line=True,
        delimiter=",",
        quote='"',
        encoding="utf-8-sig",
    )


def test_spark_defaults() -> None:
    options = Options.of({"path": "/data", "cloudFiles.format": "json"})
    assert (options.header, options.multi_line, options.glob, options.rescued) == (False, False, None, None)


def test_the_column_for_corrupt_records_can_have_another_name() -> None:
    assert Options.of(CSV | {"columnNameOfCorruptRecord": "_broken"}).corrupt == "_broken"


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        (
            "cloudFiles.format",
            "xml",
            "cloudFiles option cloudfiles.format='xml' cannot run locally; allowed: csv or json.",
        ),
        ("mode", "FAILFAST", "cloudFiles option mode='FAILFAST' cannot run locally; allowed: PERMISSIVE."),
        ("escape", "\\", "cloudFiles option escape='\\\\' cannot run locally; allowed: \"."),
        ("header", "maybe", "cloudFiles option header='maybe' cannot run locally; allowed: true or false."),
        (
            "encoding",
            "klingon",
            "cloudFiles option encoding='klingon' cannot run locally; allowed: a character set such as UTF-8.",
        ),
        ("dateFormat", "dd", "cloudFiles option dateformat='dd' cannot run locally; allowed: leave it out."),
        (
            "cloudFiles.schemaEvolutionMode",
            "addNewColumns",
            "cloudFiles option cloudfiles.schemaevolutionmode='addNewColumns' cannot run locally; "
            "allowed: none or rescue.",
        ),
    ],
)
def test_refuses_what_it_would_not_honour(option: str, value: str, message: str) -> None:
    with pytest.raises(LocalError) as error:
        Options.of(CSV | {option: value})
    assert str(error.value) == message


def test_a_format_and_a_path_are_needed() -> None:
    with pytest.raises(LocalError, match=r"cloudFiles needs cloudfiles.format; allowed: csv or json."):
        Options.of({"path": "/data"})
    with pytest.raises(LocalError, match=r"cloudFiles needs a path; allowed: load\(FOLDER\)."):
        Options.of({"cloudFiles.format": "csv"})


def test_the_default_escape_of_spark_is_refused() -> None:
    with pytest.raises(LocalError, match="escape="):
        Options.of({"path": "/data", "cloudFiles.format": "csv"})
