/** Texts of chapter 6: one step down the slope. */
export const optimizer = {
  "property.gradientsLeft": "the values are right, but gradients stay in memory after the step: {count}",
  "property.gradientsLeft.hint": "call tf.dispose(gradients) at the end: the next step brings new ones",

  "gradientDescent.hint.1": "For each parameter: its value, minus the learning rate times its gradient.",
  "gradientDescent.hint.2":
    "A variable keeps its old value until you call parameter.assign(newValue). tf.tidy clears what was made on the way, tf.dispose(gradients) the gradients.",
  "gradientDescent.hint.3":
    "tf.tidy(() => parameters.forEach((parameter, i) => parameter.assign(parameter.sub(gradients[i].mul(learningRate))))); tf.dispose(gradients);",
  "gradientDescent.notAssigned":
    "the first parameter is still {after}: the new value was worked out but not assigned",
  "gradientDescent.notAssigned.hint":
    "sub makes a new tensor and leaves the variable alone: parameter.assign(parameter.sub(…))",
  "gradientDescent.signFlipped":
    "the first parameter went from {start} to {after} with gradient {gradient}: uphill, the sign is flipped",
  "gradientDescent.signFlipped.hint": "the gradient points uphill: subtract it",
  "gradientDescent.rateForgotten":
    "the first parameter went from {start} to {after} with gradient {gradient}: the learning rate is missing",
  "gradientDescent.rateForgotten.hint": "multiply the gradient by learningRate",
  "gradientDescent.stepAssigned":
    "the first parameter went from {start} to {after}: that is the step alone, the old value is lost",
  "gradientDescent.stepAssigned.hint": "assign the parameter minus the step",
  "gradientDescent.rateAsDivisor":
    "the first parameter went from {start} to {after} with gradient {gradient}: divided by the learning rate",
  "gradientDescent.rateAsDivisor.hint": "multiply by learningRate: a small rate makes small steps",
  "gradientDescent.onlyFirst":
    "the first parameter moved from {start} to {after}, all others stayed where they were",
  "gradientDescent.onlyFirst.hint": "go through all parameters: parameters.forEach((parameter, i) => …)",

  "momentum.hint.1": "Two lines for each parameter: first the new velocity, then a step against it.",
  "momentum.hint.2": "v ← β·v + g, then p ← p − lr·v with the new v. Both are variables: assign both.",
  "momentum.hint.3":
    "velocity.assign(velocity.mul(beta).add(gradients[i])); parameter.assign(parameter.sub(velocity.mul(learningRate))); inside tf.tidy, for every i; then tf.dispose(gradients);",
  "momentum.nothingAssigned": "the first parameter is still {after}: nothing was assigned",
  "momentum.nothingAssigned.hint":
    "velocity.assign(…) and parameter.assign(…): the other operations make new tensors",
  "momentum.forgotten":
    "the first parameter went from {start} to {after} with gradient {gradient}: the velocity was forgotten, this is plain gradient descent",
  "momentum.forgotten.hint": "step along the velocity, not along the gradient",
  "momentum.reset":
    "the first velocity went from {start} to {after}, which is the gradient alone: the past was reset",
  "momentum.reset.hint": "keep a share beta of the old velocity: velocity.mul(beta).add(gradient)",
  "momentum.velocityNotAssigned": "the first velocity is still {after}: it was worked out but not assigned",
  "momentum.velocityNotAssigned.hint": "velocity.assign(…), so that the next step finds it",
  "momentum.parameterNotAssigned": "the velocities are right, but the first parameter is still {after}",
  "momentum.parameterNotAssigned.hint": "parameter.assign(parameter.sub(…))",
  "momentum.signFlipped": "the first parameter went from {start} to {after}: uphill, the sign is flipped",
  "momentum.signFlipped.hint": "the velocity adds up gradients, which point uphill: subtract it",
  "momentum.dampened":
    "the first velocity went from {start} to {after} with gradient {gradient}: the variant with (1 − β)·g",
  "momentum.dampened.hint": "here the gradient enters in full: β·v + g",
  "momentum.betaOnGradient":
    "the first velocity went from {start} to {after} with gradient {gradient}: β multiplies the gradient instead of the velocity",
  "momentum.betaOnGradient.hint": "β is the share of the old velocity that is kept: β·v + g",
  "momentum.rateInVelocity":
    "the first velocity went from {start} to {after}: the learning rate is inside the velocity",
  "momentum.rateInVelocity.hint":
    "another common form; here v ← β·v + g, and the rate comes in with the step",
  "momentum.oldVelocity":
    "the first parameter went from {start} to {after}: the step used the velocity from before the update",
  "momentum.oldVelocity.hint": "update the velocity first, then step along the new one",
  "momentum.nesterov":
    "the first parameter went from {start} to {after}: Nesterov's variant, which looks one step ahead",
  "momentum.nesterov.hint": "the plain form is asked for: p ← p − lr·v",
  "momentum.onlyFirst":
    "the first parameter moved from {start} to {after}, all others stayed where they were",
  "momentum.onlyFirst.hint": "go through all parameters: parameters.forEach((parameter, i) => …)",
};
