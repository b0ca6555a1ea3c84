"""The lines of the journal as the page of a case tells them."""
