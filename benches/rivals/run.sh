#!/usr/bin/env bash
# Installs the rivals in a folder of their own and runs the comparison; needs python3 and the network.
# More arguments go to compare.py: --large, --runs N, --highs PATH.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --release
rivals=target/rivals
[ -x "$rivals/bin/python" ] || python3 -m venv "$rivals"
"$rivals/bin/pip" install --quiet --requirement benches/rivals/requirements.txt
"$rivals/bin/python" benches/rivals/compare.py target/release/junheng "$@"
