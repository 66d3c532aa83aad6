#!/usr/bin/env bash
# Our simplex method against HiGHS, in one run: generated works cold and hot, and programmes given.
# Usage: benches/engine/run.sh [--limit SECONDS] [FILE.mps…]   needs python3 with venv
set -euo pipefail
cd "$(dirname "$0")/../.."
limit=60
if [ "${1:-}" = --limit ]; then limit=$2; shift 2; fi
folder=target/bench-engine
mkdir -p "$folder"
cargo build --release --quiet
bench=$(cargo bench --no-run --bench engine --message-format=json 2>/dev/null |
    python3 -c 'import json,sys
for line in sys.stdin:
    message = json.loads(line)
    if message.get("executable") and message["target"]["name"] == "engine":
        print(message["executable"])')
if ! [ -x "$folder/venv/bin/python" ]; then
    python3 -m venv "$folder/venv"
    "$folder/venv/bin/pip" install --quiet -r benches/engine/requirements.txt
fi
files=()
if [ $# -gt 0 ]; then
    files=("$@")
else
    while read -r name products groups materials days; do
        target/release/junheng generate --products "$products" --groups "$groups" \
            --materials "$materials" --days "$days" --seed 1 > "$folder/$name.json"
        target/release/junheng export "$folder/$name.json" --mps "$folder/$name.mps" 2>/dev/null
        files+=("$folder/$name.mps")
        # The goal of money is the hard one; the largest works' takes minutes.
        if [ "$name" != large ]; then
            target/release/junheng export "$folder/$name.json" --goal profit \
                --mps "$folder/$name-profit.mps" 2>/dev/null
            files+=("$folder/$name-profit.mps")
        fi
    done <<'SIZES'
small 20 6 5 10
thousand 40 12 8 18
medium 100 30 15 26
large 500 100 40 26
SIZES
fi
"$folder/venv/bin/python" benches/engine/compare.py "$bench" "$limit" "${files[@]}"
