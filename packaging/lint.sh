#!/bin/bash
# lint.sh            formatting of the whole tree, clang-tidy on what the last commit changed
#                    (or what changed since LANTERN_LINT_BASE)
# lint.sh --staged   both on what is staged (the git hook)
# lint.sh --all      both on the whole tree (clang-tidy takes long)
# clang-tidy needs a configured build; without one (a fresh clone) it is left out, and that is said.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"

ours() { grep -E '^(app|core|ui|tests)/.*\.(cpp|h)$' || true; }
case "${1:-}" in
--staged) mapfile -t changed < <(git diff --cached --name-only --diff-filter=ACM | ours) ; formatted=("${changed[@]}") ;;
--all) mapfile -t changed < <(git ls-files | ours); formatted=("${changed[@]}") ;;
*)
    mapfile -t formatted < <(git ls-files | ours)
    base=${LANTERN_LINT_BASE:-$(git rev-parse -q --verify HEAD~1 || git rev-parse HEAD)}
    mapfile -t changed < <(git diff --name-only --diff-filter=ACM "$base" | ours)
    # Where everything is new nothing changed: that is the work of --all.
    git cat-file -e "$base:core" 2>/dev/null || changed=()
    ;;
esac

status=0
if [ ${#formatted[@]} -gt 0 ]; then
    clang-format --dry-run --Werror "${formatted[@]}" || { echo "Run clang-format -i on these files." >&2; status=1; }
fi

database=
for preset in tidy dev release; do
    [ -f "build/$preset/compile_commands.json" ] && { database=build/$preset; break; }
done
# core/torch takes 40 s a file, and clang 14 stumbles over its headers: left to the compiler.
mapfile -t sources < <(printf '%s\n' "${changed[@]:-}" | grep -E '\.cpp$' | grep -v '^core/torch/' | grep -v '^tests/core/torch/' || true)
# A file that includes its own moc output can only be read where that was built.
for i in "${!sources[@]}"; do
    moc=$(grep -oP '(?<=#include ")[a-z0-9_]+\.moc(?=")' "${sources[i]}" || true)
    [ -z "$moc" ] || [ -n "$(find "build" -name "$moc" -print -quit 2>/dev/null)" ] || unset "sources[i]"
done
if [ ${#sources[@]} -gt 0 ]; then
    if [ -n "$database" ]; then
        printf '%s\n' "${sources[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy --quiet --extra-arg=-Wno-unknown-warning-option -p "$database" \
            2> >(grep -v "warnings generated" >&2) || status=1
    else
        echo "clang-tidy left out: there is no configured build yet (cmake --preset release)."
    fi
fi

# What only a text search finds.
if git grep -nE '\bslots:|\bsignals:|\bemit ' -- 'ui/*.h' 'ui/*.cpp' 'app/*.cpp'; then
    echo "Write Q_SLOTS, Q_SIGNALS and Q_EMIT: Qt's keywords are switched off." >&2
    status=1
fi
exit $status
