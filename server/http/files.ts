/**
 * The built client, served from an index that is read once: a path that is not in the index does not exist,
 * so no request can reach outside it. Compressed copies made by the build are preferred.
 */
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** Names that carry the hash of their content never change what they mean. */
const HASHED = /[-.][A-Za-z0-9]{8,}\.[a-z0-9]+$/;

/** The address of a table: its page alone, not its debrief. */
const TABLE = /^\/t\/[^/]+\/?$/;

/** A flag hardly ever changes: it is not asked for at every visit. */
const FLAG = /[\\/]flags[\\/][a-z-]+\.svg$/;

interface Copy {
  readonly path: string;
  readonly size: number;
}

interface Served {
  readonly type: string;
  readonly etag: string;
  readonly cache: string;
  readonly plain: Copy;
  readonly br: Copy | null;
  readonly gzip: Copy | null;
}

export interface Files {
  /** Answers `path` if it is a file, or the page that it is an address of; false when neither. */
  serve(path: string, request: IncomingMessage, response: ServerResponse): boolean;
}

/** Indexes `dir`; an absent folder serves nothing. */
export function openFiles(dir: string): Files {
  const index = new Map<string, Served>();
  if (existsSync(dir))
    for (const name of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
      const type = TYPES[extname(name)];
      const path = join(dir, name);
      if (type !== undefined && statSync(path).isFile())
        index.set(`/${relative(dir, path).split(sep).join("/")}`, served(path, type));
    }

  // A table's page asks for a table's code at once.
  const pageOf = (path: string): Served | undefined =>
    (TABLE.test(path) ? index.get("/table.html") : undefined) ?? index.get("/index.html");
  return {
    serve: (path, request, response) => {
      const file = index.get(path) ?? (isAddress(path) ? pageOf(path) : undefined);
      if (!file) return false;
      send(file, request, response);
      return true;
    },
  };
}

/** An address within the page has no extension: /table/ABC234. */
const isAddress = (path: string): boolean => extname(path) === "";

function served(path: string, type: string): Served {
  const plain = copy(path);
  return {
    type,
    etag: `"${plain.size.toString(36)}-${Math.trunc(statSync(path).mtimeMs).toString(36)}"`,
    cache:
      HASHED.test(path) && !type.startsWith("text/html")
        ? "public, max-age=31536000, immutable"
        : FLAG.test(path)
          ? "public, max-age=604800"
          : "no-cache",
    plain,
    br: existsSync(`${path}.br`) ? copy(`${path}.br`) : null,
    gzip: existsSync(`${path}.gz`) ? copy(`${path}.gz`) : null,
  };
}

const copy = (path: string): Copy => ({ path, size: statSync(path).size });

function send(file: Served, request: IncomingMessage, response: ServerResponse): void {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const [chosen, encoding] =
    file.br && /\bbr\b/.test(accepted)
      ? [file.br, "br"]
      : file.gzip && /\bgzip\b/.test(accepted)
        ? [file.gzip, "gzip"]
        : [file.plain, null];
  response.setHeader("content-type", file.type);
  response.setHeader("cache-control", file.cache);
  response.setHeader("vary", "accept-encoding");
  response.setHeader("etag", file.etag);
  if (request.headers["if-none-match"] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  if (encoding) response.setHeader("content-encoding", encoding);
  response.setHeader("content-length", chosen.size);
  response.writeHead(200);
  if (request.method === "HEAD") response.end();
  else
    createReadStream(chosen.path)
      .on("error", () => response.destroy())
      .pipe(response);
}
