"""What stood in the files before the stories begin: matters planted through the domain's own functions, each by whoever
did it and at the time it was done. Every one opens a feature; all people in them are invented.
"""
