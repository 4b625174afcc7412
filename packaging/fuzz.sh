#!/bin/bash
# fuzz.sh [SECONDS [TARGET...]]: builds the fuzz targets with clang, ASan and UBSan and gives them SECONDS of
# processor time in all (300), shared evenly. What they find is kept in build/fuzz/finds and ends this with 1.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-300}
shift || true
bash packaging/setup.sh
mkdir -p build
cmake --preset fuzz >build/configure-fuzz.log 2>&1 || { cat build/configure-fuzz.log >&2; exit 1; }
cmake --build --preset fuzz

programs=build/fuzz/fuzz
if [ $# -gt 0 ]; then
    targets=("$@")
else
    mapfile -t targets < <(find "$programs" -maxdepth 1 -type f -name 'fuzz_*' ! -name fuzz_seeds -printf '%f\n' | sed 's/^fuzz_//' | sort)
fi
corpus=build/fuzz/corpus finds=build/fuzz/finds logs=build/fuzz/logs
mkdir -p "$corpus" "$finds" "$logs"
# Real files are seeds too, where the data lies beside the project.
[ -e build/fuzz/.seeded ] || { "$programs/fuzz_seeds" "$corpus" ${LANTERN_FUZZ_DICOM:+"$LANTERN_FUZZ_DICOM"} && touch build/fuzz/.seeded; }

each=$(((seconds + ${#targets[@]} - 1) / ${#targets[@]}))
export corpus finds logs programs each
# 5 s and 2 GB are the most that any input may take; under the sanitizers that is four times as long.
# DCMTK's own leaks on damaged files are no news.
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1
run() {
    local name=$1
    mkdir -p "$corpus/$name" "$finds/$name"
    local known=tests/fuzz/regressions/$name
    [ -d "$known" ] || known=
    if "$programs/fuzz_$name" -max_total_time="$each" -timeout=20 -malloc_limit_mb=2048 -rss_limit_mb=2560 -max_len=131072 \
        -artifact_prefix="$finds/$name/" -print_final_stats=1 "$corpus/$name" $known >"$logs/$name.log" 2>&1; then
        echo "$name: $(grep -a 'number_of_executed_units' "$logs/$name.log" | grep -o '[0-9]*$') runs, nothing found"
    else
        echo "$name: FOUND $(grep -a -m1 -E 'SUMMARY|A promise' "$logs/$name.log")"
        return 1
    fi
}
export -f run
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I{} bash -c 'run {}'
