/**
 * A server on localhost for the tests' pages: each path has its own headers, every name under `localhost` answers (so
 * that a load can have a site of its own), and reports of a Content-Security-Policy are kept.
 */
import { createServer } from "node:http";

/** What a strict page sends: nothing may be loaded or run, and every attempt is reported. */
export const STRICT = "default-src 'none'; report-uri /report";

/**
 * @typedef {object} Page
 * @property {string | Buffer} body
 * @property {string} [type]
 * @property {Record<string, string>} [headers]
 *
 * @typedef {object} Server
 * @property {(path: string, page: Page) => void} add
 * @property {(path: string, host?: string) => string} address
 * @property {string[]} requests the paths that were asked for so far
 * @property {string[]} reports the bodies of the policy reports so far
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Server>} */
export async function startServer() {
  /** @type {Map<string, Page>} */
  const pages = new Map();
  /** @type {string[]} */
  const reports = [];
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    requests.push(path);
    if (path === "/report") {
      keepReport(request, reports);
      response.writeHead(204).end();
    } else {
      answer(response, pages.get(path));
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    add: (path, page) => void pages.set(path, page),
    address: (path, host = "localhost") => `http://${host}:${port}${path}`,
    requests,
    reports,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {string[]} reports
 */
function keepReport(request, reports) {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (part) => (body += part));
  request.on("end", () => reports.push(body));
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {Page | undefined} page
 */
function answer(response, page) {
  if (!page) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not here");
    return;
  }
  response.writeHead(200, { "content-type": page.type ?? "text/html; charset=utf-8", ...page.headers }).end(page.body);
}
