"""What happens to a matter: applied for, routed, handled, asked about afterwards; and the entrances to it."""
