"""jupyter_kernel_test over a TypeScript kernel: every test, none skipped but the pager.

Usage: python jupyter_kernel_suite.py KERNEL_NAME, with JUPYTER_PATH pointing at the kernelspec.
Prints one JSON line: {"passed": [...], "failed": {"test": "reason"}, "skipped": {...}}.
"""

import functools
import json
import sys
import unittest

import jupyter_kernel_test


DISPLAY = (
    'await Deno.jupyter.display({ "text/html": "<b>bold</b>" }, { raw: true })'
    if sys.argv[1] == "deno"
    else 'import { display } from "tslab"; display.html("<b>bold</b>")'
)
CLEAR = (
    'await Deno.jupyter.broadcast("clear_output", { wait: false })'
    if sys.argv[1] == "deno"
    else '(globalThis as any)[Symbol.for("Jupyter.kernel")].clearOutput()'
)


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = sys.argv[1]
    support_iopub_welcome = True

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.kc.get_iopub_msg = functools.partial(cls.kc.get_iopub_msg, timeout=10)  # a silent kernel fails


class TypeScriptKernel(jupyter_kernel_test.KernelTests):
    kernel_name = sys.argv[1]
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = 'console.log("hello, world")'
    code_stderr = 'console.error("oops")'
    code_execute_result = [{"code": "1 + 2", "result": "3"}, {"code": '"a" + "b"', "mime": "text/plain"}]
    code_display_data = [{"code": DISPLAY, "mime": "text/html"}]
    code_generate_error = 'throw new Error("boom")'
    code_inspect_sample = "Math.max"
    code_clear_output = CLEAR
    code_history_pattern = "1 ? 2*"
    supported_history_operations = ("tail", "range", "search")
    completion_samples = [{"text": "consol", "matches": {"console"}}, {"text": "Math.ma", "matches": {"max"}}]
    complete_code_samples = ["1", "const a = [1, 2];", "function f() { return 1; }"]
    incomplete_code_samples = ["function f() {", "const a = [1,", "`unterminated"]
    invalid_code_samples = ["const = 1", "1 +* 2"]


def main() -> None:
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    suite = unittest.TestSuite([load(TypeScriptKernel), load(Welcome)])
    names = [test._testMethodName for tests in suite for test in tests]
    result = unittest.TestResult()
    suite.run(result)

    def last_line(text: str) -> str:
        return text.strip().splitlines()[-1]

    def method(test: unittest.TestCase) -> str:
        test = getattr(test, "test_case", test)  # a sub-test fails its test
        return getattr(test, "_testMethodName", str(test))

    failed = {method(test): last_line(trace) for test, trace in result.failures + result.errors}
    skipped = {method(test): reason for test, reason in result.skipped}
    passed = [name for name in names if name not in failed and name not in skipped]
    print(json.dumps({"passed": passed, "failed": failed, "skipped": skipped}))


main()
