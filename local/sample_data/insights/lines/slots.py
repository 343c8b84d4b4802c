"""Fills the slots of a sentence."""

import re
from random import Random

VALUES: dict[str, tuple[str, ...]] = {
    "minutes": ("3", "5", "10", "12", "15", "20", "25", "30", "40", "45", "50"),
    "count": ("3", "4", "5", "6", "7"),
    "days": ("2", "3", "4", "5", "6", "9"),
    "weeks": ("two", "three", "four", "five", "six"),
    "times": ("second", "third", "fourth", "fifth", "sixth"),
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "hour": ("7 am", "8 am", "10:30", "14:00", "5 pm", "18:00", "8 pm", "9:30 pm", "21:15"),
    "colour": ("red", "orange", "yellow", "blue", "white"),
    "room": ("kitchen", "bedroom", "attic", "study", "living room", "cellar", "garden shed"),
    "speed": ("0.8 Mbps", "2 Mbps", "3.5 Mbps", "7 Mbps", "11.4 Mbps", "16 Mbit/s"),
    "fast": ("100 Mbps", "250 Mbps", "500 Mbps", "940 Mbps", "1 Gbps", "1000 Mbit/s"),
    "amount": ("$12.50", "$34.90", "$129.00", "£25.00", "£18.75", "34,90 €", "€49.99", "R$ 89,90", "$20", "$1,249.00"),
    "rival": ("NordLink", "BlueFibre", "Televia", "Castle Broadband", "Orbit Mobile", "Kestrel Net"),
}
_SLOT = re.compile(r"\{(\w+)\}")


def fill(template: str, rng: Random) -> str:
    """The sentence with a value in each slot; `{pii}` is left for what comes there."""
    return _SLOT.sub(lambda slot: rng.choice(VALUES[slot[1]]) if slot[1] != "pii" else slot[0], template)
