# The production image: the same lock and the same `make install` as everywhere else.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 CLAIMTRACK_ENV=production VAR_DIR=/var/lib/claimtrack

RUN apt-get update \
    && apt-get install -y --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home --shell /bin/false claimtrack \
    && install -d -o claimtrack -g claimtrack "$VAR_DIR"

WORKDIR /srv/claimtrack

# Before the code, so that a change of code does not install everything again.
COPY Makefile requirements.lock ./
RUN make install

COPY . .
# This key signs nothing: collecting static files only needs the settings to load.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    ALLOWED_HOSTS=localhost .venv/bin/python manage.py collectstatic --noinput --verbosity 0

USER claimtrack
VOLUME ["/var/lib/claimtrack"]
EXPOSE 8000
CMD [".venv/bin/granian", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "4", "claimtrack.wsgi:application"]
