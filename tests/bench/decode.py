#!/usr/bin/python3
"""How fast frames are decoded, beside DCMTK's tools, GDCM and pydicom, on the same files in one run.

    tests/bench/decode.py build/release/bin/lantern-cli FOLDER_OF_CT_SLICES [--frames 40] [--seconds 2]

The slices become one multi-frame file of 16 bits and one of 8-bit colours, which the peers' own encoders write
in every transfer syntax they know. Each is then decoded by all: MB of decoded samples per second of CPU time, on
one core, the best of a few runs. CPU time stays what it is when others use the machine; the gain of two cores
does not, so the load is printed too, and what a byte costs in CPU time when two threads decode (1: as much as with
one, so a second core that is free doubles the speed). Debian: dcmtk libgdcm-tools python3-gdcm python3-pydicom python3-numpy
python3-pil openjph-tools.
"""
import argparse
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import warnings

import gdcm
import numpy
import pydicom
from pydicom.encaps import encapsulate
from pydicom.pixel_data_handlers import numpy_handler, pillow_handler, rle_handler
from pydicom.uid import UID_dictionary, ExplicitVRLittleEndian, generate_uid

HTJ2K_LOSSLESS = "1.2.840.10008.1.2.4.201"
UID_dictionary.setdefault(HTJ2K_LOSSLESS, ("HTJ2K Lossless", "Transfer Syntax", "", "", "HTJ2KLossless"))


def slices_in(folder, count):
    arrays = []
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if len(arrays) == count:
            break
        try:
            array = pydicom.dcmread(path).pixel_array
        except Exception:  # not an image, or not one that pydicom and GDCM read
            continue
        if array.ndim == 2 and (not arrays or array.shape == arrays[0].shape):
            arrays.append(array.astype(numpy.int32))
    if not arrays:
        sys.exit(f"There are no slices under {folder}.")
    return numpy.stack(arrays)


def written(path, frames, bits, syntax=ExplicitVRLittleEndian, encoded=None):
    """A multi-frame secondary capture of frames x rows x columns [x 3]."""
    colour = frames.ndim == 4
    data = pydicom.Dataset()
    data.file_meta = pydicom.dataset.FileMetaDataset()
    data.file_meta.TransferSyntaxUID = syntax
    data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.7." + ("4" if colour else "3")
    data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    data.StudyInstanceUID, data.SeriesInstanceUID = generate_uid(), generate_uid()
    data.Modality, data.PatientID, data.PatientName = "OT", "BENCH", "Bench"
    data.NumberOfFrames, data.Rows, data.Columns = frames.shape[:3]
    data.SamplesPerPixel = 3 if colour else 1
    data.PhotometricInterpretation = "RGB" if colour else "MONOCHROME2"
    if colour:
        data.PlanarConfiguration = 0
    data.BitsAllocated = 16 if bits > 8 else 8
    data.BitsStored, data.HighBit, data.PixelRepresentation = bits, bits - 1, 0
    if encoded is None:
        data.PixelData = frames.astype("<u2" if bits > 8 else "u1").tobytes()
    else:
        data.PixelData = encapsulate(encoded)
        data["PixelData"].is_undefined_length = True
    data["PixelData"].VR = "OW" if bits > 8 and encoded is None else "OB"
    data.is_little_endian, data.is_implicit_VR = True, False
    data.save_as(path, write_like_original=False)
    return path


def htj2k(frames, folder):
    encoded = []
    for frame in frames:
        (folder / "frame.pgm").write_bytes(b"P5\n%d %d\n4095\n" % frame.shape[::-1] + frame.astype(">u2").tobytes())
        subprocess.run(["ojph_compress", "-i", folder / "frame.pgm", "-o", folder / "frame.j2c", "-reversible", "true"],
                       check=True, capture_output=True)
        encoded.append((folder / "frame.j2c").read_bytes())
    return encoded


def transcoded(folder, values):
    """The files to decode, by name."""
    low, high = numpy.percentile(values, [1, 99])
    word = numpy.clip(values - values.min(), 0, 4095)
    grey = numpy.clip((values - low) * 255 / max(high - low, 1), 0, 255)
    colours = numpy.stack([grey, numpy.roll(grey, 7, axis=1), 255 - grey], axis=-1)
    plain, colour = written(folder / "word.dcm", word, 12), written(folder / "colour.dcm", colours, 8)
    files = {"Explicit VR, 16 bits": plain, "Explicit VR, colour": colour}
    for name, source, command in [
        ("RLE, 16 bits", plain, ["dcmcrle"]),
        ("RLE, colour", colour, ["dcmcrle"]),
        ("JPEG lossless SV1", plain, ["dcmcjpeg", "+e1"]),
        ("JPEG lossless, selection 6", plain, ["dcmcjpeg", "+el", "+sv", "6"]),
        ("JPEG extended, 12 bits", plain, ["dcmcjpeg", "+ee"]),
        ("JPEG baseline, colour", colour, ["dcmcjpeg", "+eb"]),
        ("JPEG-LS lossless", plain, ["dcmcjpls"]),
        ("JPEG-LS near-lossless", plain, ["dcmcjpls", "+en"]),
        ("JPEG 2000 lossless", plain, ["gdcmconv", "--j2k"]),
        ("JPEG 2000 lossless, colour", colour, ["gdcmconv", "--j2k"]),
        ("Deflated", plain, ["dcmconv", "+td"]),
    ]:
        target = folder / (name.replace(" ", "-").replace(",", "") + ".dcm")
        done = subprocess.run([*command, source, target], capture_output=True, text=True)
        if done.returncode == 0 and target.exists():
            files[name] = target
        else:
            print(f"{name} could not be written: {done.stderr.strip()[:200]}", file=sys.stderr)
    if shutil.which("ojph_compress"):
        files["HTJ2K lossless"] = written(folder / "htj2k.dcm", word, 12, HTJ2K_LOSSLESS, htj2k(word, folder))
    return files


def cpu_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def by_dcmtk(path, folder):
    syntax = str(pydicom.dcmread(path, stop_before_pixels=True).file_meta.TransferSyntaxUID)
    family = syntax.removeprefix("1.2.840.10008.1.2")
    if family.startswith((".4.9", ".4.2")):
        return None
    tool = {".5": "dcmdrle", ".4.80": "dcmdjpls", ".4.81": "dcmdjpls"}.get(family, "dcmdjpeg" if ".4." in family else "dcmconv")
    options = ["+cn"] if tool == "dcmdjpeg" else ["+te"] if tool == "dcmconv" else []
    start = cpu_of_children()
    done = subprocess.run([tool, *options, path, folder / "out.dcm"], capture_output=True)
    return cpu_of_children() - start if done.returncode == 0 else None


warnings.simplefilter("ignore")
gdcm.Trace.WarningOff()
gdcm.Trace.ErrorOff()


def by_gdcm(path, _):
    start = time.process_time()
    reader = gdcm.ImageReader()
    reader.SetFileName(str(path))
    if not reader.Read():
        return None
    image = reader.GetImage()
    try:
        image.GetBuffer()
    except Exception:
        return None
    return time.process_time() - start


def by_pydicom(path, _):
    pydicom.config.pixel_data_handlers = [numpy_handler, rle_handler, pillow_handler]
    start = time.process_time()
    try:
        pydicom.dcmread(path).pixel_array
    except Exception:
        return None
    return time.process_time() - start


def by_lantern(cli, path, seconds):
    done = subprocess.run([cli, "bench", "decode", path, "--json", "--seconds", str(seconds)], capture_output=True, text=True)
    return json.loads(done.stdout)["syntaxes"][0] if done.returncode == 0 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("folder")
    parser.add_argument("--frames", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    peers = {"DCMTK": by_dcmtk, "GDCM": by_gdcm, "pydicom": by_pydicom}
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; MB of decoded samples per second of CPU time\n")
    print("| syntax | Lantern | " + " | ".join(peers) + " | against the best | gain of two cores | CPU cost on two |")
    print("| --- | ---: " + "| ---: " * (len(peers) + 3) + "|")
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:
        folder = pathlib.Path(name)
        for syntax, path in transcoded(folder, slices_in(options.folder, options.frames)).items():
            ours = by_lantern(options.cli, path, options.seconds)
            if ours is None:
                print(f"| {syntax} | failed |")
                continue
            rates = {}
            for peer, run in peers.items():
                times = [seconds for seconds in (run(path, folder) for _ in range(options.runs)) if seconds]
                if times:
                    rates[peer] = ours["MB"] / min(times)
            best = max(rates.values(), default=None)
            cells = [f"{rates[peer]:.0f}" if peer in rates else "-" for peer in peers]
            against = f"{ours['MBperCpuSecond'] / best:.2f}" if best else "alone"
            print(f"| {syntax} | {ours['MBperCpuSecond']:.0f} | " + " | ".join(cells)
                  + f" | {against} | {ours['gainOfTwoCores']:.2f} | {ours['cpuCostOnTwoCores']:.2f} |",
                  flush=True)
    print(f"\nload {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
