from random import Random

from local.sample_data.insights.script import Detail, Script


def test_a_conversation_is_one_string() -> None:
    script = Script()
    script.turn("Customer")
    script.say("It is slow.")
    script.tell("Mail {pii}, please.", "EMAIL", "ana@example.com", separator="\n")
    script.turn("Agent")
    script.tell("Hi {pii}.", "NAME", "Ana")
    assert script.text == "Customer: It is slow.\nMail ana@example.com, please. Agent: Hi Ana."
    assert script.turns == [("Customer", "It is slow.\nMail ana@example.com, please."), ("Agent", "Hi Ana.")]
    assert script.details == [Detail("EMAIL", "ana@example.com", 27), Detail("NAME", "Ana", 62)]


def test_a_turn_may_be_without_words() -> None:
    script = Script()
    script.turn("Customer")
    assert script.text == "Customer: "


def test_no_line_is_picked_again_before_all_have_been() -> None:
    script, rng = Script(), Random(1)
    assert {script.pick(("a", "b", "c"), rng) for _ in range(3)} == {"a", "b", "c"}
    assert script.pick(("a", "b", "c"), rng) in {"a", "b", "c"}
