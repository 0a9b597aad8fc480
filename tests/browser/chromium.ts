/**
 * Finds a Chromium on this machine, and with `--install` gets one where there is none.
 * It never downloads anything when one is there already.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const COMMANDS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
] as const;

const PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"].flatMap((d) =>
    COMMANDS.map((c) => join(d, c)),
  ),
  darwin: ["/Applications", join(process.env.HOME ?? "/", "Applications")].flatMap((d) => [
    join(d, "Google Chrome.app/Contents/MacOS/Google Chrome"),
    join(d, "Chromium.app/Contents/MacOS/Chromium"),
    join(d, "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
  ]),
  win32: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].flatMap(
    (d) =>
      d === undefined
        ? []
        : [
            join(d, "Google/Chrome/Application/chrome.exe"),
            join(d, "Chromium/Application/chrome.exe"),
            join(d, "Microsoft/Edge/Application/msedge.exe"),
          ],
  ),
};

export const HOW =
  "No Chromium found: install one (Debian and Ubuntu: apt-get install chromium; elsewhere Chrome will do), or set CHROMIUM to its path.";

/** The path of a Chromium; throws a sentence when there is none. */
export function findChromium(): string {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM is set to ${named}, but nothing is there.`);
  }
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((d) => COMMANDS.map((c) => join(d, c)));
  for (const path of [chromium.executablePath(), ...(PLACES[process.platform] ?? []), ...onPath])
    if (path !== "" && existsSync(path)) return path;
  throw new Error(HOW);
}

const has = (): boolean => {
  try {
    return findChromium() !== "";
  } catch {
    return false;
  }
};

/** Runs a command and says whether it went well; its output is shown only when it did not. */
function tried(what: string, command: string, ...args: readonly string[]): boolean {
  console.log(what);
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    timeout: 10 * 60_000,
    shell: process.platform === "win32",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status === 0) return true;
  console.log(`${stdout ?? ""}${stderr ?? ""}`.trim().split("\n").slice(-3).join("\n"));
  return false;
}

function isDebianRoot(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  return (
    existsSync("/etc/os-release") &&
    /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8"))
  );
}

function install(): void {
  tried(
    "Fetching a Chromium for the browser tests …",
    "npx",
    "--no",
    "playwright-core",
    "install",
    "chromium",
  );
  if (has() || !isDebianRoot()) return;
  if (tried("Asking the system's packages …", "apt-get", "update"))
    tried(
      "Installing the package chromium …",
      "apt-get",
      "install",
      "-y",
      "--no-install-recommends",
      "chromium",
    );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!has() && (process.env.CHROMIUM ?? "") === "" && process.argv.includes("--install")) install();
  try {
    console.log(findChromium());
  } catch (error) {
    console.log((error as Error).message);
    process.exitCode = 1;
  }
}
