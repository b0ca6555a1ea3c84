"""What is done about a lead: assigned, visited in person, offered, applied for, granted; and looked at again.

``changes`` alone writes a status, by the table in ``lead_states``; the database holds the same table.
"""
