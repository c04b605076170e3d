/** node:string_decoder: a character whose bytes come in two chunks is put together. */
export class StringDecoder {
  #decoder = new TextDecoder();

  write(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }

  end(): string {
    const rest = this.#decoder.decode();
    this.#decoder = new TextDecoder();
    return rest;
  }
}
