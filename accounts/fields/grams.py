"""Finding Chinese words inside text: the adjacent pairs of its characters, kept as a tsvector under a GIN index.

The pairs are made by the SQL function ``bigrams`` and asked for by ``bigram_query`` (migration 0002), so that every
writer, ``COPY`` included, folds text alike. A query of one character finds every word that has it. Pairs alone may also
match a text that has them apart: where three or more characters must stand together, add ``contains`` on the guarded
row.
"""

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import SearchVectorField
from django.db import models

if TYPE_CHECKING:
    Lookup = models.Lookup[str]
else:
    Lookup = models.Lookup


class Bigrams(models.Func):
    """The grams of a text, for writing: ``PersonGrams(grams=Bigrams(Value(name)))``."""

    function = "bigrams"
    output_field = SearchVectorField()


@SearchVectorField.register_lookup
class HasPairsOf(Lookup):
    """``grams__has_pairs_of="王强"``: every pair of the query occurs. An empty query matches nothing."""

    lookup_name = "has_pairs_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        grams, grams_params = self.process_lhs(compiler, connection)
        query, query_params = self.process_rhs(compiler, connection)
        return f"{grams} @@ bigram_query({query})", (*grams_params, *query_params)
