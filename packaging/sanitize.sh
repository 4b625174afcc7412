#!/bin/bash
# sanitize.sh [ROOM...]: the tests of core, ui and cli with Qt's and the standard library's asserts, ASan and UBSan; with
# rooms (core_dicom ui_viewer, or ui for all of ui) those of them alone. Networks run in the release build's module, since
# LibTorch's headers take minutes to compile and its own code is not checked by this anyway. Long tests are left to the
# release build.
set -euo pipefail
cd "$(dirname "$0")/.."
bash packaging/setup.sh
rooms=$(IFS='|'; echo "${*:-core|ui|cli}")
mkdir -p build
[ -d build/release ] || cmake --preset release >build/configure.log 2>&1 || { cat build/configure.log >&2; exit 1; }
cmake --build build/release --target lantern_torch
cmake --preset asan >build/configure-asan.log 2>&1 || { cat build/configure-asan.log >&2; exit 1; }
mapfile -t targets < <(ninja -C build/asan -t targets all | grep -oE "^test_($rooms)[a-z_0-9]*: phony" | cut -d: -f1 |
    grep -vE '_(long|shipped|real_records|conformance)')
cmake --build build/asan --target "${targets[@]}"

# Leaks are not looked for: Qt, fontconfig, DCMTK and VTK keep much until the end. Memory that is not to be had is
# answered with a null pointer, as outside of the sanitizer, so that the tests of limits can see the sentence.
export ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=1:allocator_may_return_null=1:strict_init_order=1
export UBSAN_OPTIONS=print_stacktrace=1
export LANTERN_RUNTIME=$PWD/build/release/lib/lantern/liblantern_torch.so

# Now and then the kernel refuses the loader memory for a program so instrumented, before its first line runs ("cannot apply
# additional memory protection"). That says nothing of a test, so then, and only then, they are run again.
log=build/asan/tests.log
for attempt in 1 2 3; do
    ctest --test-dir build/asan --output-on-failure -j"$(nproc)" -LE long -R "^($rooms)" 2>&1 | tee "$log" && exit 0
    grep -q 'error while loading shared libraries: cannot apply additional memory protection' "$log" || exit 1
    echo "Attempt $attempt was stopped by the loader."
done
exit 1
