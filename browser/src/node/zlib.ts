/** node:zlib. */
import { gunzipSync as gunzip } from "fflate";

export const gunzipSync = (bytes: Uint8Array): Uint8Array => gunzip(bytes);
