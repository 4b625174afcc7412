#!/bin/bash
# Lets git run the lint script on what is staged before each commit.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
hook=$(git -C "$root" rev-parse --git-path hooks/pre-commit)
cd "$root"
printf "%s\n" "#!/bin/bash" "exec bash packaging/lint.sh --staged" >"$hook"
chmod +x "$hook"
