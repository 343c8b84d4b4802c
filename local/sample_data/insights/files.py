"""The names of the files; fields are spelt as upstream spells them."""

CHATS = "sample_chats.json"
CHATS_LATER = "sample_chats_2024-06.json"
TICKETS = "ticket_metadata.json"

NAMES = (CHATS, CHATS_LATER, TICKETS)
