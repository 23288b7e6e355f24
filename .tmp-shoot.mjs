// test/support/browser.ts
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";

// test/support/patience.ts
var patience = 18e4;

// test/support/browser.ts
var shared = globalThis;
async function openBrowser() {
  const open = await shared.browserOfTheTests;
  if (open?.isConnected()) return open;
  return shared.browserOfTheTests = launch();
}
async function launch() {
  const executablePath = await chromium.executablePath();
  const libraries = missesLibraries(executablePath) ? unpackLibraries() : void 0;
  const path = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  const browser2 = await playwright.launch({
    executablePath,
    timeout: patience,
    // Its own arguments are for one page in one process; these tests open many.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-sync"
    ],
    env: { ...process.env, ...path ? { LD_LIBRARY_PATH: path } : {} }
  });
  return patient(browser2);
}
function patient(browser2) {
  const newContext = browser2.newContext.bind(browser2);
  browser2.newContext = async (options) => {
    const context2 = await newContext(options);
    context2.setDefaultTimeout(patience);
    return context2;
  };
  return browser2;
}
function missesLibraries(executable) {
  return /not found/.test(spawnSync("ldd", [executable], { encoding: "utf8" }).stdout ?? "");
}
function unpackLibraries() {
  const folder = join(tmpdir(), "chromium-libraries");
  if (existsSync(join(folder, "lib"))) return join(folder, "lib");
  mkdirSync(folder, { recursive: true });
  const packed = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../../bin/al2023.tar.br");
  spawnSync("tar", ["-x", "-C", folder], { input: brotliDecompressSync(readFileSync(packed)) });
  return join(folder, "lib");
}

// ../../tmp/shots/shoot.ts
var base = "http://localhost:8811";
var browser = await openBrowser();
var context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
var page = await context.newPage();
var [who = "owner", ...paths] = process.argv.slice(2);
await page.goto(base + "/dev/office");
await page.request.post(`${base}/dev/office/demo-${who}`, { headers: { Origin: base } });
for (const spec of paths) {
  const [name, path, mode = "light", width = "1280"] = spec.split("|");
  await page.emulateMedia({ colorScheme: mode });
  await page.setViewportSize({ width: Number(width), height: 900 });
  await page.goto(base + path);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  console.log(name, page.url(), "scrollWidth", wide);
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
}
await browser.close();
