"""The demonstration: the two centres of the news report the project comes from, and what stands in their files."""
