"""Hand out and grade the image-classification lab: nbgrader's folders and database, boxed kernels, own verdicts."""
