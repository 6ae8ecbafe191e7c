// The real endpoint as a process of its own, serving the built app: what `npm start` runs after its build.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { within } from '../../kit/within.ts'

export const OPERATOR_CODE = 'operator-code-of-the-tests'

export interface RunningEndpoint {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** On a given port, so that it can be stopped and started again at the same address. */
export async function startEndpoint(
  data: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningEndpoint> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'endpoint/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      AMPARO_DATA: data,
      AMPARO_OPERATOR_CODE: OPERATOR_CODE,
      ...settings,
    },
    stdio: 'ignore',
  })
  const url = `http://localhost:${String(port)}`
  await untilItAnswers(url, child)
  return {
    url,
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await within('the endpoint to stop', gone)
    },
  }
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error('The endpoint stopped while starting.')
    const answered = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The endpoint does not answer.')
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('No free port.'))
      })
    })
  })
}
