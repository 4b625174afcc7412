#!/bin/bash
# Sets the machine up, builds, writes the demo patients and opens the window on them. Without a
# display it runs under Xvfb, writes screenshots and says where.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
bash packaging/build.sh

bin=$root/build/release/bin
demo=$root/build/demo
if [ ! -e "$demo/.written" ]; then
    "$bin/lantern-cli" demo "$demo"
    touch "$demo/.written"
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/lantern" "$demo"
fi
pictures=$root/build/pictures
mkdir -p "$pictures"
shot() {    # shot NAME ARGUMENTS...
    local name=$1
    shift
    xvfb-run -a -s "-screen 0 1920x1200x24" "$bin/lantern" --screenshot "$pictures/$name.png" "$@" "$demo"
}
shot window-1600 --size 1600x1000 --layout 1x2 --analyse ct-nodule
shot window-1366 --size 1366x768 --layout 1x1 --analyse ct-nodule
shot window-1600-zh --size 1600x1000 --layout 1x2 --analyse ct-nodule --language zh_CN
echo "There is no display here. Screenshots of the window are in $pictures:"
ls "$pictures"
