"""Whether a manifest says what its source declares, and its file what it says."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mediation.discovery import columns
from mediation.discovery.manifests import Manifest
from mediation.discovery.refusals import Refused, Why
from mediation.models.discovery import RecordSource


def require_same(manifest: Manifest, source: RecordSource) -> None:
    """Raise :class:`Refused` where the manifest says anything else than what is declared."""
    declared = {
        "source": source.code,
        "bureau": source.bureau,
        "purpose": source.purpose,
        "legal_basis": source.legal_basis,
    }
    wrong = [name for name, value in declared.items() if getattr(manifest, name) != value]
    if manifest.period_to < manifest.period_from:
        wrong.append("period_to")
    if wrong:
        raise Refused(Why.MANIFEST, detail=", ".join(wrong))
    if set(manifest.columns) != {column.name for column in columns.of(source)}:
        raise Refused(Why.COLUMNS)


def digest_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
