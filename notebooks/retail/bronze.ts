import { bronzeTable, decimal, int, string } from "../kit";

// Column names are the publisher's, its misspelling "lenght" included: bronze keeps what arrived.

export const rawCustomers = bronzeTable("bronze.olist_customers", {
  comment:
    "Customers as delivered: one row per order, because the publisher gives each order a customer of its own.",
  columns: {
    customer_id: string().comment("Key of the customer within one order."),
    customer_unique_id: string().pii("identifier").comment("Key of the person behind several orders."),
    customer_zip_code_prefix: string().pii("location").comment("First five digits of the postal code."),
    customer_city: string().pii("location").comment("City as typed."),
    customer_state: string().comment("State as typed."),
  },
});

export const rawOrders = bronzeTable("bronze.olist_orders", {
  comment: "Orders as delivered, times as text.",
  columns: {
    order_id: string().comment("Order identifier."),
    customer_id: string().comment("Customer of this order."),
    order_status: string().comment("Status at the time of the export."),
    order_purchase_timestamp: string().comment("When the order was placed."),
    order_approved_at: string().comment("When the payment was approved."),
    order_delivered_carrier_date: string().comment("When the carrier took the parcel."),
    order_delivered_customer_date: string().comment("When the customer received the parcel."),
    order_estimated_delivery_date: string().comment("Delivery date promised at the purchase."),
  },
});

export const rawOrderItems = bronzeTable("bronze.olist_order_items", {
  comment: "Order items as delivered.",
  columns: {
    order_id: string().comment("Order identifier."),
    order_item_id: int().comment("Number of the item within its order, from 1."),
    product_id: string().comment("Product identifier."),
    seller_id: string().comment("Seller identifier."),
    shipping_limit_date: string().comment("Until when the seller must hand the item to the carrier."),
    price: decimal(18, 2).comment("Price of the item in BRL."),
    freight_value: decimal(18, 2).comment("Freight of the item in BRL."),
  },
});

export const rawOrderPayments = bronzeTable("bronze.olist_order_payments", {
  comment: "Payments as delivered.",
  columns: {
    order_id: string().comment("Order identifier."),
    payment_sequential: int().comment("Number of the payment within its order, from 1."),
    payment_type: string().comment("Means of payment."),
    payment_installments: int().comment("Number of instalments."),
    payment_value: decimal(18, 2).comment("Amount in BRL."),
  },
});

export const rawOrderReviews = bronzeTable("bronze.olist_order_reviews", {
  comment: "Reviews as delivered; the text is Portuguese and may hold personal data.",
  columns: {
    review_id: string().comment("Review identifier; one review can belong to several orders."),
    order_id: string().comment("Order identifier."),
    review_score: int().comment("From 1 (worst) to 5 (best)."),
    review_comment_title: string().pii("free_text").comment("Title as typed."),
    review_comment_message: string().pii("free_text").comment("Text as typed."),
    review_creation_date: string().comment("When the customer was asked for the review."),
    review_answer_timestamp: string().comment("When the customer answered."),
  },
});

export const rawProducts = bronzeTable("bronze.olist_products", {
  comment: "Products as delivered.",
  pii: "none",
  columns: {
    product_id: string().comment("Product identifier."),
    product_category_name: string().comment("Category in Portuguese."),
    product_name_lenght: int().comment("Characters in the product's name."),
    product_description_lenght: int().comment("Characters in the product's description."),
    product_photos_qty: int().comment("Number of photos."),
    product_weight_g: int().comment("Weight in grams."),
    product_length_cm: int().comment("Length in centimetres."),
    product_height_cm: int().comment("Height in centimetres."),
    product_width_cm: int().comment("Width in centimetres."),
  },
});

export const rawSellers = bronzeTable("bronze.olist_sellers", {
  comment: "Sellers as delivered.",
  columns: {
    seller_id: string().comment("Seller identifier."),
    seller_zip_code_prefix: string().comment("First five digits of the postal code."),
    seller_city: string().comment("City as typed."),
    seller_state: string().comment("State as typed."),
  },
});

export const rawCategories = bronzeTable("bronze.olist_category_translation", {
  comment: "English names of product categories as delivered.",
  pii: "none",
  columns: {
    product_category_name: string().comment("Category in Portuguese."),
    product_category_name_english: string().comment("Category in English."),
  },
});
