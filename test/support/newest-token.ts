import { env } from 'cloudflare:workers'

/** The id of the token that was made last. */
export async function newestToken(): Promise<string> {
  const newest = env.DB.prepare('select id from operator_tokens order by rowid desc limit 1')
  return (await newest.first<{ id: string }>())!.id
}
