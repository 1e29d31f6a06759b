"""Executes the notebook on standard input, and prints it with its outputs."""

import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.stdin, as_version=4)
nbformat.validate(notebook)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
nbformat.write(notebook, sys.stdout)
