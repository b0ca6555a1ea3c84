"""Where a matter stands: a party with a receipt code reads, hands in evidence, answers the survey."""
