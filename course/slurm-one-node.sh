#!/bin/sh
# A Slurm cluster of one node, this machine, to try `npm run grade -- … --profile slurm` (Debian: apt-get install
# slurm-wlm). Needs root. State lies in the folder given; `stop` ends what `start` began. LAB_NODE_CPUS: as many jobs at
# once as if the node had so many processors; otherwise those that it has.
#   course/slurm-one-node.sh start FOLDER
#   course/slurm-one-node.sh stop FOLDER
set -eu

action=${1:?start or stop} folder=${2:?a folder for state and logs}

start() {
  for program in munged slurmctld slurmd; do
    command -v "$program" >/dev/null || { echo "$program is not installed: apt-get install slurm-wlm" >&2; exit 3; }
  done
  mkdir -p "$folder/state" "$folder/spool" /run/munge
  chown munge: /run/munge
  host=$(hostname -s)
  memory=$(($(awk '/MemTotal/ { print $2 }' /proc/meminfo) / 1024 * 9 / 10))
  cat >"$folder/slurm.conf" <<CONF
ClusterName=lab
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0,sched_interval=2
ReturnToService=2
MpiDefault=none
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=${LAB_NODE_CPUS:-$(nproc)} RealMemory=$memory State=UNKNOWN
PartitionName=lab Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
  exec 3>&1 >>"$folder/start.log" 2>&1 # the servers stay: none of them may hold the caller's output open
  # A socket may be left of a munged that is gone.
  timeout 5 munge --no-input >/dev/null || runuser -u munge -- munged --force 3>&-
  mkdir -p /etc/slurm
  [ -e /etc/slurm/slurm.conf ] || ln -sf "$folder/slurm.conf" /etc/slurm/slurm.conf # where programs inside jobs look
  SLURM_CONF="$folder/slurm.conf" slurmctld 3>&-
  SLURM_CONF="$folder/slurm.conf" slurmd 3>&-
  for _ in $(seq 30); do
    SLURM_CONF="$folder/slurm.conf" sinfo --noheader --format %t 2>/dev/null | grep -q idle && break
    sleep 1
  done
  exec >&3 3>&-
  SLURM_CONF="$folder/slurm.conf" sinfo
  echo "export SLURM_CONF=$folder/slurm.conf"
}

stop() {
  for name in slurmd slurmctld; do
    [ -f "$folder/$name.pid" ] || continue
    process=$(cat "$folder/$name.pid")
    kill "$process" 2>/dev/null || continue
    for _ in $(seq 100); do
      kill -0 "$process" 2>/dev/null || break
      sleep 0.1
    done
  done
  [ "$(readlink /etc/slurm/slurm.conf)" = "$folder/slurm.conf" ] && rm /etc/slurm/slurm.conf || true
}

"$action"
