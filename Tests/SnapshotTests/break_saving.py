#!/usr/bin/env python3
"""Breaks off the saving of a snapshot in every way, and looks at what is left.

    Tests/SnapshotTests/break_saving.py .build/release/casebook [--moments 1000] [--seed 1]

Needs strace (apt-get install strace) and root, for a folder that cannot be written to is no trouble
without it, and a full disk is a small tmpfs. Each trial begins with an old snapshot in a folder and
saves another over it. Afterwards the file must be the old or the new one, byte for byte, and only
its owner's; a save that tells of success must have left the new one, and one that tells of an error
nothing beside the old. The next undisturbed save must leave the new one alone in the folder.

- killed at every call that looks at, opens, locks, writes, syncs, renames or removes the file, its
  part or their folder;
- killed at random moments;
- each such call fails once, and from then on, with ENOSPC and with EIO;
- writes become short at a greatest length of files, at every 4 KiB and beside it;
- the folder cannot be written to;
- the disk is full, at every 4 KiB up to the room that is needed.
"""

import argparse
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

CALLS = ["newfstatat", "openat", "flock", "pwrite64", "fsync", "rename", "unlink", "ftruncate"]
NAME = "record.casebook"


class Trials:
    def __init__(self, program, room):
        self.room = pathlib.Path(room)
        self.program = self.room / "casebook"
        shutil.copy(program, self.program)
        self.program.chmod(0o755)
        self.folder = self.room / "folder"
        self.folder.mkdir()
        self.counts = {}
        self.old = self.bytes_of("@belarus")
        self.new = self.bytes_of("@classroom")
        assert self.old != self.new

    def bytes_of(self, dataset):
        path = self.room / NAME
        subprocess.run([self.program, "index", dataset, "-o", path], check=True)
        data = path.read_bytes()
        path.unlink()
        return data

    def command(self, folder):
        return [self.program, "index", "@classroom", "-o", folder / NAME]

    def reset(self, folder):
        for path in folder.iterdir():
            path.unlink()
        path = folder / NAME
        path.write_bytes(self.old)
        path.chmod(0o600)

    def check(self, kind, what, status, folder=None):
        """Looks at what a broken save left, and whether the next one clears up."""
        folder = folder or self.folder
        found = (folder / NAME).read_bytes()
        names = sorted(os.listdir(folder))
        if found not in (self.old, self.new):
            sys.exit(f"{what}: the file is neither the old nor the new one; see {folder}")
        if (folder / NAME).stat().st_mode & 0o777 != 0o600:
            sys.exit(f"{what}: others have got permissions")
        if status == 0 and found != self.new:
            sys.exit(f"{what}: success was told, and the old file is there")
        if status is not None and status > 0 and names != [NAME]:
            sys.exit(f"{what}: an error was told, and {names} are left")
        self.counts[kind] = self.counts.get(kind, 0) + 1

    def check_next(self, what):
        subprocess.run(self.command(self.folder), check=True)
        if (self.folder / NAME).read_bytes() != self.new or os.listdir(self.folder) != [NAME]:
            sys.exit(f"{what}: the next save left {os.listdir(self.folder)}")

    def traced(self, injection):
        self.reset(self.folder)
        done = subprocess.run(
            self.strace("/dev/null", "-e", f"inject={injection}")
            + self.command(self.folder), stderr=subprocess.DEVNULL, timeout=60)
        return done.returncode

    def strace(self, log, *injection):
        """Follows the calls that concern the file, its part and their folder."""
        paths = [self.folder, self.folder / NAME, self.folder / f".{NAME}.part"]
        options = [option for path in paths for option in ("-P", path)]
        return ["strace", "-f", "-qq", "-o", log, *options, "-e", "trace=" + ",".join(CALLS),
                *injection]

    def call_counts(self):
        """How often an undisturbed save makes each call."""
        log = self.room / "calls"
        self.reset(self.folder)
        subprocess.run(
            self.strace(log) + self.command(self.folder), check=True)
        lines = log.read_text().splitlines()
        return {call: sum(f" {call}(" in line for line in lines) for call in CALLS}


def at_calls(trials):
    counts = trials.call_counts()
    print("calls of a save:", ", ".join(f"{name} {count}" for name, count in counts.items()))
    for call, count in counts.items():
        for number in range(1, count + 1):
            what = f"killed at {call} {number}"
            trials.traced(f"{call}:signal=SIGKILL:when={number}")
            trials.check("killed at a call", what, None)
            trials.check_next(what)
            for error in ["ENOSPC", "EIO"]:
                for when in [f"{number}", f"{number}+"]:
                    what = f"{call} {when} fails with {error}"
                    status = trials.traced(f"{call}:error={error}:when={when}")
                    trials.check("failing call", what, status)
                    trials.check_next(what)


def at_moments(trials, count, chance):
    trials.reset(trials.folder)
    began = time.monotonic()
    subprocess.run(trials.command(trials.folder), check=True)
    lasting = time.monotonic() - began
    for number in range(count):
        trials.reset(trials.folder)
        child = subprocess.Popen(trials.command(trials.folder))
        time.sleep(chance.uniform(0, lasting * 1.1))
        child.send_signal(signal.SIGKILL)
        status = child.wait()
        what = f"killed at moment {number}"
        trials.check("killed at a random moment", what, status if status >= 0 else None)
        trials.check_next(what)


def short_writes(trials):
    for size in range(0, len(trials.new), 4096):
        for limit in [size, size + 1, size + 4095]:

            def limited():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

            trials.reset(trials.folder)
            done = subprocess.run(
                trials.command(trials.folder), preexec_fn=limited, stderr=subprocess.DEVNULL)
            what = f"files of at most {limit} bytes"
            if done.returncode == 0 and limit < len(trials.new):
                sys.exit(f"{what}: success was told")
            trials.check("short write", what, done.returncode)
    trials.check_next("short writes")


def read_only_folder(trials):
    trials.reset(trials.folder)
    os.chown(trials.folder / NAME, 65534, 65534)
    trials.room.chmod(0o755)
    trials.folder.chmod(0o555)
    done = subprocess.run(
        trials.command(trials.folder), user=65534, group=65534, capture_output=True, text=True)
    trials.folder.chmod(0o755)
    if done.returncode != 3 or "Permission denied" not in done.stderr:
        sys.exit(f"a folder that cannot be written to: {done.returncode} {done.stderr}")
    trials.check("read-only folder", "a folder that cannot be written to", done.returncode)
    trials.check_next("read-only folder")


def full_disk(trials):
    disk = trials.room / "disk"
    disk.mkdir()
    least = (len(trials.old) + 4095) // 4096 * 4096
    for room in range(4096, len(trials.new) + 3 * 4096, 4096):
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={least + room}", "tmpfs", disk],
            stderr=subprocess.DEVNULL)
        if mounted.returncode != 0:
            print("no tmpfs can be mounted here: the full disk is left out")
            return
        try:
            trials.reset(disk)
            done = subprocess.run(trials.command(disk), stderr=subprocess.DEVNULL)
            if done.returncode == 0 and room < len(trials.new):
                sys.exit(f"a disk with {room} bytes of room: success was told")
            trials.check("full disk", f"a disk with {room} bytes of room", done.returncode, disk)
        finally:
            subprocess.run(["umount", disk], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--moments", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        trials = Trials(options.program, room)
        print(f"the old snapshot has {len(trials.old)} bytes, the new one {len(trials.new)}")
        read_only_folder(trials)
        full_disk(trials)
        short_writes(trials)
        at_calls(trials)
        at_moments(trials, options.moments, random.Random(options.seed))
        for kind, count in trials.counts.items():
            print(f"{count:6} trials: {kind}")
        print(f"{sum(trials.counts.values()):6} trials, and each left the old or the new file whole")


if __name__ == "__main__":
    main()
