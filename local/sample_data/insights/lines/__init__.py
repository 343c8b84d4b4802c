"""Invented sentences of customers: per topic and mood at least twelve, with slots such as `{minutes}`."""
