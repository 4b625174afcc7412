#!/usr/bin/python3
"""Damaged files and bombs through the commands that open them, with little memory: each ends by itself, in time, with
a status that README names and, where that is not 0, a sentence.

    tests/fuzz/commands.py build/release/bin/lantern-cli FOLDER [--mutations 400] [--seed 1] [--memory 2048] [--seconds 10]

FOLDER holds DICOM files and histories. A mutation is one of them with bytes flipped, cut, doubled or taken out, or with
the numbers that ask for memory set to the largest; a bomb is a small file that is made to ask for much. The status is 1
where anything died, hung or ended otherwise than it should; what did so is kept under build/commands.
"""
import argparse
import concurrent.futures
import json
import pathlib
import random
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

COMMANDS = {
    "scan": ["scan", "--no-index", "--json", "{}"],
    "pixels": ["pixels", "{}", "-o", "{out}"],
    "render": ["render", "{}", "-o", "{out}"],
    "planes": ["render", "{}", "--plane", "coronal", "-o", "{out}"],
    "measure": ["measure", "{}", "--length", "1,1,9,9", "--json"],
    "timeline": ["timeline", "{}", "--json"],
}
OF_IMAGES = ["scan", "pixels", "render", "planes", "measure"]
# Rows, Columns, Bits Allocated, Samples per Pixel; Number of Frames is text.
GREEDY = [(0x0028, 0x0010), (0x0028, 0x0011), (0x0028, 0x0100), (0x0028, 0x0002)]


def element(group, number, vr, value):
    value += b"\0" if len(value) % 2 and vr in (b"UI", b"OB") else b" " if len(value) % 2 else b""
    is_long = vr in (b"OB", b"OW", b"SQ", b"UN")
    head = struct.pack("<HH", group, number) + vr
    return head + (struct.pack("<HL", 0, len(value)) if is_long else struct.pack("<H", len(value))) + value


def part10(syntax, dataset, sop_class=b"1.2.840.10008.5.1.4.1.1.7"):
    meta = element(2, 1, b"OB", b"\0\1") + element(2, 2, b"UI", sop_class) + element(2, 3, b"UI", b"1.2.3.4")
    meta += element(2, 0x10, b"UI", syntax)
    return bytes(128) + b"DICM" + element(2, 0, b"UL", struct.pack("<L", len(meta))) + meta + dataset


def header(rows, columns, bits=16, samples=1, frames=None, further=b""):
    word = lambda value: struct.pack("<H", value)
    dataset = element(8, 0x16, b"UI", b"1.2.840.10008.5.1.4.1.1.7") + element(8, 0x18, b"UI", b"1.2.3.4")
    dataset += element(8, 0x60, b"CS", b"OT") + element(0x20, 0xD, b"UI", b"1.2") + element(0x20, 0xE, b"UI", b"1.3")
    dataset += element(0x28, 2, b"US", word(samples))
    dataset += element(0x28, 4, b"CS", b"RGB" if samples == 3 else b"MONOCHROME2")
    dataset += element(0x28, 8, b"IS", str(frames).encode()) if frames else b""
    dataset += element(0x28, 0x10, b"US", word(rows)) + element(0x28, 0x11, b"US", word(columns)) + further
    for number, value in ((0x100, bits), (0x101, bits), (0x102, max(bits - 1, 0)), (0x103, 0)):
        dataset += element(0x28, number, b"US", word(value))
    return dataset


def fragments(*parts):
    item = lambda value: struct.pack("<HHL", 0xFFFE, 0xE000, len(value)) + value
    return (struct.pack("<HH", 0x7FE0, 0x10) + b"OB" + struct.pack("<HL", 0, 0xFFFFFFFF) + item(b"")
            + b"".join(item(part) for part in parts) + struct.pack("<HHL", 0xFFFE, 0xE0DD, 0))


def deflated(dataset):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(dataset) + packer.flush()


def bombs():
    """Name and bytes of small files that ask for much."""
    plain, rle, deflate = b"1.2.840.10008.1.2.1", b"1.2.840.10008.1.2.5", b"1.2.840.10008.1.2.1.99"
    ow = lambda length, value: struct.pack("<HH", 0x7FE0, 0x10) + b"OW" + struct.pack("<HL", 0, length) + value
    for bits in (0, 1, 8, 16, 32, 64):
        for frames in (None, 2147483647):
            for samples in (1, 3):
                yield f"native-{bits}-{frames}-{samples}", part10(
                    plain, header(65535, 65535, bits, samples, frames) + ow(0xFFFFFFFE, b"some"))
                yield f"tiny-{bits}-{frames}-{samples}", part10(
                    plain, header(1, 1, bits, samples, frames) + element(0x7FE0, 0x10, b"OW", bytes(64)))
    run = struct.pack("<16L", 1, 64, *[0] * 14) + b"\x81\x01" * 200
    for frames in (None, 2147483647):
        yield f"rle-{frames}", part10(rle, header(65535, 65535, 8, 1, frames) + fragments(run))
        yield f"rle-small-{frames}", part10(rle, header(4000, 4000, 16, 3, frames) + fragments(run))
    codestreams = {
        b"1.2.840.10008.1.2.4.50": b"\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\xff\xff\1\1\x11\0\xff\xda\0\x08\1\1\0\0\x3f\0",
        b"1.2.840.10008.1.2.4.70": b"\xff\xd8\xff\xc3\0\x0b\x10\xff\xff\xff\xff\1\1\x11\0\xff\xda\0\x08\1\1\0\1\0\0",
        b"1.2.840.10008.1.2.4.80": b"\xff\xd8\xff\xf7\0\x0b\x10\xff\xff\xff\xff\1\1\x11\0\xff\xda\0\x08\1\1\0\0\0\0",
        b"1.2.840.10008.1.2.4.90": b"\xff\x4f\xff\x51\0\x29\0\0" + struct.pack(
            ">8LHBBB", 60000, 60000, 0, 0, 60000, 60000, 0, 0, 1, 15, 1, 1) + b"\xff\x52\0\x0c\0\0\0\1\0\5\4\4\0\0"
        b"\xff\x5c\0\x04\x40\x40\xff\x90\0\x0a\0\0\0\0\0\0\0\1\xff\x93\x80\x80\xff\xd9",
    }
    for syntax, stream in codestreams.items():
        yield f"stream-{syntax.decode()}", part10(syntax, header(65535, 65535) + fragments(stream))
        yield f"stream-small-{syntax.decode()}", part10(syntax, header(4, 4, 16, 1, 99999999) + fragments(stream))
    for size in (1 << 20, 64 << 20, 900 << 20):
        rows = min(size // 2 // 8000, 65535)
        zeros = header(rows, 8000) + ow(rows * 8000 * 2, bytes(rows * 8000 * 2))
        yield f"deflated-{size >> 20}", part10(deflate, deflated(zeros))
    yield "deflated-frames", part10(deflate, deflated(header(1, 1, 8, 1, 2147483647) + ow(1 << 20, bytes(1 << 20))))
    nested = struct.pack("<HH", 0x40, 0xA730) + b"SQ" + struct.pack("<HLHHL", 0, 0xFFFFFFFF, 0xFFFE, 0xE000, 0xFFFFFFFF)
    yield "nested", part10(plain, header(4, 4) + nested * 100000)
    table = b"\0\0" + b"\0\0\x10\0"
    yield "lut", part10(plain, header(4, 4, further=element(0x28, 0x3002, b"US", table)) + ow(32, bytes(32)))
    overlay = element(0x6000, 0x10, b"US", b"\xff\xff") + element(0x6000, 0x11, b"US", b"\xff\xff")
    yield "overlay", part10(plain, header(4, 4) + overlay + element(0x6000, 0x3000, b"OW", bytes(16)) + ow(32, bytes(32)))
    frames = 100000
    vector = element(0x54, 0x10, b"US", b"\1\0" * 30000)
    yield "vectors", part10(plain, header(1, 1, 8, 1, frames) + vector + ow(frames, bytes(frames)))


def mutated(data, random_):
    data = bytearray(data)
    if not data:
        return bytes(data)
    kind = random_.randrange(8)
    at = random_.randrange(len(data))
    if kind == 0:
        del data[at:]
    elif kind == 1:
        for _ in range(random_.randint(1, 16)):
            data[random_.randrange(len(data))] ^= 1 << random_.randrange(8)
    elif kind == 2:
        for _ in range(random_.randint(1, 8)):
            data[random_.randrange(min(len(data), 2048))] ^= 1 << random_.randrange(8)
    elif kind == 3:
        count = random_.randint(1, 64)
        data[at:at + count] = random_.choice([b"\0", b"\xff"]) * len(data[at:at + count])
    elif kind == 4:
        del data[at:at + random_.randint(1, 64)]
    elif kind == 5:
        data[at:at] = data[at:at + random_.randint(1, 4096)]
    elif kind == 6:
        group, number = random_.choice(GREEDY)
        found = data.find(struct.pack("<HH", group, number) + b"US\2\0")
        if found >= 0:
            data[found + 8:found + 10] = random_.choice([b"\xff\xff", b"\0\x40", b"\0\0", b"\1\0"])
    else:
        found = data.find(struct.pack("<HH", 0x28, 8) + b"IS")
        if found >= 0:
            length = struct.unpack_from("<H", data, found + 6)[0]
            data[found + 8:found + 8 + length] = b"9" * length
    return bytes(data)


def run(cli, name, path, memory, seconds):
    """What was wrong with one command on one file; nothing where all was well."""
    with tempfile.TemporaryDirectory() as folder:
        words = [word.format(path, out=folder + "/out") for word in COMMANDS[name]]
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
        environment = {"XDG_CACHE_HOME": folder, "XDG_STATE_HOME": folder, "HOME": folder, "PATH": "/usr/bin:/bin"}
        try:
            done = subprocess.run([cli, *words], capture_output=True, timeout=seconds, preexec_fn=limit, env=environment)
        except subprocess.TimeoutExpired:
            return f"hung for {seconds} s"
        said = done.stderr.decode(errors="replace").strip()
        if done.returncode not in (0, 1, 3):
            return f"ended with {done.returncode}: {said[-300:]}"
        if done.returncode != 0 and (not said or "own mistake" in said):
            return f"status {done.returncode} with \"{said[-300:]}\""
        if name in ("pixels", "render", "planes") and (done.returncode == 0) != (pathlib.Path(folder) / "out").exists():
            return f"status {done.returncode}, but the file says otherwise"
        if done.returncode == 0 and "--json" in words:
            try:
                json.loads(done.stdout)
            except ValueError as problem:
                return f"no whole JSON: {problem}"
        if done.returncode == 1 and "not enough memory" in said and path.stat().st_size < 1024:
            return f"a small file asked for more memory than there is: {said[-300:]}"
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--mutations", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--memory", type=int, default=2048, help="MiB of address space")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()

    random_ = random.Random(options.seed)
    seeds = sorted(path for path in options.folder.rglob("*") if path.is_file() and path.stat().st_size < 4 << 20)
    if not seeds:
        sys.exit(f"There is no file under {options.folder}.")
    kept = pathlib.Path("build/commands")
    wrong = runs = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        cases = []
        for name, data in bombs():
            path = pathlib.Path(folder) / f"bomb-{name}.dcm"
            path.write_bytes(data)
            cases.append((path, OF_IMAGES))
        for i in range(options.mutations):
            seed = random_.choice(seeds)
            is_history = seed.suffix in (".json", ".ndjson", ".txt")
            path = pathlib.Path(folder) / f"mutation-{i}-{seed.name[:60]}"
            path.write_bytes(mutated(seed.read_bytes(), random_))
            cases.append((path, ["timeline", "scan"] if is_history else OF_IMAGES))
        jobs = {pool.submit(run, options.cli, command, path, options.memory, options.seconds): (command, path)
                for path, commands in cases for command in commands}
        for job in concurrent.futures.as_completed(jobs):
            runs += 1
            command, path = jobs[job]
            if problem := job.result():
                wrong += 1
                kept.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, kept)
                print(f"{command} {path.name}: {problem}", flush=True)
    print(f"{len(cases)} files, {runs} runs, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
