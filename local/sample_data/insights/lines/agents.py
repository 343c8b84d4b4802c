"""What agents say; `{pii}` stands for the customer's name."""

GREETINGS_BY_NAME = (
    "Hi {pii}, thank you for contacting us.",
    "Hello {pii}, I am here for you.",
    "Good morning {pii}, let me have a look.",
    "Good evening, {pii}.",
    "Thanks for waiting, {pii}.",
    "Welcome back {pii}!",
    "I see your file now, {pii}.",
)
SORRY_BY_NAME = ("Dear {pii}, I am sorry that you had to write to us.", "I am so sorry, {pii}.")
GREETINGS = (
    "Hi, thank you for contacting us.",
    "Hello, I am here for you.",
    "Good afternoon, how is your day?",
    "Thanks for waiting.",
    "Welcome to the support chat.",
)
SORRY = ("I am sorry to read that.", "I apologise for the trouble.")
QUESTIONS: dict[str, tuple[str, ...]] = {
    "Technical": (
        "Which colour does the light on the box have?",
        "Since when do you see this?",
        "Have you restarted the box?",
        "Does it happen by cable as well?",
        "I am running a test of your line, one moment.",
        "Are several devices affected?",
    ),
    "Billing": (
        "Which bill do you mean?",
        "Let me open your invoices.",
        "When was the amount booked?",
        "I am checking the payments on your account.",
        "Could you tell me the position on the bill?",
    ),
    "Sales": (
        "What do you use the line for?",
        "How many people live in your home?",
        "I am looking up the offers for your street.",
        "Would you like me to send the details?",
    ),
    "Account": (
        "May I ask for the reason?",
        "When would you like it to happen?",
        "I am opening your contract.",
        "Did you get our letter?",
    ),
    "Other": (
        "That is nice to read!",
        "Is there anything else that I can do for you?",
        "I have noted it in your file.",
        "Thank you for taking the time to write.",
    ),
}
ANSWERS: dict[str, tuple[str, ...]] = {
    "Technical": (
        "I have reset your port, please restart the box.",
        "There is work on the network in your area until {hour}.",
        "I have booked a visit for {weekday}.",
        "I will send you another box.",
        "The test shows a fault outside your home, a team is on its way.",
        "Please try another channel.",
    ),
    "Billing": (
        "I have passed it on to the billing team.",
        "You will see a credit of {amount} on the next bill.",
        "The amount is correct, it is the fee for the set-up.",
        "It takes up to {days} working days.",
    ),
    "Sales": (
        "It is {amount} a month.",
        "I have sent you the details.",
        "You can change at any time.",
        "The offer is valid until {weekday}.",
    ),
    "Account": (
        "I have written it down, you will get a confirmation.",
        "It takes up to {days} working days.",
        "Your request is with the team in charge.",
        "The form is in your account under contract.",
    ),
    "Other": (
        "I will pass it on to the team.",
        "Thank you for your message.",
        "All the best to you.",
        "We are always here for you.",
        "I have added a note for my colleagues.",
    ),
}
