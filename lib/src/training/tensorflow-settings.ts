/**
 * What TensorFlow reads from the environment while tfjs-node loads; to be imported before it. A value that is set already
 * stays.
 *
 * - Its greetings stay off the terminal (all but the one about oneDNN, which it prints before it reads this); warnings and
 *   errors still appear with "0" or "1".
 * - oneDNN computes convolutions. By itself TensorFlow uses it only on processors with AVX512-VNNI or newer; on others its
 *   own convolutions are several times slower.
 * - oneDNN's allocator keeps what it freed: a tensor of half a gigabyte that is gone, and one more at its side. The
 *   system's gives it back.
 */
process.env["TF_CPP_MIN_LOG_LEVEL"] ??= "2";
process.env["TF_ENABLE_ONEDNN_OPTS"] ??= "1";
process.env["TF_ONEDNN_USE_SYSTEM_ALLOCATOR"] ??= "1";

export {};
