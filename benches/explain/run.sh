#!/usr/bin/env bash
# Time per answer of bottlenecks, value curves, potential, why, repair and diff against asking HiGHS
# again by hand, in one run. Needs python3 with venv and the network.
# Usage: benches/explain/run.sh [--sizes small,thousand,medium] [--top N]
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=target/bench-explain
mkdir -p "$folder"
cargo build --release --quiet
[ -x "$folder/venv/bin/python" ] || python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --requirement benches/explain/requirements.txt
"$folder/venv/bin/python" benches/explain/compare.py target/release/junheng "$folder" "$@"
