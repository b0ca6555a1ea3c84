"""How Chinese pages and papers write a day of this year; everything else is as Django has it."""

MONTH_DAY_FORMAT = "n月j日"
