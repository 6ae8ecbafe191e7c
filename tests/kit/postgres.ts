// A PostgreSQL of its own for a test: Debian's, on a free loopback port, in a temporary folder, gone afterwards.
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IN_TIME } from './within.ts'

export interface TestPostgres {
  /** A new, empty database. */
  database(): string
  stop(): void
}

const BIN = '/usr/lib/postgresql/15/bin'

export async function startPostgres(): Promise<TestPostgres> {
  if (!existsSync(join(BIN, 'initdb'))) {
    throw new Error('PostgreSQL 15 is not installed: apt-get install postgresql')
  }
  const folder = mkdtempSync(join(tmpdir(), 'amparo-pg-'))
  ownedByPostgres(folder)
  const data = join(folder, 'data')
  const port = String(await freePort())
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'amparo', '-E', 'UTF8', '--no-locale'])
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  let made = 0
  return {
    database() {
      made += 1
      const name = `ledger_${String(made)}`
      run('createdb', ['-h', '127.0.0.1', '-p', port, '-U', 'amparo', name])
      return `postgres://amparo@127.0.0.1:${port}/${name}`
    },
    stop() {
      run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root. */
function run(program: string, args: readonly string[]): void {
  // No pipes: the server that pg_ctl leaves behind would hold them open.
  const options = { ...IN_TIME, stdio: 'ignore', cwd: tmpdir() } as const
  const path = join(BIN, program)
  if (isRoot()) execFileSync('runuser', ['-u', 'postgres', '--', path, ...args], options)
  else execFileSync(path, args, options)
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function ownedByPostgres(folder: string): void {
  if (!isRoot()) return
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { ...IN_TIME, encoding: 'utf8' }))
  chownSync(folder, id('-u'), id('-g'))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      const port = typeof bound === 'object' && bound !== null ? bound.port : 0
      server.close(() => resolve(port))
    })
  })
}
