#!/bin/sh
# Print the path of a Python that can carry the project: 3.11 or newer, with venv and pip.
#
# Every candidate is really started: a version manager's shim exists for versions that are not
# switched on, and a system Python may lack venv. PYTHON=… in the environment is tried first.
set -u

probe='
import sys
if sys.version_info < (3, 11):
    sys.exit(1)
import ensurepip, venv
print(sys.executable)
'
for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3 python; do
    found=$("$candidate" -c "$probe" 2>/dev/null) && [ -n "$found" ] && {
        printf '%s\n' "$found"
        exit 0
    }
done

printf '%s\n' >&2 \
    "没有找到可用的 Python:需要 3.11 或更新版本,并带有 venv 和 pip(Debian/Ubuntu:apt-get install python3 python3-venv)。装好后再运行一次;也可以用 PYTHON=/路径/python3 make … 指定。" \
    "No usable Python: 3.11 or newer is needed, with venv and pip (Debian/Ubuntu: apt-get install python3 python3-venv). Install it and run this again, or say PYTHON=/path/to/python3 make …"
exit 2
