// Builds the app once before the browser tests, as `npm start` does; they run on what would be shipped.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { thisShare } from '../../kit/share.ts'
import { IN_TIME } from '../../kit/within.ts'

export async function setup(): Promise<void> {
  if (process.env.AMPARO_BUILT === 'yes') return
  console.log(`What is too large for every run: this one looks at ${thisShare().name}.`)
  process.env.AMPARO_BUILT = 'yes'
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)('node', ['node_modules/vite/bin/vite.js', 'build'], {
    ...IN_TIME,
    env,
  })
}
