// The one door to the network. Whatever comes back is parsed here, or is a problem.
import type * as z from 'zod/mini'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import { PROBLEM_PREFIX, ProblemDocument } from '../wire/problem.ts'

export interface Http {
  readonly ask: <T>(question: Question<T>) => Promise<Result<T, HttpProblem>>
}

export interface Question<T> {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly token?: string
  readonly body?: unknown
  readonly answer: z.ZodMiniType<T>
  readonly signal: AbortSignal
}

/**
 * `unreachable`: no connection, or no such host. `too-slow`: no whole answer in time. `nonsense`: an answer that
 * is not the endpoint's. `refused`: the endpoint said no; `type` is one of wire/problem.ts.
 */
export type HttpProblem =
  | (Problem & { readonly kind: 'unreachable' | 'too-slow' | 'stopped' })
  | { readonly kind: 'nonsense'; readonly status: number }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly type: string
      readonly detail?: string
    }

export interface HttpNeeds {
  readonly fetch: typeof fetch
  /** Origin of the endpoint, without a slash at the end. */
  readonly endpoint: string
  readonly timeoutMs: number
}

export function createHttp(needs: HttpNeeds): Http {
  return {
    ask: async (question) => {
      const timeout = AbortSignal.timeout(needs.timeoutMs)
      try {
        const response = await needs.fetch(`${needs.endpoint}${question.path}`, {
          method: question.method,
          headers: headersOf(question),
          body: question.body === undefined ? null : JSON.stringify(question.body),
          signal: AbortSignal.any([question.signal, timeout]),
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'error',
          referrerPolicy: 'no-referrer',
        })
        return read(question, response.status, await response.text())
      } catch {
        if (question.signal.aborted) return fail({ kind: 'stopped' })
        return fail({ kind: timeout.aborted ? 'too-slow' : 'unreachable' })
      }
    },
  }
}

function headersOf({ token, body }: Question<unknown>): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
}

function read<T>(question: Question<T>, status: number, text: string): Result<T, HttpProblem> {
  const value = parseJson(text)
  if (status >= 200 && status < 300) {
    const answer = question.answer.safeParse(value)
    return answer.success ? ok(answer.data) : fail({ kind: 'nonsense', status })
  }
  const document = ProblemDocument.safeParse(value)
  if (!document.success || !document.data.type.startsWith(PROBLEM_PREFIX)) {
    return fail({ kind: 'nonsense', status })
  }
  const type = document.data.type.slice(PROBLEM_PREFIX.length)
  const { detail } = document.data
  return fail({ kind: 'refused', status, type, ...(detail === undefined ? {} : { detail }) })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
