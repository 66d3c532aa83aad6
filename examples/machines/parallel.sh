#!/bin/sh
# Plans a folder of factories in 8 parts with GNU parallel, then merges them: parallel.sh FACTORIES PLANS
# With --sshloginfile HOSTS the parts are planned on other machines that see the same folders.
# A part that is stopped or killed is tried again and continues; 1 and 3 end at once the second time.
seq 8 | parallel -n0 --retries 3 --joblog "$2.log" \
    junheng batch "$1" --out "$2" --shard auto/8 --resume --threads 1
exec junheng merge "$2" "$2"
