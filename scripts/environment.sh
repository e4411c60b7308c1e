#!/bin/sh
# Makes .venv from the hashed lock: `environment.sh run` for serving, `environment.sh dev` for everything.
# This file finds a Python that works; scripts/environment.py does the rest with it.
set -u
cd "$(dirname "$0")/.." || exit 1

role=${1:-run}

# The usual case, a second start: the environment itself says that it is in step with the lock.
if [ -x .venv/bin/python ] && .venv/bin/python -m scripts.environment "$role" --only-check </dev/null 2>/dev/null; then
    exit 0
fi

python=$(sh scripts/find_python.sh) || exit 1
exec "$python" -m scripts.environment "$role"
