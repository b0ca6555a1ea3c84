"""What runs the whole system on one machine, for trying out, for tests and for figures; production has none of it.

The embedded servers with their keeper, the supervisor behind `make run`, the plugin of the tests. Installed by
requirements-local.txt. The product (`mediation`, `windows`, `accounts`) never imports it; manage.py does where a
command needs a database and no address was given.
"""
