"""Reading what bureaus hand over: CSV in UTF-8, xlsx, Parquet, as batches of columns with the line of each row.

Nothing is believed of a file: its kind is told by its first bytes, a packed one says how large it becomes before it is
unpacked, and no more than that is read.
"""
