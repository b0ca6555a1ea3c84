"""Slips that happen when people write: in numbers, names, birthdays and addresses.

A number left out (2 %), with one digit wrong (1.5 %), with spaces or a small x (2 %), or the old one of fifteen
digits (3 % of those born before 2000); a name with one character in place of another (1 %); a birthday that slipped
(1.5 %); an address from before a move (5 %, not in the register).
"""

from __future__ import annotations

NUMBER = """
CREATE MACRO written(number, key) AS CASE
    WHEN {noise} = 0 THEN number
    WHEN chance(key, 'missing') < 0.02 THEN NULL
    WHEN chance(key, 'digit') < 0.015 THEN substr(number, 1, 9) || ((substr(number, 10, 1)::INTEGER + 1 + pick(key, 'by', 8)) % 10)
        || substr(number, 11)
    WHEN chance(key, 'spaces') < 0.02 THEN ' ' || substr(number, 1, 6) || ' ' || lower(substr(number, 7)) || ' '
    WHEN chance(key, 'old') < 0.03 AND substr(number, 7, 2) = '19' THEN substr(number, 1, 6) || substr(number, 9, 9)
    ELSE number END
"""
NAME = """
CREATE MACRO heard(name, key) AS CASE
    WHEN {noise} = 1 AND chance(key, 'name') < 0.01
    THEN substr(name, 1, length(name) - 1) || substr('{given}', 1 + pick(key, 'wrong character', {givens}), 1)
    ELSE name END
"""
BIRTHDAY = """
CREATE MACRO slipped(born_on, key) AS CASE
    WHEN {noise} = 1 AND chance(key, 'birthday') < 0.015
    THEN CASE WHEN day(born_on) <= 12 AND chance(key, 'swap') < 0.5 THEN make_date(year(born_on), day(born_on), month(born_on))
              ELSE make_date(year(born_on), month(born_on), 1 + pick(key, 'other day', 28)) END
    ELSE born_on END
"""
ADDRESS = """
CREATE MACRO lived(n, key) AS CASE
    WHEN {noise} = 1 AND chance(key, 'moved') < 0.05 THEN pick(key, 'formerly', {neighbourhoods}) ELSE n END
"""
SLIPS = (NUMBER, NAME, BIRTHDAY, ADDRESS)
