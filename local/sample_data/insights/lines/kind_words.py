"""Praise and thanks."""

PRAISE: dict[str, tuple[str, ...]] = {
    "positive": (
        "I just want to say that your support is excellent.",
        "You are the best provider I have ever had!",
        "Great service for {count} years now, keep it up.",
        "The lady in the shop on {weekday} was wonderful, please tell her boss.",
        "I am very satisfied with everything, that deserves to be said.",
        "Fantastic network, fair price, lovely people.",
        "Such a friendly and competent chat, I am impressed.",
        "I recommended you to all my friends because I am so happy.",
        "Your app is brilliant, everything is done in {minutes} minutes.",
        "Amazing support, you answered within seconds!",
        "I have never had such good internet. Love it.",
        "not bad at all, in fact it is really great",
        "The new television box is superb, congratulations to the team.",
    ),
}

THANKS: dict[str, tuple[str, ...]] = {
    "neutral": (
        "Thanks, I have received the letter. There is nothing more to do.",
        "Thank you for the information. I will call back on {weekday}.",
        "Thanks. I have noted the date.",
        "I only wanted to confirm that the parcel is here.",
        "Thanks, the question is settled.",
        "Okay, thank you, I will wait for the message.",
        "Thank you, you can close the request.",
        "Received. I will read it in the evening.",
        "Thanks, I have sent the form on {weekday}.",
        "That answers it. Have my details been saved?",
        "Thank you for calling back. I was at work then.",
        "Thanks, I will try it at {hour} and report.",
    ),
    "positive": (
        "Thank you so much for your help yesterday, everything is great now!",
        "Thanks a million, you saved my day!",
        "Many thanks, that was quick and really friendly.",
        "Thank you for being so patient with me, I am very grateful.",
        "It works! Thanks, you are wonderful.",
        "Thanks for the flowers of an apology, that was so kind.",
        "I came back only to say thank you. Great job!",
        "Big thanks to the night shift, they were amazing.",
        "Thank you, I am happy with the solution.",
        "Thanks to you my grandmother can see us on the screen again. Wonderful!",
        "thank you thank you thank you!!! perfect",
        "You were so helpful on {weekday}, I really appreciate it.",
    ),
}
