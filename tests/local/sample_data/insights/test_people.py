from local.sample_data.insights.people import make_customer, plain


def test_a_customer_is_the_same_every_time() -> None:
    customer = make_customer(7, 3)
    make_customer.cache_clear()
    assert make_customer(7, 3) == customer
    assert make_customer(8, 3) != customer
    assert customer.ticket == {
        "cust_id": "C-5004",
        "Priority": "Low",
        "Region": "Massachusetts",
        "Plan": "Home Fibre 250",
        "Category": "Technical",
        "Name": "Lieselotte Jäger",
    }


def test_a_test_account_has_no_name() -> None:
    assert not make_customer(7, 3, anonymous=True).is_named
    assert make_customer(7, 3, anonymous=True).ticket["Region"] == make_customer(7, 3).ticket["Region"]


def test_plain_is_what_an_english_keyboard_has() -> None:
    assert plain("Łukasz Weißmann-Ó Briain") == "lukasz weissmann-o briain"
