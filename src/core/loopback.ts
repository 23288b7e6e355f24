const hosts = ['localhost', '127.0.0.1', '[::1]']

/** Whether an address names this very machine. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && hosts.includes(new URL(url).hostname)
}
