"""Azure AI Language on this machine: its contract for sentiment and key phrases over HTTP, with local models."""
