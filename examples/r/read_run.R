#!/usr/bin/env Rscript
# Reads the folder of a Glassbox run with base R; jsonlite, where it is installed, for the manifest and the spins.
#
#     Rscript read_run.R results/first [COLUMN]
#
# Prints every mean with its error, computes one mean and its standard error again from the samples, and shows the overlaps between the copies
# of the first sample where the run kept its spins. Ends with 1 where the error computed again is not the one in the file.

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 1) stop("usage: Rscript read_run.R FOLDER [COLUMN]")
folder <- arguments[1]
has_json <- requireNamespace("jsonlite", quietly = TRUE)

if (has_json) {
  manifest <- jsonlite::fromJSON(file.path(folder, "manifest.json"))
  cat(manifest$experiment, ", ", manifest$state, ", digest ", manifest$digest, "\n\n", sep = "")
}
read_table <- function(name) read.csv(file.path(folder, name), check.names = FALSE, encoding = "UTF-8")
rows <- read_table("rows.csv")
samples <- read_table("samples.csv")

# The error of a mean is the column of the same name and "Error".
means <- names(rows)[paste0(names(rows), "Error") %in% names(rows)]
others <- setdiff(names(rows), c(means, paste0(means, "Error")))
is_empty <- vapply(rows, function(column) all(is.na(column)), logical(1))

with_error <- function(value, error) {
  # Two digits of the error, and the value to the same place.
  places <- ifelse(is.na(error) | error == 0, 4, pmax(0, 1 - floor(log10(error))))
  text <- sprintf("%.*f", as.integer(places), value)
  text <- ifelse(is.na(error), text, sprintf("%s ± %.*f", text, as.integer(places), error))
  ifelse(is.na(value), "", text)
}
shown <- c(
  lapply(others[!is_empty[others]], function(name) format(rows[[name]], digits = 4)),
  lapply(means[!is_empty[means]], function(name) with_error(rows[[name]], rows[[paste0(name, "Error")]]))
)
names(shown) <- c(others[!is_empty[others]], means[!is_empty[means]])
print(as.data.frame(shown, check.names = FALSE))

worst <- 0
own <- intersect(means, names(samples))
column <- if (length(arguments) > 1) arguments[2] else own[1]
if (!is.na(column)) {
  if (!column %in% own) stop(column, " has no samples and error of its own; these have: ", paste(own, collapse = ", "))
  there <- samples[!is.na(samples[[column]]), ]
  again <- aggregate(there[[column]], list(row = there$row), function(x) c(mean(x), sd(x) / sqrt(length(x))))
  told <- rows[again$row + 1, c(column, paste0(column, "Error"))]
  worst <- max(abs(again$x - as.matrix(told)), na.rm = TRUE) / max(abs(as.matrix(told)), na.rm = TRUE)
  cat(sprintf("\n%s: mean and error of %d rows from the samples; largest difference %.1e\n", column, nrow(again), worst))
}

# A chunk of a Zarr store is zlib, which base R unpacks; its shape is in .zarray.
store <- file.path(folder, "spins.zarr", "spins")
if (has_json && dir.exists(store)) { # not there where the experiment has no spins to keep
  shape <- jsonlite::fromJSON(file.path(store, ".zarray"))$shape # row, sample, replica, site
  chunk <- file.path(store, paste(shape[1] - 1, 0, 0, 0, sep = "."))
  packed <- readBin(chunk, "raw", file.size(chunk))
  spins <- readBin(memDecompress(packed, "gzip"), "integer", prod(shape[-1]), size = 1, signed = TRUE)
  copies <- matrix(spins[seq_len(shape[3] * shape[4])], nrow = shape[4]) # site by replica, of the first sample
  cat("\noverlaps of the copies of the first sample, last row:\n")
  print(round(crossprod(copies) / shape[4], 3))
}
# Sums in another order differ in their last digits.
quit(status = if (worst < 1e-9) 0 else 1)
