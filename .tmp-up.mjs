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

// ../../tmp/shots/up.ts
var base = "http://localhost:8811";
var browser = await openBrowser();
var context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
var page = await context.newPage();
await page.goto(base + "/dev/office");
await page.request.post(`${base}/dev/office/demo-records`, { headers: { Origin: base } });
await page.goto(base + "/office/files/new");
await page.setInputFiles("[name=file]", { name: "adjustments-20261201-093000.csv", mimeType: "text/csv", buffer: Buffer.from("adjustment_id,candidate_id,certification,kind,on,months,reason\nA1,CSCO10000003,,suspend,2026-11-30,,Audit\nA2,CSCO10000002,,extend,2026-11-30,6,Kindness\n") });
await page.getByRole("button", { name: "Show what it changes" }).click();
await page.waitForTimeout(3e3);
await page.reload();
await page.screenshot({ path: "/tmp/shots/preview.png", fullPage: true });
var mobile = await context.newPage();
await mobile.setViewportSize({ width: 360, height: 800 });
await mobile.goto(page.url());
await mobile.screenshot({ path: "/tmp/shots/preview360.png", fullPage: true });
console.log(page.url(), await mobile.evaluate("1").catch(() => ""));
await page.goto(base + "/office/unmatched");
await page.getByRole("link", { name: "Attach: 900100101" }).click();
await page.screenshot({ path: "/tmp/shots/attach.png", fullPage: true });
await page.getByRole("button", { name: "Show what it does" }).click();
await page.screenshot({ path: "/tmp/shots/attach2.png", fullPage: true });
await page.locator(".act-here button").click();
await page.screenshot({ path: "/tmp/shots/attach3.png", fullPage: true });
console.log(page.url());
await browser.close();
