"""An invented marketplace in the shape of the public Olist data set: eight files, and later deliveries."""
