/**
 * Keeps TensorFlow's greetings off the terminal and leaves everything else as TensorFlow has it; to be imported before
 * tfjs-node. Whole trainings are compared with oneDNN as TensorFlow chooses: with it, on processors where it is not
 * chosen, a pool won by a hair may part two trainings whose steps all agree.
 */
process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";

export {};
