"""Ms Li and the e-bike: the first dispute of the report, at Shangyu (``docs/demonstration.md``)."""
