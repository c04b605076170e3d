"""Only executes notebooks, one after another, in the lab's kernel: what grading is compared with. Prints the seconds."""

import sys
import time

import nbformat
from nbclient import NotebookClient

started = time.monotonic()
for file in sys.argv[1:]:
    NotebookClient(nbformat.read(file, as_version=4), kernel_name="tslab", allow_errors=True, timeout=600).execute()
print(time.monotonic() - started)
