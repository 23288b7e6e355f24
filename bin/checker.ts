// Builds what checks files in the visitor's browser into public/checker: the script of the page, and the worker.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

/** Writes what has changed alone, so that a server that runs serves no half of it. */
export async function buildChecker(folder = 'public/checker'): Promise<{ files: number; bytes: number }> {
  const { outputFiles } = await build({
    entryPoints: ['src/checker/browser/page.ts', 'src/checker/browser/worker.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    // The half of what reads PDFs that looks at their parts.
    alias: { 'pdf-lib': './node_modules/pdf-lib/es/core/index.js' },
    target: 'es2023',
    minify: true,
    legalComments: 'linked',
    tsconfig: 'src/checker/browser/tsconfig.json',
    logLevel: 'warning',
    write: false,
  })
  const files = [...outputFiles, await exitPackPage(folder)]
  mkdirSync(folder, { recursive: true })
  const wanted = new Set(files.map(({ path }) => basename(path)))
  for (const { path, contents } of files) {
    const file = join(folder, basename(path))
    if (!existsSync(file) || !readFileSync(file).equals(contents)) writeFileSync(file, contents)
  }
  for (const name of readdirSync(folder)) if (!wanted.has(name)) rmSync(join(folder, name))
  return { files: files.length, bytes: files.reduce((sum, { contents }) => sum + contents.length, 0) }
}

/** The page of an exit pack, in one file: a page opened from a folder can't load other files. */
async function exitPackPage(folder: string): Promise<{ path: string; contents: Uint8Array }> {
  const { outputFiles } = await build({
    entryPoints: ['src/checker/browser/offline.ts'],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    alias: { 'pdf-lib': './node_modules/pdf-lib/es/core/index.js' },
    target: 'es2023',
    minify: true,
    legalComments: 'inline',
    tsconfig: 'src/checker/browser/tsconfig.json',
    logLevel: 'warning',
    write: false,
  })
  // Escaped, so that it can't close the script element. A module, so that it can await its checks.
  const script = outputFiles[0]!.text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const template = readFileSync('src/checker/browser/offline.html', 'utf8')
  const page = template.replace('__SCRIPT__', () => script)
  // Served as text: on the site the page would be useless, and its script is forbidden there.
  return { path: join(folder, 'exit-pack.txt'), contents: new TextEncoder().encode(page) }
}
