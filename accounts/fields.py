"""A text field that stands encrypted in the database and is decrypted only when somebody reads the attribute."""

from typing import TYPE_CHECKING, Any

from django.db import models

from accounts import vault

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
else:
    TextField = models.TextField


class Sealed(str):
    """Ciphertext as it stands in the column, so that it is never mistaken for plain text."""

    __slots__ = ()


class Opened:
    """The attribute on the model: keeps ciphertext until it is asked for, then decrypts it for this very row."""

    def __init__(self, field: "EncryptedTextField") -> None:
        self.field = field

    def __get__(self, row: models.Model | None, owner: type[models.Model] | None = None) -> Any:
        if row is None:
            return self
        if self.field.attname not in row.__dict__:
            row.refresh_from_db(fields=[self.field.attname])
        value = row.__dict__[self.field.attname]
        return self.field.opened(row, value) if isinstance(value, Sealed) else value

    def __set__(self, row: models.Model, value: str | None) -> None:
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

    def opened(self, row: models.Model, sealed: Sealed) -> str:
        return vault.unseal(sealed, context=self._context(row))

    def _context(self, row: models.Model) -> str:
        return f"{row.pk}:{self.attname}"
