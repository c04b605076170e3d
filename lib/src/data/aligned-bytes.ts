/** glibc puts an array of more than 32 MB 16 bytes behind the start of a page; so many more lead to a multiple of 64. */
const gap = 48;

/**
 * So many zero bytes where TensorFlow reads them in place: it copies what does not begin at a multiple of 64. Of smaller
 * arrays, or with another C library, nothing but that is lost.
 */
export function alignedBytes(length: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(gap + length), gap, length);
}
