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
  mkdirSync(folder, { recursive: true })
  const wanted = new Set(outputFiles.map(({ path }) => basename(path)))
  for (const { path, contents } of outputFiles) {
    const file = join(folder, basename(path))
    if (!existsSync(file) || !readFileSync(file).equals(contents)) writeFileSync(file, contents)
  }
  for (const name of readdirSync(folder)) if (!wanted.has(name)) rmSync(join(folder, name))
  return { files: outputFiles.length, bytes: outputFiles.reduce((sum, { contents }) => sum + contents.length, 0) }
}
