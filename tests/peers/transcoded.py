#!/usr/bin/python3
"""The same values through every encoder that peers have: whatever DCMTK and GDCM write losslessly must come out again.

    tests/peers/transcoded.py build/release/bin/lantern-cli FOLDER [--files 60] [--seed 1]

Takes files of the folder at random, writes each in every way that its pixels allow, and compares the stored values.
Debian: dcmtk libgdcm-tools.
"""
import argparse
import pathlib
import random
import subprocess
import sys
import tempfile

ENCODERS = {
    "JPEG 2000 (GDCM)": ["gdcmconv", "--j2k"],
    "JPEG-LS (GDCM)": ["gdcmconv", "--jpegls"],
    "JPEG lossless (GDCM)": ["gdcmconv", "--jpeg"],
    "RLE (GDCM)": ["gdcmconv", "--rle"],
    "native (GDCM)": ["gdcmconv", "--raw"],
    "implicit (GDCM)": ["gdcmconv", "--implicit"],
    "big endian (DCMTK)": ["dcmconv", "+tb"],
    "implicit (DCMTK)": ["dcmconv", "+ti"],
    "deflated (DCMTK)": ["dcmconv", "+td"],
    "RLE (DCMTK)": ["dcmcrle"],
    "JPEG lossless (DCMTK)": ["dcmcjpeg", "+e1"],
    "JPEG lossless, selection 4 (DCMTK)": ["dcmcjpeg", "+el", "+sv", "4"],
    "JPEG-LS (DCMTK)": ["dcmcjpls"],
}
LARGEST = 3 << 20


def stored(cli, file, scratch):
    """The values as bytes, or None and the sentence."""
    out = scratch / "values"
    done = subprocess.run([cli, "pixels", "--stored", file, "--out", out], capture_output=True, text=True)
    return (out.read_bytes(), "") if done.returncode == 0 else (None, done.stderr.strip())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    files = sorted(path for path in options.folder.rglob("*") if path.is_file() and path.stat().st_size < LARGEST)
    random.Random(options.seed).shuffle(files)
    compared = different = taken = 0
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        for file in files:
            if taken == options.files:
                break
            before, _ = stored(options.cli, file, scratch)
            if before is None:
                continue
            taken += 1
            for name, command in ENCODERS.items():
                target = scratch / "transcoded.dcm"
                target.unlink(missing_ok=True)
                if subprocess.run([*command, file, target], capture_output=True).returncode or not target.exists():
                    continue    # these pixels cannot be written so
                after, sentence = stored(options.cli, target, scratch)
                compared += 1
                if after != before:
                    different += 1
                    print(f"{file}: {name}: {sentence or 'other values'}")
    print(f"{taken} files, {compared} comparisons, {different} differ")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
