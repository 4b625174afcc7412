#!/bin/bash
# Sets the machine up, builds, and runs all tests. Warnings are errors here.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
bash packaging/build.sh -DLANTERN_WARNINGS_ARE_ERRORS=ON
ctest --test-dir build/release --output-on-failure -j"$(nproc)" "$@"
