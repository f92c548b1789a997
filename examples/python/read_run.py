#!/usr/bin/env python3
"""Reads the folder of a Glassbox run with pandas and xarray.

    python3 read_run.py results/first [--column NAME] [--plot pq.png]

Prints every mean with its error, computes one mean and its standard error again from the samples, and, where they are there, shows P(q) of the
last row and the overlaps between the copies of the first sample. Needs pandas; xarray and zarr for the stores; pyarrow or fastparquet for
Parquet (else CSV is read); matplotlib for the picture. Ends with 1 where the error computed again is not the one in the file.
"""

import argparse
import json
import math
import sys
from pathlib import Path

import numpy as np
import pandas as pd


def read_table(folder, name):
    """A table of the run and what its columns are: from Parquet where a reader is installed, from CSV otherwise."""
    path = folder / f"{name}.parquet"
    # A table without rows has no Parquet file.
    if path.exists():
        try:
            import pyarrow.parquet as parquet

            table = parquet.read_table(path)
            return table.to_pandas(), json.loads(table.schema.metadata[b"glassbox"])["columns"]
        except ImportError:
            pass
        try:
            import fastparquet

            file = fastparquet.ParquetFile(path)
            return file.to_pandas(), json.loads(file.key_value_metadata["glassbox"])["columns"]
        except ImportError:
            pass
    table = pd.read_csv(folder / f"{name}.csv")
    known = set(table.columns)
    # Without the metadata of Parquet: by name, as nearly every experiment calls them.
    return table, [
        {"name": column, "errorOf": column[:-5]} if column.endswith("Error") and column[:-5] in known else {"name": column}
        for column in table.columns
    ]


def with_error(value, error):
    """Two digits of the error, and the value to the same place."""
    if value is None or not isinstance(value, (int, float, np.number)) or isinstance(value, bool):
        return "" if value is None else str(value)
    if math.isnan(value):
        return ""
    if error is None or math.isnan(error) or error == 0:
        return f"{value:.4g}"
    places = max(0, 1 - math.floor(math.log10(error)))
    return f"{value:.{places}f} ± {error:.{places}f}"


def print_rows(rows, columns):
    errors = {column["errorOf"]: column["name"] for column in columns if "errorOf" in column}
    shown = pd.DataFrame(
        {
            name: [with_error(value, error) for value, error in zip(rows[name], rows[errors[name]] if name in errors else [None] * len(rows))]
            for name in rows.columns
            if name not in errors.values() and rows[name].notna().any()
        }
    )
    for first in range(0, len(shown.columns), 5):
        print(shown.iloc[:, first : first + 5].to_string(), end="\n\n")
    return errors


def check_error(rows, samples, errors, column):
    """Mean and standard error of the mean over samples, held to those of the rows. Returns the largest difference, relative."""
    by_row = samples.dropna(subset=[column]).groupby("row")[column]
    again = pd.DataFrame({"mean": by_row.mean(), "error": by_row.std(ddof=1) / np.sqrt(by_row.count())})
    told = rows.loc[again.index, [column, errors[column]]]
    difference = np.abs(again.to_numpy() - told.to_numpy(dtype=float))
    scale = np.abs(told.to_numpy(dtype=float)).max() or 1
    worst = float(np.nanmax(difference) / scale)
    print(f"{column}: mean and error of {len(again)} rows from {int(by_row.count().max())} samples each; largest difference {worst:.1e}")
    return worst


def open_store(path):
    """A Zarr store of the run; None where it has none, or nothing is installed that reads it."""
    if not path.exists():
        return None
    try:
        import xarray

        return xarray.open_zarr(path)
    except ImportError:
        print(f"xarray or zarr is not installed: {path.name} is left out")
        return None


def show_histogram(store, picture):
    names = [name[: -len("_density")] for name in store.data_vars if name.endswith("_density")]
    # Those of single samples have longer names; what has no _bin changes its bins from row to row.
    name = min((name for name in names if f"{name}_bin" in store.coords), key=len)
    density = store[f"{name}_density"].dropna("row", how="all").isel(row=-1)
    width = float(store[f"{name}_edges"].diff(f"{name}_edge")[0])
    print(f"{name}: {density.sizes[f'{name}_bin']} bins, integral {float(density.sum()) * width:.6f}")
    if picture is None:
        return
    try:
        import matplotlib
    except ImportError:
        print("matplotlib is not installed: no picture")
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot

    density.plot.step(x=f"{name}_bin", where="mid")
    pyplot.title(f"{store.attrs['experiment']}, last row")
    pyplot.xlabel("overlap q")
    pyplot.ylabel("P(q)")
    pyplot.savefig(picture, dpi=150)
    print(f"{picture} written")


def show_overlaps(store):
    """q between the copies of the first sample, at the end of the run."""
    if "spins" not in store:
        return
    # Bytes would overflow in the product.
    spins = store["spins"].isel(row=-1, sample=0).to_numpy().astype(int)
    print("overlaps of the copies of the first sample, last row:")
    print(np.array2string(spins @ spins.T / spins.shape[1], precision=3, suppress_small=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--column", help="whose error is computed again; default: the first that has one")
    parser.add_argument("--plot", help="picture of P(q)")
    asked = parser.parse_args()

    manifest = json.loads((asked.folder / "manifest.json").read_text(encoding="utf-8"))
    print(f"{manifest['experiment']}, {manifest['state']}, digest {manifest['digest']}\n")
    rows, columns = read_table(asked.folder, "rows")
    samples, _ = read_table(asked.folder, "samples")
    errors = print_rows(rows, columns)

    own = [name for name in samples.columns if name in errors]
    column = asked.column or (own[0] if own else None)
    if column is not None and column not in own:
        sys.exit(f"{column} has no samples and error of its own; these have: {', '.join(own)}")
    worst = 0.0 if column is None else check_error(rows, samples, errors, column)
    histograms, spins = (open_store(asked.folder / f"{name}.zarr") for name in ("histograms", "spins"))
    if histograms is not None:
        show_histogram(histograms, asked.plot)
    if spins is not None:
        show_overlaps(spins)
    # Sums in another order differ in their last digits.
    return 0 if worst < 1e-9 else 1


if __name__ == "__main__":
    sys.exit(main())
