"""An invented telecom's support chats and tickets: JSON lines, and a later delivery."""
