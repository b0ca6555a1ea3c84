"""The Django project: settings, addresses, Celery, signing in, health, logs."""
