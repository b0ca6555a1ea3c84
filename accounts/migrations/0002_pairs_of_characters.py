"""The SQL functions by which text is cut into adjacent pairs of characters, and a query into the pairs it asks for.

Both fold alike: compatibility forms are made one (full width becomes half width), letters small, and whatever is
neither letter nor digit parts two words. A word gives its pairs, and its last character alone, so that a query of one
character finds it anywhere by prefix: 王 finds 王强 and 小王.
"""

from django.db import migrations

FUNCTIONS = r"""
CREATE FUNCTION words_of(source text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 20 AS $$
    SELECT word FROM regexp_split_to_table(
        lower(normalize(source, NFKC)),
        '[\u0001-\u002F\u003A-\u0060\u007B-\u00BF\u00D7\u00F7\u2000-\u206F\u2190-\u2BFF'
        '\u3000-\u3004\u3008-\u303F\u30FB\uFE30-\uFE4F]+'
    ) AS word WHERE word <> ''
$$;

CREATE FUNCTION bigrams(source text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(substr(word, place, 2))), ''::tsvector)
    FROM words_of(source) AS word, generate_series(1, length(word)) AS place
$$;

CREATE FUNCTION bigram_query(asked text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(
        quote_literal(substr(word, place, 2)) || CASE WHEN length(word) = 1 THEN ':*' ELSE '' END, ' & '
    ), '')::tsquery
    FROM words_of(asked) AS word, generate_series(1, greatest(length(word) - 1, 1)) AS place
$$;
"""

REMOVAL = """
DROP FUNCTION bigram_query(text);
DROP FUNCTION bigrams(text);
DROP FUNCTION words_of(text);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTIONS, REMOVAL)]
