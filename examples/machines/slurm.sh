#!/bin/sh
# Plans a folder of factories as a Slurm array, then merges the parts:
#   job=$(sbatch --parsable --array=1-8 slurm.sh FACTORIES PLANS)
#   sbatch --dependency=afterok:$job --wrap 'junheng merge PLANS PLANS'
#SBATCH --job-name=junheng
#SBATCH --cpus-per-task=2
#SBATCH --time=01:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
# Five minutes before Slurm would kill the task it stops by itself, with everything finished kept.
junheng batch "$1" --out "$2" --shard auto --resume --threads "${SLURM_CPUS_PER_TASK:-1}" \
    --time-limit "${JUNHENG_TIME_LIMIT:-55m}"
code=$?
case $code in
# The part is finished; merge ends with 1 or 3 again and says which files have no plan.
0 | 1 | 3) exit 0 ;;
# Stopped at a limit: continue where it stopped.
4) scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" ;;
esac
exit $code
