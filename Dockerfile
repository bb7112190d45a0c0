# docker build -t programme-bot . && docker run --env-file .env programme-bot
# Another office mounts its own folder: --volume "$PWD/knowledge:/knowledge:ro"

FROM python:3.13-slim AS build
WORKDIR /source
RUN python -m venv /opt/bot
COPY requirements.txt requirements-office.txt ./
RUN /opt/bot/bin/pip install --no-cache-dir --require-hashes --requirement requirements.txt \
 && /opt/bot/bin/pip install --no-cache-dir --require-hashes --requirement requirements-office.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
RUN /opt/bot/bin/pip install --no-cache-dir --no-deps --no-build-isolation --no-index .

FROM python:3.13-slim
COPY --from=build /opt/bot /opt/bot
COPY knowledge /knowledge
# What lasts is written here alone; a new volume takes the owner over.
RUN install --directory --owner=10001 --group=10001 --mode=700 /data
VOLUME /data
ENV BOT_KNOWLEDGE=/knowledge \
    BOT_DATABASE_URL=sqlite:////data/bot.sqlite3 \
    PATH=/opt/bot/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
# A number needs no entry in the image's user table, and Kubernetes can tell that it isn't root.
USER 10001:10001
# From here the defaults mean the same places, where an env file sets these to nothing.
WORKDIR /
ENTRYPOINT ["programme-bot"]
CMD ["run"]
