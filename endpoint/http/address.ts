// Who is knocking, as far as the network can tell.
import { isIPv6 } from 'node:net'

export interface Knocking {
  /** Address of the socket's other end. */
  readonly socket: string | undefined
  readonly forwardedFor: string | undefined
}

/**
 * The key for limits by address. `X-Forwarded-For` is believed only as far as the operator's own proxies reach
 * (`proxyHops`): what stands further left was written by whoever wanted to.
 */
export function addressKey({ socket, forwardedFor }: Knocking, proxyHops: number): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim())
  const forwarded = proxyHops > 0 ? hops.at(-proxyHops) : undefined
  const address = forwarded === undefined || forwarded === '' ? socket : forwarded
  return network(address ?? 'unknown')
}

/** One IPv6 customer owns a whole /64, and could use a new address for each request. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (!isIPv6(plain)) return plain.slice(0, 64)
  const [head = '', tail] = plain.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back]
  return groups.slice(0, 4).join(':')
}
