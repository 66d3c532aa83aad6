#!/usr/bin/env bash
# What-ifs of five changed capacities at about 1,000 and 5,000 rows: junheng against HiGHS hot and cold
# and a loop with PuLP; one thread against two; memory of 1,000 to 100,000 draws.
# Needs python3 with venv and the network. More arguments go to compare.py: --scenarios N, --sizes thousand.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=target/bench-whatif
mkdir -p "$folder"
cargo build --release --quiet
time=$(cargo bench --no-run --bench whatif --message-format=json 2>/dev/null |
    python3 -c 'import json,sys
for line in sys.stdin:
    message = json.loads(line)
    if message.get("executable") and message["target"]["name"] == "whatif":
        print(message["executable"])')
[ -x "$folder/venv/bin/python" ] || python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --requirement benches/whatif/requirements.txt
"$folder/venv/bin/python" benches/whatif/compare.py target/release/junheng "$time" "$folder" "$@"
