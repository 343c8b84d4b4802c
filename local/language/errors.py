"""The service's errors, in the words of the service, and what a user can get wrong when starting the server.

A `ServiceError` becomes an error envelope: as the answer to a whole call, or in place of one document's result.
"""

from collections.abc import Iterable

from local.errors import LocalError

Envelope = dict[str, object]

_INVALID_REQUEST = ("InvalidRequest", "Invalid Request.")
_INVALID_DOCUMENT = ("Invalid document in request.", "InvalidDocument")


class ServiceError(Exception):
    """An answer other than 200, or a document that cannot be analysed; `status` is for whole calls only."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        inner: tuple[str, str] | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after
        self.error: Envelope = {"code": code, "message": message}
        if inner:
            self.error["innererror"] = {"code": inner[0], "message": inner[1]}


# The whole call


def unauthorised() -> ServiceError:
    return ServiceError(
        401,
        "401",
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an "
        "active subscription and use a correct regional API endpoint for your resource.",
    )


def not_found() -> ServiceError:
    return ServiceError(404, "404", "Resource not found")


def throttled(seconds: float) -> ServiceError:
    return ServiceError(429, "429", f"Rate limit is exceeded. Try again in {seconds:g} seconds.", retry_after=seconds)


def internal() -> ServiceError:
    return ServiceError(500, "InternalServerError", "Internal Server Error.")


def no_length() -> ServiceError:
    return ServiceError(411, *_INVALID_REQUEST, ("InvalidRequest", "A Content-Length header is required."))


def too_slow() -> ServiceError:
    return ServiceError(408, "Timeout", "The request body did not arrive in time.")


def too_large(limit: int) -> ServiceError:
    return ServiceError(413, *_INVALID_REQUEST, ("InvalidRequest", f"The request body exceeds {limit} bytes."))


def bad_transport(status: int, message: str) -> ServiceError:
    return ServiceError(status, *_INVALID_REQUEST, ("InvalidRequest", message))


def bad_body(reason: str) -> ServiceError:
    return ServiceError(400, *_INVALID_REQUEST, ("InvalidRequestBodyFormat", reason))


def bad_parameter(name: str, value: object, allowed: Iterable[str]) -> ServiceError:
    """A value outside of a closed list; null stands for a parameter that is missing."""
    got = "is missing" if value is None else f"has the invalid value {str(value)[:100]!r}"
    return ServiceError(
        400, *_INVALID_REQUEST, ("InvalidParameterValue", f"{name} {got}. Possible values are: {', '.join(allowed)}.")
    )


def bad_model_version(allowed: Iterable[str]) -> ServiceError:
    return ServiceError(
        400,
        *_INVALID_REQUEST,
        ("ModelVersionIncorrect", f"Invalid model version. Possible values are: {','.join(allowed)}."),
    )


def no_documents() -> ServiceError:
    return ServiceError(400, *_INVALID_REQUEST, ("MissingInputDocuments", "Missing input documents."))


def too_many_documents(limit: int) -> ServiceError:
    return ServiceError(
        400,
        "InvalidRequest",
        "Invalid document in request.",
        ("InvalidDocumentBatch", f"Batch request contains too many records. Max {limit} records are permitted."),
    )


def no_id() -> ServiceError:
    return _invalid_documents("Document Id is empty.")


def duplicate_ids() -> ServiceError:
    return _invalid_documents("Request contains duplicated Ids. Make sure each document has a unique Id.")


def _invalid_documents(reason: str) -> ServiceError:
    message, inner = _INVALID_DOCUMENT
    return ServiceError(400, "InvalidRequest", message, (inner, reason))


# One document


def empty_text() -> ServiceError:
    message, inner = _INVALID_DOCUMENT
    return ServiceError(400, "InvalidArgument", message, (inner, "Document text is empty."))


def long_text(limit: int) -> ServiceError:
    message, inner = _INVALID_DOCUMENT
    return ServiceError(
        400,
        "InvalidArgument",
        message,
        (
            inner,
            "A document within the request was too large to be processed. "
            f"Limit document size to: {limit} text elements.",
        ),
    )


def unsupported_language(languages: Iterable[str]) -> ServiceError:
    return ServiceError(
        400,
        "InvalidArgument",
        "Invalid Language Code.",
        ("UnsupportedLanguageCode", f"Invalid language code. Supported languages: {','.join(languages)}"),
    )


# Starting the server


def out_of_range(name: str, value: object, allowed: str) -> LocalError:
    return LocalError(f"{name}: got {value}; allowed: {allowed}.")


def port_in_use(port: int, cause: str) -> LocalError:
    return LocalError(f"--port {port}: cannot listen on it ({cause}). Name another one, or 0 for any that is free.")
