// %% [markdown]
// # 0 · Start here
//
// *About 5 minutes. You run your first cells, train a small network that reads digits, and draw a digit for it.*
//
// This page is a **notebook**. It is made of **cells**: texts like this one, and code that you can run and change. Click
// on the code below, then press **Shift + Enter**.

// %%
console.log("7 × 6 =", 7 * 6);

// %% [markdown]
// The result appears below the cell, and the next cell is selected. Go back, change a number, run it again: nothing you
// do here can break anything.
//
// | you want to | do this |
// |---|---|
// | run a cell | Shift + Enter, or ▶ above the notebook |
// | know whether it runs | look left of it: `[*]` runs or waits for its turn, `[5]` was the fifth to run |
// | stop it | ■ above the notebook |
// | add a cell, for a hint or to try something | **+** above the notebook |
// | begin afresh | menu *Kernel*, *Restart Kernel*: all names are forgotten; then run the cells again, from the top |
// | go on after a break | select the cell where you were, then menu *Run*, *Run All Above Selected Cell* |
// | save | Ctrl + S; every two minutes it saves by itself |
//
// Run cells **from top to bottom**. What one cell declares, the cells that run after it can use; what has not run yet
// does not exist. The code is TypeScript.
//
// ## Reading digits
//
// To a computer a picture is a grid of numbers. Each number is a dot, a **pixel**: 0 is black, 255 is white. The digits
// below were drawn by a program, and each has the right answer beside it, its **label**.

// %%
import * as lab from "image-lab";

const digits = lab.drawnDigits(6000);
lab.show(lab.imageGrid(digits, { title: "Digits and their labels" }));

// %% [markdown]
// A **network** is a formula with thousands of adjustable numbers in it, its **weights**. The pixels of a picture go in;
// ten numbers come out, which say how probable it takes each digit to be. At first the weights are random, and so are
// the answers.
//
// **Training** means: show it a picture, compare its answer with the label, move every weight a little to where the
// answer would have been better, and go on to the next picture. Once through all pictures is an **epoch**. The share of
// pictures that the network reads rightly is its **accuracy**. Run the cell and watch it rise. You do not have to
// understand the code yet: in chapter 3 you write such lines yourself.

// %%
const { images, labels } = lab.toTensors(digits);
const network = lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max" });
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
await network.fit(images, labels, {
  epochs: 5,
  batchSize: 64,
  validationSplit: 0.1,
  callbacks: lab.live({ metric: "acc", title: "A network learns to read digits", from: digits }),
});

// %% [markdown]
// The second curve counts pictures that were held back: the network has never trained on them.
//
// Now draw a digit, with the mouse or a finger. What does the network take a 7 with a bar for? And a smiley?

// %%
lab.drawDigit(network);

// %% [markdown]
// ## What comes
//
// | chapter | what you do |
// |---|---|
// | [1](01-dataset.ipynb) | read pictures from their files, number by number |
// | [2](02-preprocessing.ipynb) | turn pixels into numbers that a network can take |
// | [3](03-mlp.ipynb) | build a network, train it, find out how often it is right |
// | [4](04-lenet5.ipynb) | build the network that you have just drawn for |
// | [5](05-loss.ipynb) | say in one number how wrong an answer is |
// | [6](06-optimizer.ipynb) | write the rule by which weights move |
// | [7](07-challenge.ipynb) | build the best network you can, and report on it |
//
// What a chapter marks as *optional* may be left out. Without it all chapters together take less than three hours.
//
// **Exercises.** An exercise is a function whose body is missing. Put your code in the place of the line
// `throw new lab.NotImplemented();`, run the cell, then the cell below it, which checks your function. A mistake is
// explained in your own numbers. Check as often as you like, and take hints: neither costs anything. Only a ready-made
// function that does it all does not count.
//
// **Points.** There are 20: 17 for functions, 3 for a report of half a page in chapter 7, which a person reads. The
// questions at the end of each chapter are for you and give no points.
//
// **Handing in.** When you are done, save your notebooks and run the cell below. It puts them and a page with all your
// figures into one file, `hand-in.zip`, and says what is still missing. Try it now, if you like: nothing is sent.

// %%
await lab.handIn();

// %% [markdown]
// That is all. **Go on with [chapter 1](01-dataset.ipynb).**
