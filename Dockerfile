# The image of web, worker, beat and migrate (compose.yaml). Holds no key and no data.
FROM python:3.12-slim
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /srv/mediation
COPY requirements.txt .
RUN pip install --no-cache-dir --requirement requirements.txt
COPY . .
# Collecting needs settings but none of the real keys and no server.
RUN DEMO=0 ALLOWED_HOSTS=build SECRET_KEY=build VAULT_KEYS=build INDEX_KEY=build RECEIPT_KEY=build \
    DATABASE_URL=postgresql://build REDIS_URL=redis://build SMS_GATEWAY_URL=http://build \
    python manage.py collectstatic --no-input --verbosity 0 \
    && useradd --system --uid 10001 mediation && install -d -o mediation /srv/mediation/.data
USER mediation
EXPOSE 8000
CMD ["gunicorn", "--config", "mediation/config/web_server.py", "mediation.config.wsgi"]
