"""Seven months without wages: the second dispute of the report, window 6 at Yinzhou (``docs/demonstration.md``)."""
