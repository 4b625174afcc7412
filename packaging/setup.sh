#!/bin/bash
# Installs what Lantern is built, tested and shown with, from Debian. Quiet when nothing is to do.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

mapfile -t wanted < <(grep -v '^#' "$here/packages.txt" | tr -s ' ' '\n' | sed '/^$/d')
missing=()
for package in "${wanted[@]}"; do
    [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)" = "install ok installed" ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Installing ${missing[*]} needs root: run as root, or install sudo." >&2; exit 1; }
    as_root=(sudo)
fi

log=$(mktemp)
echo "Installing ${#missing[@]} Debian packages ..."
export DEBIAN_FRONTEND=noninteractive
if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -20 "$log" >&2
    echo "The packages could not be installed; the whole log is in $log." >&2
    exit 1
fi
rm -f "$log"
