// The bytes of the pictures that the view shows, drawn anew. Asking for the files themselves would be a request, which
// a page's policy may forbid and report, and its service worker may answer from the network. What comes from another
// site the browser shows and doesn't hand out.

import type { Picture } from "../saving.js";

/** What a message bears beside the snapshot: Chromium refuses more than 64 MB. */
const MOST = 40_000_000;

/** Of a picture that is drawn anew nobody sees that it was. */
const QUALITY = 0.92;

/** Those of the pictures that the browser hands out. */
export async function takePictures(shown: Iterable<HTMLImageElement>): Promise<Picture[]> {
  const pictures = new Map<string, Picture>();
  let room = MOST;
  for (const picture of shown) {
    const address = picture.getAttribute("src") ?? "";
    // What stands in the address itself is read from there.
    if (address.startsWith("data:") || pictures.has(address)) continue;
    const bytes = await draw(picture, address).catch(() => null);
    if (!bytes || bytes.length > room) continue;
    room -= bytes.length;
    pictures.set(address, { address, bytes });
  }
  return [...pictures.values()];
}

/** An error where the picture isn't there, or is another site's. */
async function draw(picture: HTMLImageElement, address: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("There is nothing to draw with.");
  // Drawings and what may be seen through stay sharp, photographs small.
  const isDrawing = /\.(?:png|gif|svg|bmp|ico)(?:[?#]|$)/i.test(address);
  pen.fillStyle = isDrawing ? "transparent" : "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0);
  const drawn = await canvas.convertToBlob({ type: isDrawing ? "image/png" : "image/jpeg", quality: QUALITY });
  return new Uint8Array(await drawn.arrayBuffer());
}
