#!/bin/bash
# Sets the machine up, builds, writes the demo patients and opens the window on them. Without a display,
# or asked with --pictures, it writes screenshots of the window, run under Xvfb, and says where.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
[ "${1:-}" = --built ] && shift || bash packaging/build.sh

bin=$root/build/release/bin
demo=$root/build/demo
if [ ! -e "$demo/.written" ]; then
    "$bin/lantern-cli" demo "$demo"
    touch "$demo/.written"
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ "${1:-}" != --pictures ]; then
    exec "$bin/lantern" "$demo"
fi
pictures=$root/build/pictures
mkdir -p "$pictures"
shot() {    # shot NAME ARGUMENTS...
    local name=$1
    shift
    xvfb-run --auto-servernum --server-args="-screen 0 1920x1200x24" "$bin/lantern" --screenshot "$pictures/$name.png" --timeline "$@"
}
chest=(--layout 1x2 --analyse ct-nodule "$demo")
head=(--layout 1x1 --analyse mri-brain-tumour "$demo/lantern-two/t1c" "$demo/lantern-two/history.json")
shot window-1600 --size 1600x1000 "${chest[@]}"
shot window-1366 --size 1366x768 "${chest[@]}"
shot window-1600-zh --size 1600x1000 --language zh_CN "${chest[@]}"
shot window-1366-zh --size 1366x768 --language zh_CN "${chest[@]}"
shot head-1600 --size 1600x1000 "${head[@]}"
echo "Screenshots of the window are in $pictures:"
ls "$pictures"
