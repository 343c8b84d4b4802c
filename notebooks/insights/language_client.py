"""A client of Azure AI Language for each worker process, with a key or as an identity."""

import sys
import threading
import types
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, TypedDict

from azure.ai.textanalytics import TextAnalyticsClient
from azure.core.credentials import AccessToken, AzureKeyCredential

from .patience import CallRefusedError


class Document(TypedDict):
    """What the service takes: an identifier, unique in its batch, and a text."""

    id: str
    text: str


@dataclass(frozen=True)
class LanguageAccess:
    """Where the service is and how to sign in there: with a key, or with a Unity Catalog service credential.

    `threads` calls are in flight at once in a worker, which gives up `budget_seconds` after it began with a chunk.
    """

    endpoint: str
    key: str | None = field(repr=False)
    credential: str | None
    language_code: str
    threads: int
    budget_seconds: float

    def hide_key(self, message: str) -> str:
        return message.replace(self.key, "[key]") if self.key else message


class ServiceIdentity:
    """A Unity Catalog service credential as the SDK wants it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def get_token(self, *scopes: str, **_: Any) -> AccessToken:
        """A token for the scopes. Raises CallRefusedError where the worker may not use the credential."""
        # Asked for anew each time: a worker process outlives the query whose identity it acts under. The SDK keeps
        # the token until it expires.
        try:
            # Only workers on Databricks have it; it is what UDFs are to use in place of `dbutils.credentials`.
            credentials = import_module("databricks.service_credentials")
            token = credentials.getServiceCredentialsProvider(self._name).get_token(*scopes)
        except Exception as cause:
            raise CallRefusedError(f"no token: {cause}") from cause
        return AccessToken(token.token, token.expires_on)


class LanguageClient:
    """The SDK's client, for several threads at once. It leaves retries to its caller, who counts every call."""

    def __init__(self, access: LanguageAccess) -> None:
        self._language = access.language_code
        # The SDK shares the hook of one call with those of other threads. One hook for all, and a place for each
        # thread, keep the answers apart.
        self._seen = threading.local()
        credential = AzureKeyCredential(access.key) if access.key else ServiceIdentity(access.credential or "")
        self._client = TextAnalyticsClient(
            access.endpoint, credential, retry_total=0, raw_response_hook=self._note_version
        )

    def _note_version(self, response: Any) -> None:
        self._seen.version = getattr(response, "model_version", None)

    def call(self, operation: str, batch: list[Document], timeout: float) -> tuple[list[Any], str]:
        """The results of `analyze_sentiment` or `extract_key_phrases`, and the version of the model.

        `timeout` is in seconds. Raises AzureError, and CallRefusedError where there is no token.
        """
        self._seen.version = None
        results: list[Any] = getattr(self._client, operation)(
            batch,
            language=self._language,
            # The service keeps no copy of the texts to look into problems with.
            disable_service_logs=True,
            connection_timeout=10,
            read_timeout=timeout,
        )
        return results, self._seen.version or "unknown"


def client_for(access: LanguageAccess) -> LanguageClient:
    """The client of this worker process; connections stay open from one chunk to the next."""
    # A notebook's functions reach a worker by value, with globals that are new for every task: only what
    # `sys.modules` holds lasts as long as the process.
    name = "lakehouse_language_clients"
    clients = sys.modules.setdefault(name, types.ModuleType(name)).__dict__.setdefault("by_access", {})
    where = (access.endpoint, access.key, access.credential, access.language_code)
    if where not in clients:
        clients[where] = LanguageClient(access)
    found: LanguageClient = clients[where]
    return found
