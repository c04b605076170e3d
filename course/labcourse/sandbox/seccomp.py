"""A seccomp filter that allows threads but no processes: a fork bomb has nothing to fork. Modes of files stay as they
are: what was closed before the learner's code came remains closed."""

import os
import struct

LOAD, JUMP_IF_EQUAL, JUMP_IF_GREATER_OR_EQUAL, JUMP_IF_SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, NOT_PERMITTED, NOT_IMPLEMENTED, KILL_PROCESS = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
NOTHING_DONE = 0x00050000  # says that it succeeded: who copies a file sets its mode, and gives up where that fails
SYSTEM_CALL, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
CLONE_THREAD = 0x00010000
X32 = 0x40000000  # system calls of the x32 interface start here

# Refused, in order: fork, vfork, ptrace, unshare, setns, perf_event_open, process_vm_readv/writev, bpf,
# io_uring_setup, keyctl. Idle: chmod, fchmod, fchmodat, fchmodat2, and the attributes that hold access lists (setxattr,
# lsetxattr, fsetxattr, setxattrat). clone3 passes its flags in memory, where a filter cannot look: glibc falls back to clone.
MACHINES = {
    "x86_64": {
        "audit": 0xC000003E,
        "clone": 56,
        "clone3": 435,
        "refused": (57, 58, 101, 272, 308, 298, 310, 311, 321, 425, 250),
        "idle": (90, 91, 268, 452, 188, 189, 190, 463),
    },
    "aarch64": {
        "audit": 0xC00000B7,
        "clone": 220,
        "clone3": 435,
        "refused": (117, 97, 268, 241, 270, 271, 280, 425, 219),
        "idle": (52, 53, 452, 5, 6, 7, 463),
    },
}


def process_filter() -> bytes:
    """The filter as bubblewrap's `--seccomp` reads it: a `struct sock_filter` after the other."""
    machine = MACHINES[os.uname().machine]
    program = [
        (LOAD, 0, 0, ARCHITECTURE),
        (JUMP_IF_EQUAL, 1, 0, machine["audit"]),
        (RETURN, 0, 0, KILL_PROCESS),
        (LOAD, 0, 0, SYSTEM_CALL),
        (JUMP_IF_GREATER_OR_EQUAL, 0, 1, X32),
        (RETURN, 0, 0, NOT_PERMITTED),
        (JUMP_IF_EQUAL, 0, 1, machine["clone3"]),
        (RETURN, 0, 0, NOT_IMPLEMENTED),
    ]
    for number in machine["refused"]:
        program += [(JUMP_IF_EQUAL, 0, 1, number), (RETURN, 0, 0, NOT_PERMITTED)]
    for number in machine["idle"]:
        program += [(JUMP_IF_EQUAL, 0, 1, number), (RETURN, 0, 0, NOTHING_DONE)]
    program += [
        (JUMP_IF_EQUAL, 0, 3, machine["clone"]),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (JUMP_IF_SET, 1, 0, CLONE_THREAD),
        (RETURN, 0, 0, NOT_PERMITTED),
        (RETURN, 0, 0, ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *instruction) for instruction in program)
