"""Plans a folder of factories in parts on a Ray cluster: python ray_batch.py FACTORIES PLANS [PARTS]"""

import subprocess
import sys

import ray


class Stopped(Exception):
    """The part was stopped or killed: it is tried again and continues."""


@ray.remote(num_cpus=2, max_retries=5, retry_exceptions=[Stopped])
def plan(factories: str, plans: str, shard: str) -> int:
    asked = ["batch", factories, "--out", plans, "--shard", shard, "--resume", "--threads", "2"]
    code = subprocess.run(["junheng", *asked]).returncode
    if code == 4 or code < 0 or code > 128:
        raise Stopped(f"part {shard} ended with {code}")
    return code


factories, plans = sys.argv[1:3]
parts = int(sys.argv[3]) if len(sys.argv) > 3 else 8
ray.init()
codes = ray.get([plan.remote(factories, plans, f"{part}/{parts}") for part in range(1, parts + 1)])
if any(code not in (0, 1, 3) for code in codes):
    sys.exit(max(codes))
sys.exit(subprocess.run(["junheng", "merge", plans, plans]).returncode)
