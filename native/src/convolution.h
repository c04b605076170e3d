// A convolution's numbers, shared by the three files that compute with them:
//
//   convolution-forward.h    outputs; bias, activation and 2x2 pooling while they are in registers
//   convolution-weights.h    the gradient of the weights
//   convolution-input.h      the gradient of the input
//
// All of them hold a tile of sums in registers and let the loop over the kernel run inside. What makes few channels fast
// is the layout (planes.h): with one channel or six, every load still brings L useful numbers.
#pragma once
#include "activations.h"
#include "planes.h"

namespace ENGINE {

enum Pooling { NO_POOLING, MAXIMUM, AVERAGE };
/** Where TensorFlow's maximum begins: what a window of nothing but NaN or minus infinity gives. */
constexpr float LOWEST = -3.40282347e38f;

struct Convolution {
  int inChannels, outChannels, kernelHeight, kernelWidth, stride;
  int paddedHeight, paddedWidth;   // the input with its border of zeros
  int outHeight, outWidth;         // what is computed; with pooling an even number of rows and columns
  int activation, pooling;
  int pooledHeight, pooledWidth;   // what the stage gives; the same as outHeight and outWidth without pooling

  long inPlane() const { return planeSize(paddedHeight, paddedWidth); }
  long outPlane() const { return planeSize(outHeight, outWidth); }
  long pooledPlane() const { return (long)pooledHeight * pooledWidth; }
  /** Weights lie as in tfjs: [kernel row][kernel column][in channel][out channel]. */
  long weights() const { return (long)kernelHeight * kernelWidth * inChannels * outChannels; }
};

/** What the backward pass needs beside inputs and outputs: each maximum's place in its window, or what was averaged. */
struct Kept {
  VI* winners;
  V* outputs;
};

}  // namespace ENGINE
