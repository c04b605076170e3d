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

  "gradientDescent.firstGradient": "all parameters moved by the first gradient",
  "gradientDescent.firstGradient.hint": "gradients[i] belongs to parameters[i]",
  "gradientDescent.everythingScaled":
    "the first parameter went from {start} to {after} with gradient {gradient}: parameter and all were multiplied by the learning rate",
  "gradientDescent.everythingScaled.hint":
    "multiply the gradient alone: parameter.sub(gradient.mul(learningRate))",
  "gradientDescent.rateOnParameter":
    "the first parameter went from {start} to {after} with gradient {gradient}: the learning rate is on the parameter",
  "gradientDescent.rateOnParameter.hint":
    "multiply the gradient by learningRate, and leave the parameter as it is",
  "gradientDescent.reversed":
    "the first parameter went from {start} to {after} with gradient {gradient}: the parameter was subtracted from the step",
  "gradientDescent.reversed.hint": "parameter.sub(step), not step.sub(parameter)",
  "gradientDescent.signOnly":
    "the first parameter went from {start} to {after} with gradient {gradient}: only the sign of the gradient was used",
  "gradientDescent.signOnly.hint": "a steep slope makes a long step: leave out sign()",
  "gradientDescent.gradientSquared":
    "the first parameter went from {start} to {after} with gradient {gradient}: the gradient was squared",
  "gradientDescent.gradientSquared.hint":
    "the step is the learning rate times the gradient itself: leave out square()",
  "gradientDescent.meanGradient":
    "the first parameter went from {start} to {after} with gradient {gradient}: every number moved by the mean of the gradients",
  "gradientDescent.meanGradient.hint": "each number has a slope of its own: leave out mean()",
  "gradientDescent.fixedRate":
    "the step is {received} times the gradient, learningRate is {expected}: a rate is written into your code",
  "gradientDescent.fixedRate.hint": "use the parameter learningRate",
  "gradientDescent.wrongOrder":
    "a parameter was given a value of another shape: gradients and parameters are not paired",
  "gradientDescent.wrongOrder.hint": "gradients[i] belongs to parameters[i]",
  "momentum.alongGradient":
    "the velocities are right, but the first parameter went from {start} to {after} with gradient {gradient}: the step went along the gradient",
  "momentum.alongGradient.hint": "step along the new velocity: parameter.sub(velocity.mul(learningRate))",
  "momentum.betaForgotten":
    "the first velocity went from {start} to {after} with gradient {gradient}: β is missing, the whole old velocity is kept",
  "momentum.betaForgotten.hint": "velocity.mul(beta).add(gradient)",
  "momentum.betaAndRateSwapped":
    "the first velocity went from {start} to {after} with gradient {gradient}: β and the learning rate are exchanged",
  "momentum.betaAndRateSwapped.hint": "β goes with the velocity, the learning rate with the step",
  "momentum.rateTwice":
    "the first velocity went from {start} to {after} with gradient {gradient}: the learning rate is in the velocity and in the step",
  "momentum.rateTwice.hint": "multiply by learningRate once, in the step",
  "momentum.rateForgotten": "the first parameter went from {start} to {after}: the learning rate is missing",
  "momentum.rateForgotten.hint": "multiply the velocity by learningRate",
  "momentum.gradientSubtracted":
    "the first velocity went from {start} to {after} with gradient {gradient}: the gradient was subtracted, so the step goes uphill",
  "momentum.gradientSubtracted.hint":
    "the velocity adds up gradients: β·v + g; the minus comes with the step",
  "momentum.betaOnBoth":
    "the first velocity went from {start} to {after} with gradient {gradient}: β multiplies both, the velocity and the gradient",
  "momentum.betaOnBoth.hint": "β·v + g: multiply the velocity before you add",
  "momentum.fixedBeta":
    "{received} of the old velocity is kept, beta is {expected}: a number is written into your code",
  "momentum.fixedBeta.hint": "use the parameter beta",
  "momentum.fixedRate":
    "the step is {received} times the velocity, learningRate is {expected}: a rate is written into your code",
  "momentum.fixedRate.hint": "use the parameter learningRate",
  "momentum.wrongOrder":
    "a velocity or a parameter was given a value of another shape: they are not paired with their gradients",
  "momentum.wrongOrder.hint": "velocities[i] and gradients[i] belong to parameters[i]",
  "momentum.firstVelocity": "only the first velocity was updated, though all parameters moved",
  "momentum.firstVelocity.hint": "velocities[i] belongs to parameters[i]",
  "gradientDescent.firstForgotten": "the first parameter is still {start}, all others moved",
  "gradientDescent.firstForgotten.hint": "count from 0: a loop starts at i = 0",
  "gradientDescent.steppedTwice":
    "the first parameter went from {start} to {after}: two steps were taken instead of one",
  "gradientDescent.steppedTwice.hint": "subtract η·g once",
  "momentum.updatedTwice":
    "the first velocity went from {start} to {after} with gradient {gradient}: it was updated twice",
  "momentum.updatedTwice.hint": "v ← β·v + g once, then the step",
  "momentum.gradientNotKept":
    "the first velocity went from {start} to {after}: the gradient was used for the step, but not kept in the velocity",
  "momentum.gradientNotKept.hint": "assign β·v + g to the velocity, then step along it",
  "momentum.oneMinusBeta":
    "the first velocity went from {start} to {after} with gradient {gradient}: 1 − β of it was kept instead of β",
  "momentum.oneMinusBeta.hint": "v ← β·v + g",
  "momentum.firstForgotten": "the first parameter and its velocity stayed as they were, all others moved",
  "momentum.firstForgotten.hint": "count from 0: a loop starts at i = 0",
  "gradientDescent.rateSquared":
    "the first parameter went from {start} to {after} with gradient {gradient}: the learning rate was multiplied in twice",
  "gradientDescent.rateSquared.hint": "multiply by learningRate once",
  "gradientDescent.multiplied":
    "the first parameter went from {start} to {after} with gradient {gradient}: it was multiplied by the step",
  "gradientDescent.multiplied.hint": "subtract the step: parameter.sub(…)",
  "gradientDescent.gradientForgotten":
    "the first parameter went from {start} to {after} with gradient {gradient}: the learning rate alone was used, not the gradient",
  "gradientDescent.gradientForgotten.hint": "the step is the gradient times learningRate",
  "gradientDescent.gradientCutOff":
    "the first parameter went from {start} to {after} with gradient {gradient}: the gradient was cut off at 1",
  "gradientDescent.gradientCutOff.hint": "useful elsewhere; here the gradient counts as it is",
  "gradientDescent.firstNumberOnly": "every number of a parameter moved by the first number of its gradient",
  "gradientDescent.firstNumberOnly.hint":
    "use the whole tensor, without dataSync()[0]: each number has a slope of its own",
  "momentum.gradientTwice":
    "the velocities are right, but the first parameter went from {start} to {after} with gradient {gradient}: the gradient was added to the step once more",
  "momentum.gradientTwice.hint":
    "the new velocity holds the gradient already: parameter.sub(velocity.mul(learningRate))",
  "momentum.betaInStep":
    "the velocities are right, but the first parameter went from {start} to {after} with gradient {gradient}: β was multiplied into the step, too",
  "momentum.betaInStep.hint": "β goes with the old velocity alone: p ← p − η v",
  "momentum.betaOnParameter":
    "the velocities are right, but the first parameter went from {start} to {after} with gradient {gradient}: the parameter was multiplied by β",
  "momentum.betaOnParameter.hint": "β goes with the velocity: p ← p − η v",
  "momentum.rateSquared":
    "the velocities are right, but the first parameter went from {start} to {after} with gradient {gradient}: the learning rate was multiplied in twice",
  "momentum.rateSquared.hint": "multiply by learningRate once",
  "momentum.dividedByBeta":
    "the first velocity went from {start} to {after} with gradient {gradient}: it was divided by β",
  "momentum.dividedByBeta.hint": "multiply: velocity.mul(beta) keeps the share β of it",
  "momentum.betaAdded":
    "the first velocity went from {start} to {after} with gradient {gradient}: β was added",
  "momentum.betaAdded.hint": "multiply: velocity.mul(beta) keeps the share β of it",
  "gradientDescent.lastForgotten": "the last parameter stayed where it was, all others moved",
  "gradientDescent.lastForgotten.hint": "a loop over all ends with i < parameters.length",
  "gradientDescent.otherStep":
    "a parameter p becomes {received}, expected {expected}, with g for its gradient and η for the learning rate",
  "gradientDescent.otherStep.hint": "compare the two formulas sign by sign: .sub(gradient.mul(learningRate))",
  "momentum.lastForgotten": "the last parameter stayed where it was, all others moved",
  "momentum.lastForgotten.hint": "a loop over all ends with i < parameters.length",
  "momentum.otherVelocity": "a velocity v becomes {received}, expected {expected}, with g for the gradient",
  "momentum.otherVelocity.hint": "compare the two formulas sign by sign: velocity.mul(beta).add(gradient)",
  "momentum.otherStep": "a parameter p becomes {received}, expected {expected}, with v for the new velocity",
  "momentum.otherStep.hint":
    "compare the two formulas sign by sign: parameter.sub(velocity.mul(learningRate))",
  "optimizer.stepFactor": "the steps are not all alike: that of {what} is {received} times the right one",
  "optimizer.stepFactor.hint": "every parameter moves by the same rule, in every step",
};
