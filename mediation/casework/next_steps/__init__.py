"""What to do next, in one sentence: to whoever may do it as a request, to everybody else as what is waited for."""
