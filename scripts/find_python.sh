#!/bin/sh
# Prints the path of a Python that can run this project, or says in one sentence why there is none.
# Each candidate is executed and asked: a version manager's shim can be on PATH and still be dead.
# PYTHON=/path/to/python names one candidate to try before all others.
set -u
cd "$(dirname "$0")/.." || exit 1

preferred=$(head -n 1 .python-version)

# Answers "ok 3.13 /path/to/python", "old 3.9" or "lacks 3.12 ensurepip". Even Python 2 can read it.
question='
import sys
version = "%d.%d" % sys.version_info[:2]
if sys.version_info < (3, 12):
    answer = "old " + version
else:
    answer = "ok %s %s" % (version, sys.executable)
    for module in ("venv", "ensurepip", "sqlite3"):
        try:
            __import__(module)
        except ImportError:
            answer = "lacks %s %s" % (version, module)
            break
    else:
        if sys.modules["sqlite3"].sqlite_version_info < (3, 37):
            answer = "lacks %s SQLite 3.37" % version
sys.stdout.write(answer)
'

candidates() {
    [ -n "${PYTHON:-}" ] && printf '%s\n' "$PYTHON"
    printf '%s\n' "python$preferred" python3.13 python3.14 python3.12 python3 python
    home=${HOME:-/nonexistent}
    for found in \
        "${PYENV_ROOT:-$home/.pyenv}"/versions/*/bin/python \
        "$home"/.pyenv/versions/*/bin/python \
        "$home"/.asdf/installs/python/*/bin/python3 \
        "$home"/.local/share/mise/installs/python/*/bin/python3 \
        "$home"/.local/share/uv/python/*/bin/python3
    do
        [ -x "$found" ] && printf '%s\n' "$found"
    done
}

fallback=
found=
lacks=
old=
while IFS= read -r candidate; do
    command -v "$candidate" >/dev/null 2>&1 || continue
    answer=$("$candidate" -c "$question" </dev/null 2>/dev/null) || continue
    rest=${answer#* }
    version=${rest%% *}
    case $answer in
    "ok "*)
        if [ "$version" = "$preferred" ] || [ "$candidate" = "${PYTHON:-}" ]; then
            printf '%s\n' "${rest#* }"
            exit 0
        fi
        fallback=${fallback:-${rest#* }}
        ;;
    "lacks "*)
        [ -n "$found" ] && continue
        found="$candidate ($version)"
        lacks=${rest#* }
        ;;
    "old "*)
        case $candidate in
        python*) old="$old${old:+, }$candidate is $version" ;;
        esac
        ;;
    esac
done <<END
$(candidates)
END

if [ -n "$fallback" ]; then
    printf '%s\n' "$fallback"
    exit 0
fi

case $lacks in
venv | ensurepip) remedy="install its venv package (on Debian or Ubuntu: apt install python3-venv)" ;;
*) remedy="install a Python that was built with SQLite 3.37 or newer" ;;
esac
if command -v uv >/dev/null 2>&1; then
    remedy="$remedy, or run: uv python install $preferred"
fi
if [ -n "$found" ]; then
    echo "Secure Base found $found, but it lacks $lacks: $remedy; then try again." >&2
else
    echo "Secure Base needs Python 3.12 or newer and found none that works${old:+ ($old)}:" \
        "install Python $preferred, or name one with PYTHON=/path/to/python, then try again." >&2
fi
exit 1
