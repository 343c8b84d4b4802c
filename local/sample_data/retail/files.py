"""The names and headers of the eight files, as their publisher gives them, misspelling included."""

ORDERS = "olist_orders_dataset.csv"
CUSTOMERS = "olist_customers_dataset.csv"
ITEMS = "olist_order_items_dataset.csv"
PAYMENTS = "olist_order_payments_dataset.csv"
REVIEWS = "olist_order_reviews_dataset.csv"
PRODUCTS = "olist_products_dataset.csv"
SELLERS = "olist_sellers_dataset.csv"
TRANSLATION = "product_category_name_translation.csv"

REVIEWS_LATER = "olist_order_reviews_dataset_2.csv"
SELLERS_AGAIN = "olist_sellers_dataset_2.csv"

HEADERS: dict[str, tuple[str, ...]] = {
    CUSTOMERS: (
        "customer_id",
        "customer_unique_id",
        "customer_zip_code_prefix",
        "customer_city",
        "customer_state",
    ),
    ITEMS: (
        "order_id",
        "order_item_id",
        "product_id",
        "seller_id",
        "shipping_limit_date",
        "price",
        "freight_value",
    ),
    PAYMENTS: (
        "order_id",
        "payment_sequential",
        "payment_type",
        "payment_installments",
        "payment_value",
    ),
    REVIEWS: (
        "review_id",
        "order_id",
        "review_score",
        "review_comment_title",
        "review_comment_message",
        "review_creation_date",
        "review_answer_timestamp",
    ),
    ORDERS: (
        "order_id",
        "customer_id",
        "order_status",
        "order_purchase_timestamp",
        "order_approved_at",
        "order_delivered_carrier_date",
        "order_delivered_customer_date",
        "order_estimated_delivery_date",
    ),
    PRODUCTS: (
        "product_id",
        "product_category_name",
        "product_name_lenght",
        "product_description_lenght",
        "product_photos_qty",
        "product_weight_g",
        "product_length_cm",
        "product_height_cm",
        "product_width_cm",
    ),
    SELLERS: ("seller_id", "seller_zip_code_prefix", "seller_city", "seller_state"),
    TRANSLATION: ("product_category_name", "product_category_name_english"),
}

# A publisher added a column between two deliveries.
LATER_HEADERS: dict[str, tuple[str, ...]] = {REVIEWS_LATER: (*HEADERS[REVIEWS], "review_channel")}

KEYS: dict[str, tuple[str, ...]] = {
    CUSTOMERS: ("customer_id",),
    ITEMS: ("order_id", "order_item_id"),
    PAYMENTS: ("order_id", "payment_sequential"),
    REVIEWS: ("review_id", "order_id"),
    ORDERS: ("order_id",),
    PRODUCTS: ("product_id",),
}

ALL_NAMES = frozenset({*HEADERS, *LATER_HEADERS, SELLERS_AGAIN})
