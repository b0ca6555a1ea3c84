"""How papers and evidence are handed out: under a name of ours, kept by nobody on the way, doing nothing by itself."""

KEPT = "default-src 'none'; sandbox"
SHOWN = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"  # how browsers lay out a picture


def headers(name: str, *, in_browser: bool = False) -> dict[str, str]:
    """What the answer says about the bytes in it. ``in_browser``: a browser may show them instead of keeping them."""
    shown = "inline" if in_browser else "attachment"
    return {
        "Content-Disposition": f'{shown}; filename="{name}"',
        "Content-Security-Policy": SHOWN if in_browser else KEPT,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store, private",
    }
