#!/usr/bin/python3
"""The same greys as DCMTK draws: each file's own first window or VOI LUT, pixel for pixel.

    tests/peers/greys.py build/release/bin/lantern-cli FOLDER [--files 100] [--seed 1]

Names every grey file whose picture is more than one level of 255 off dcmj2pnm's (or dcml2pnm's, for JPEG-LS), and says how
far. Differences by intent: padding is black here, overlays are drawn in their own tone, and pixels that are not
square are shown in their proportions, so that such pictures are left out. Debian: dcmtk python3-numpy python3-pil
python3-pydicom.
"""
import argparse
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy
import pydicom
from PIL import Image


def choice(file):
    """What DCMTK calls the file's first window or table; None where it has neither or is not grey."""
    try:
        header = pydicom.dcmread(file, stop_before_pixels=True)
    except Exception:
        return None
    if not str(header.get("PhotometricInterpretation", "")).startswith("MONOCHROME"):
        return None
    if header.get("WindowCenter") not in (None, ""):
        return ["+Wi", "1"]
    return ["+Wl", "1"] if header.get("VOILUTSequence") else None


def drawn(commands, target):
    for command in commands:
        target.unlink(missing_ok=True)
        if subprocess.run(command, capture_output=True).returncode == 0 and target.exists():
            return numpy.asarray(Image.open(target).convert("L")).astype(int)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    files = sorted(path for path in options.folder.rglob("*") if path.is_file())
    random.Random(options.seed).shuffle(files)
    compared = different = 0
    with tempfile.TemporaryDirectory() as folder:
        theirs, ours = pathlib.Path(folder, "theirs.pgm"), pathlib.Path(folder, "ours.png")
        for file in files:
            window = choice(file)
            if compared == options.files or window is None:
                continue
            a = drawn([[tool, *window, "+ob", "--frame", "1", file, theirs] for tool in ("dcmj2pnm", "dcml2pnm")], theirs)
            b = drawn([[options.cli, "render", file, "--plain", "--frame", "0", "--out", ours]], ours)
            if a is None or b is None or a.shape != b.shape:
                continue
            compared += 1
            off = numpy.abs(a - b)
            if off.max() > 1:
                different += 1
                print(f"{file}: {(off > 1).mean():.2%} of the pixels are off, by {off.max()} at most")
    print(f"{compared} pictures, {different} differ by more than one level")
    return 0


if __name__ == "__main__":
    sys.exit(main())
