import { PROTOCOL_VERSION } from "../protocol/message";

/** The compiler's version, known before the compiler is loaded. */
const TYPESCRIPT_VERSION = "5.0.4";

export const kernelInfo: Record<string, unknown> = {
  status: "ok",
  protocol_version: PROTOCOL_VERSION,
  implementation: "lab-kernel",
  implementation_version: "1.0.0",
  banner: `TypeScript ${TYPESCRIPT_VERSION} on Node.js ${process.version}`,
  debugger: false,
  supported_features: [],
  help_links: [
    { text: "TypeScript", url: "https://www.typescriptlang.org/docs/" },
    { text: "TensorFlow.js", url: "https://js.tensorflow.org/api/latest/" },
  ],
  language_info: {
    name: "typescript",
    version: TYPESCRIPT_VERSION,
    mimetype: "application/typescript",
    file_extension: ".ts",
    pygments_lexer: "typescript",
    codemirror_mode: "typescript",
    nbconvert_exporter: "script",
  },
};
