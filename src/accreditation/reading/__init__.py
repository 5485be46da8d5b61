"""Reading statutes as they come: documents of any kind, and the articles in them."""
