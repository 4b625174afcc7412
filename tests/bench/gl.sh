#!/bin/bash
# gl.sh BUILD_FOLDER [SERIES_FOLDER]: scrolling in Lantern's window beside a minimal VTK program: the same slices, the
# same size, the same run, on the X server's own GL (software under Xvfb). Prints both and their ratios: to VTK in a
# widget of Qt's, and to VTK in a bare window, which spares what Qt takes to lay a widget over its window.
# The processor's time stays what it is when others use the machine; the clock's does not.
set -euo pipefail
build=$1
series=${2:-}
if [ -z "$series" ]; then
    series=$(mktemp -d)
    trap 'rm -rf "$series"' EXIT
    "$build/bin/lantern-cli" bench series "$series" > /dev/null
fi
ninja -C "$build" minimal_vtk > /dev/null
answers=$(xvfb-run --auto-servernum --server-args="-screen 0 1600x1000x24" bash -c '
    for again in 1 2; do
        "$0/bin/minimal_vtk" "$1" 1056 796
        "$0/bin/lantern" --bench-scroll --size 1056x796 "$1"
    done' "$build" "$series" 2> /dev/null)
echo "$answers"
echo "$answers" | awk '
    / processor / { clock[$1] += $3; for (i = 1; i < NF; ++i) if ($i == "processor") work[$1] += $(i + 1) }
    END { for (name in work) if (name == "in-qt" || name == "bare")
              printf "gl / VTK %-5s: %.2f of the processor time, %.2f on the clock\n", name, work["gl"] / work[name],
                     clock["gl"] / clock[name] }'
