from local.language import errors


def test_an_envelope_with_an_inner_error() -> None:
    error = errors.too_many_documents(10)
    assert (error.status, error.retry_after) == (400, None)
    assert error.error == {
        "code": "InvalidRequest",
        "message": "Invalid document in request.",
        "innererror": {
            "code": "InvalidDocumentBatch",
            "message": "Batch request contains too many records. Max 10 records are permitted.",
        },
    }


def test_an_envelope_without_one() -> None:
    error = errors.throttled(1)
    assert (error.status, error.retry_after) == (429, 1)
    assert error.error == {"code": "429", "message": "Rate limit is exceeded. Try again in 1 seconds."}


def test_a_long_value_is_cut() -> None:
    assert errors.bad_parameter("kind", "x" * 1000, ["a"]).error["innererror"] == {
        "code": "InvalidParameterValue",
        "message": f"kind has the invalid value '{'x' * 100}'. Possible values are: a.",
    }
