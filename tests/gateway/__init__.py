"""A stand-in for the provider of short messages, which lies the way real providers do.

    python -m tests.gateway --port 8027 --ledger .data/gateway.sqlite3

It listens on 127.0.0.1 only and sends nothing anywhere; what would have been delivered stands in its ledger. Bodies are
JSON both ways; every answer that is not 2xx carries ``{"error": {"code", "message"}}``.

==========================  =======================================================================================
POST   /messages            {"reference", "to", "sign", "text"} -> 202 {"id", "reference"}. Not idempotent: a second
                            POST with the same reference is a second message, and the ledger counts it as doubled.
                            400 ``bad_message`` (a field is missing, too long or of another type), 400
                            ``number_not_allowed`` (every number that is not 100 and eight digits), 429
                            ``too_many`` with Retry-After (only with ``--limits``).
GET    /messages?reference  200 {"reference", "state", "ids"}: ``taken``, ``not_taken``, or ``unknown`` until this
                            reference has been quiet for the settling time.
GET    /receipts?reference  200 {"reference", "receipts": [{"id", "state", "at"}]}: sent, then delivered; doubled or
                            in reverse where the behaviour says so.
GET    /ledger              200 {"messages": [...], "doubled": [reference, ...]}: what was really delivered.
DELETE /ledger              204. Empties it.
GET    /behaviours          200 {"behaviours": {"<number>" or "everyone": {...}}}
PUT    /behaviours/<whom>   {"answer", "receipts", "seconds", "unknown_for", "times"} -> 204; see ``behaviour.py``.
DELETE /behaviours          204. Everybody is served honestly again.
GET    /health              200 {"state": "ready"}
==========================  =======================================================================================

Messages, references and behaviours are written durably before anything is answered: kill -9 loses nothing.
"""
