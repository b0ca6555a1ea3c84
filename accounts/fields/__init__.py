"""Fields that stand encrypted in the database and are decrypted only when somebody reads the attribute."""

from typing import TYPE_CHECKING, Any

from django.db import models

from accounts.fields import vault

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
    BinaryField = models.BinaryField[bytes, bytes]
else:
    TextField = models.TextField
    BinaryField = models.BinaryField


class Sealed(str):
    """Ciphertext as it stands in the column, so that it is never mistaken for plain text."""

    __slots__ = ()


class SealedBytes(bytes):
    """The same for a file."""

    __slots__ = ()


class Opened:
    """The attribute on the model: keeps ciphertext until it is asked for, then decrypts it for this very row."""

    def __init__(self, field: "EncryptedTextField | EncryptedBinaryField") -> None:
        self.field = field

    def __get__(self, row: models.Model | None, owner: type[models.Model] | None = None) -> Any:
        if row is None:
            return self
        if self.field.attname not in row.__dict__:
            row.refresh_from_db(fields=[self.field.attname])
        value = row.__dict__[self.field.attname]
        return self.field.opened(row, value) if isinstance(value, Sealed | SealedBytes) else value

    def __set__(self, row: models.Model, value: str | bytes | None) -> None:
        row.__dict__[self.field.attname] = value


class EncryptedTextField(TextField):
    """AES-256-GCM under the vault's current key, bound to its row (the primary key) and to its own name.

    A ciphertext moved to another row or column does not decrypt. The empty string stays empty. Nothing can be searched
    by it, and ``QuerySet.update`` refuses plain text: save the row, and look it up through a blind index.
    """

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, Opened(self))

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        return Sealed(value) if value else value

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value: str = model_instance.__dict__[self.attname]
        if not value or isinstance(value, Sealed):
            return value
        return Sealed(vault.seal(value, context=self._context(model_instance)))

    def get_prep_value(self, value: Any) -> Any:
        if value and not isinstance(value, Sealed):
            raise TypeError(f"{self.name} is encrypted for its row: save the row, or search by its blind index.")
        return super().get_prep_value(str(value) if isinstance(value, Sealed) else value)

    def opened(self, row: models.Model, sealed: Any) -> str:
        return vault.unseal(sealed, context=self._context(row))

    def _context(self, row: models.Model) -> str:
        return f"{row.pk}:{self.attname}"


class EncryptedBinaryField(BinaryField):
    """A file, encrypted like :class:`EncryptedTextField`: bound to its row, decrypted when the attribute is read."""

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, Opened(self))

    def from_db_value(self, value: Any, expression: object, connection: object) -> bytes | None:
        return SealedBytes(value) if value else value

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:
        value: bytes = model_instance.__dict__[self.attname]
        if not value or isinstance(value, SealedBytes):
            return value
        return SealedBytes(vault.seal_bytes(value, context=self._context(model_instance)))

    def get_prep_value(self, value: Any) -> Any:
        if value and not isinstance(value, SealedBytes):
            raise TypeError(f"{self.name} is encrypted for its row: save the row.")
        return super().get_prep_value(value)

    def opened(self, row: models.Model, sealed: Any) -> bytes:
        return vault.unseal_bytes(sealed, context=self._context(row))

    def _context(self, row: models.Model) -> str:
        return f"{row.pk}:{self.attname}"
