/** To be imported first: tests of training switch the native engine off where nothing else is said. */
process.env.LAB_NATIVE ??= "on";

export {};
