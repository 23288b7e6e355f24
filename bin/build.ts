// What wrangler runs before it bundles the top level of wrangler.toml, and again after each change: it makes what the site
// serves and what development starts with. It refuses everything but development.
import { existsSync } from 'node:fs'

const command = process.env.WRANGLER_COMMAND
if (command !== undefined && !['dev', 'types'].includes(command)) {
  console.error('The top level of wrangler.toml is development, which is not deployed. Deploy with: npm run deploy')
  process.exit(1)
}

const { makeAssets } = await import('./assets.ts')
const { envFilesIn, keepLogos, keepState, refuseOthers } = await import('./dev-state.ts')
const { writeDevelopmentData } = await import('./development-data.ts')
const { developmentFolder } = await import('./program-name.ts')
const { usualStateFolder } = await import('./state.ts')

await makeAssets()
// `npm run dev` keeps the state folder itself, which may be another one.
const isKept = process.env.DEV_STATE_IS_KEPT === '1'
if (!isKept) {
  refuseOthers(usualStateFolder)
  await keepLogos(usualStateFolder, 'wrangler.toml')
  const { logins } = await keepState(usualStateFolder, 'http://localhost:8787', process.env.DEMO !== '0')
  for (const { name, loginId, password } of logins) console.log(`${name.padEnd(9)} ${loginId}   ${password}`)
  console.log('Operator token: .wrangler/state/dev.json   Mail: /dev/mail')
}
writeDevelopmentData(
  isKept ? developmentFolder : 'dist',
  envFilesIn(usualStateFolder).filter((file) => existsSync(file)),
)
