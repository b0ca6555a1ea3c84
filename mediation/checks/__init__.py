"""What `check` and `migrate` say before anything is served: production, messages, tables, fields."""

from mediation.checks.fields import every_field_is_asked_shown_and_printed
from mediation.checks.law import the_law_is_whole
from mediation.checks.messages import (
    ONE_MESSAGE,
    every_message_is_worded,
    text_messages_are_short,
    text_messages_are_short_with_the_signs_of_centres,
)
from mediation.checks.production import production_holds_no_demonstration, production_knows_its_proxy
from mediation.checks.tables import every_table_is_whole

__all__ = [
    "ONE_MESSAGE",
    "every_field_is_asked_shown_and_printed",
    "every_message_is_worded",
    "every_table_is_whole",
    "production_holds_no_demonstration",
    "production_knows_its_proxy",
    "text_messages_are_short",
    "text_messages_are_short_with_the_signs_of_centres",
    "the_law_is_whole",
]
