import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on loopback that answers as it is told; ends with `close`. */
export async function serve(
  answer: RequestListener,
): Promise<{ address: string; close(): void; requests(): number }> {
  let requests = 0;
  const server: Server = createServer((request, response) => {
    requests++;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    requests: () => requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
