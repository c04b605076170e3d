"""Answers tasks from standard input, one JSON line each, with the seconds that they took."""
import json
import sys
import time


def serve(tasks):
    answer = sys.stdout
    sys.stdout = sys.stderr
    print(json.dumps({"ready": True}), file=answer, flush=True)
    for line in sys.stdin:
        task = json.loads(line)
        name = task.pop("task")
        try:
            start = time.perf_counter()
            tasks[name](**task)
            print(json.dumps({"seconds": time.perf_counter() - start}), file=answer, flush=True)
        except Exception as error:  # whatever it is, the bench reports it and goes on
            print(json.dumps({"error": repr(error)[:300]}), file=answer, flush=True)
