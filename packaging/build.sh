#!/bin/bash
# Sets the machine up and builds the release preset. Further arguments go to cmake's configure step.
set -euo pipefail
cd "$(dirname "$0")/.."
bash packaging/setup.sh
mkdir -p build
cmake --preset release "$@" >build/configure.log 2>&1 || { cat build/configure.log >&2; exit 1; }
cmake --build --preset release
