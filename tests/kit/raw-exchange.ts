// Bytes to a socket, and what comes back: for requests that no honest client would send.
import { connect } from 'node:net'

export interface RawAnswer {
  /** Of each answer on the line, in order; none when the line was just closed. */
  readonly statuses: readonly number[]
  readonly text: string
}

export interface RawOptions {
  /** Closes the sending side after the first answer, or after a silence: a half-closed line is not answered. */
  readonly hangUp?: boolean
  /** Milliseconds between the parts. */
  readonly pause?: number
  readonly patience?: number
}

const SILENCE = 60

export function rawExchange(
  port: number,
  parts: readonly (string | Uint8Array)[],
  { hangUp = false, pause = 0, patience = 1000 }: RawOptions = {},
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const heard: Buffer[] = []
    const finish = () => {
      socket.destroy()
      const text = Buffer.concat(heard).toString('latin1')
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, code]) => Number(code))
      resolve({ statuses: statuses.filter((status) => status !== 100), text })
    }
    socket.on('data', (bytes) => {
      heard.push(bytes)
      if (hangUp) socket.end()
      // Answers are small: once one has come, whatever follows it is there at once.
      socket.setTimeout(80)
    })
    socket.setTimeout(patience, finish)
    socket.on('error', finish)
    socket.on('close', finish)
    socket.on('connect', () => void speak())

    async function speak(): Promise<void> {
      for (const part of parts) {
        if (socket.destroyed) return
        socket.write(part)
        if (pause > 0) await new Promise((next) => setTimeout(next, pause))
      }
      if (hangUp) setTimeout(() => socket.end(), SILENCE)
    }
  })
}
