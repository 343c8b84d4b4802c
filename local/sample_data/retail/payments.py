"""How an order is paid: the payments of an order add up to its items and their freight."""

from random import Random

from local.sample_data.csv_folder import Row
from local.sample_data.seeded import Weighted

KINDS = Weighted((("credit_card", 76.0), ("boleto", 19.5), ("voucher", 3.0), ("debit_card", 1.5)))
_INSTALLMENTS = Weighted(((1, 33), (2, 16), (3, 14), (4, 9), (5, 7), (6, 5), (7, 2), (8, 5), (9, 1), (10, 7), (12, 1)))


def make_payments(order_id: str, kind: str, total: float, rng: Random) -> list[Row]:
    """One row per payment, numbered from 1; `total` in reais."""
    parts = [(kind, total)]
    if kind == "credit_card" and total > 40 and rng.random() < 0.03:
        voucher = round(rng.uniform(5, total * 0.5), 2)
        parts = [(kind, round(total - voucher, 2)), ("voucher", voucher)]
    return [
        {
            "order_id": order_id,
            "payment_sequential": str(number),
            "payment_type": part,
            "payment_installments": str(_INSTALLMENTS.draw(rng) if part == "credit_card" else 1),
            "payment_value": f"{value:.2f}",
        }
        for number, (part, value) in enumerate(parts, start=1)
    ]
