/**
 * Keeps TensorFlow's greetings off the terminal; warnings and errors still appear when this is set to "0" or "1" before.
 * To be imported before tfjs-node, which reads it while it loads.
 */
process.env["TF_CPP_MIN_LOG_LEVEL"] ??= "2";

export {};
