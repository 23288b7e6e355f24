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
    const context = await newContext(options);
    context.setDefaultTimeout(patience);
    return context;
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

// ../../tmp/shots/claim.ts
var base = "http://localhost:8811";
var browser = await openBrowser();
for (const [login, password] of [["CSCO10000003", "cleo-is-an-expert"], ["CSCO10000002", "ben-renews-soon"]]) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(base + "/sign-in");
  await await page.getByLabel("Login ID or email address").fill(login);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).or(page.getByRole("button", { name: "Sign in" })).first().click();
  await page.waitForLoadState();
  await page.goto(base + "/fulfillment/claim");
  const boxes = await page.locator('input[type=checkbox][name^="kit."]').all();
  console.log(page.url(), boxes.length);
  for (const b of boxes.slice(0, 3)) await b.check();
  await page.locator('main form button.main, main button:has-text("Continue")').first().click();
  await page.waitForLoadState();
  console.log(page.url());
  const fill = { firstName: "Ann", lastName: "Example", email: "a@example.com", address1: "Main Street 1", city: "Raleigh", state: "NC", postalCode: "27601" };
  if (page.url().includes("shipping")) {
    for (const [k, v] of Object.entries(fill)) if (!await page.inputValue(`[name=${k}]`)) await page.fill(`[name=${k}]`, v);
    if (!await page.inputValue("[name=country]")) await page.selectOption("[name=country]", "US");
    await page.locator("main form button.main").first().click();
    await page.waitForLoadState();
    console.log(page.url(), (await page.locator(".error").allTextContents()).join("|"));
  }
}
await browser.close();
