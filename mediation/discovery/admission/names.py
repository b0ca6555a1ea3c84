"""What becomes of a name where rows are linked."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
from pypinyin import Style, lazy_pinyin

from accounts import names
from accounts.fields.masking import COMPOUND_SURNAMES
from mediation.discovery import numbers
from mediation.discovery.keys import Digester


class NameDigests:
    """Keyed digests of names: of the whole, of its sound, of the surname, of each character of the given name.

    The sound meets characters that are written in place of others (王静, 王婧); single characters meet a slip in one.
    """

    def __init__(self) -> None:
        self._whole = Digester("name")
        self._sound = Digester("name's sound")
        self._surname = Digester("surname")
        self._given_name = Digester("given name")
        self._made: dict[str, tuple[str | None, str | None, str | None, list[str] | None]] = {}

    def columns(self, written: Iterable[str]) -> dict[str, pa.Array]:
        keys = [self._keys(name) for name in written]
        whole, sound, surname, given_names = zip(*keys, strict=True) if keys else ((), (), (), ())
        return {
            "name_key": pa.array(whole, pa.string()),
            "sound_key": pa.array(sound, pa.string()),
            "surname_key": pa.array(surname, pa.string()),
            "given_keys": pa.array(given_names, pa.list_(pa.string())),
        }

    def _keys(self, name: str) -> tuple[str | None, str | None, str | None, list[str] | None]:
        if name not in self._made:
            if len(self._made) >= Digester.MOST_KEPT:
                self._made.clear()
            self._made[name] = self._digested(numbers.compact(names.normal_form(name)))
        return self._made[name]

    def _digested(self, name: str) -> tuple[str | None, str | None, str | None, list[str] | None]:
        if not name:
            return None, None, None, None
        length = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1
        sound = "".join(lazy_pinyin(name, style=Style.NORMAL, errors="default"))
        given_names = [self._given_name(character) for character in name[length:]]
        return self._whole(name), self._sound(sound), self._surname(name[:length]), given_names
