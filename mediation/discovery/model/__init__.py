"""The model by which rows without a number are linked: what is compared, and how much each agreement weighs.

The weights begin as what is known of such files (``m``: how often two rows of one person agree; ``u``: how often two
rows of different people do). Where a pool is large enough Splink learns both from the rows themselves, without labels.
"""
