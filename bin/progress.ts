/** How long it took, and how many rows it came to in a second. */
export interface Counted {
  readonly seconds: number
  readonly rate: number
}

const width = 30

/** A bar in a terminal; nothing where the output goes elsewhere. */
export function progressBar(name: string, total: number) {
  const start = performance.now()
  const counted = (rows: number): Counted => {
    const seconds = (performance.now() - start) / 1000
    return { seconds, rate: Math.round(rows / Math.max(seconds, 0.001)) }
  }
  return {
    show(report: { readonly rows: number }): void {
      if (!process.stderr.isTTY) return
      const done = Math.min(1, report.rows / Math.max(total, 1))
      const filled = Math.round(done * width)
      const bar = '█'.repeat(filled) + '·'.repeat(width - filled)
      process.stderr.write(`\r${name}  ${bar}  ${report.rows}/${total}  ${counted(report.rows).rate} rows a second `)
    },
    end(report: { readonly rows: number }): Counted {
      if (process.stderr.isTTY) process.stderr.write('\r\u001B[2K')
      return counted(report.rows)
    },
  }
}
