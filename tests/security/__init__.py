"""What strangers send to do harm, measured: ``make security``. A sample of it is in the tests, untimed."""
