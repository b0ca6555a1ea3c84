"""The two disputes of the report, played through the public API against the running system.

``e_bike`` and ``wages`` are tables of steps; ``wages_unpaid`` and ``wages_inspected`` end the second one otherwise.
What is expected stands in the tables as days and hours counted from the story's Monday.
"""
