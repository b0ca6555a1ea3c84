"""Paths of fields as a program sent them: places in a list count from 0, and what somebody is stands in ``person``.

The domain counts parties from 1, as their numbers do, and knows no ``person`` in between.
"""

#: What a body of a party holds beside ``person``.
OF_A_PARTY = frozenset(
    {"role", "relation", "consent_means", "is_migrant_worker", "may_be_messaged", "may_be_called", "safe_hours"}
)


def as_sent(name: str) -> str:
    """``parties.2.phone`` of the domain is ``parties.1.person.phone`` of what was sent."""
    head, _, rest = name.partition(".")
    number, _, inside = rest.partition(".")
    if head != "parties" or not number.isdecimal() or not inside:
        return name
    within = inside if inside.partition(".")[0] in OF_A_PARTY else f"person.{inside}"
    return f"parties.{int(number) - 1}.{within}"
